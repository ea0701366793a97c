//! What a lock keeps of the chain: whom it believes, and the last snapshot that they vouch for.

use litentry_lock_snapshot::{Known, Snapshot, SnapshotInvalid, Trust};
use litentry_vocabulary::blake2_256;
use parity_scale_codec::{Decode, DecodeAll, Encode};

/// Whom a lock believes, and what they said last. Both are one file, so that they always belong
/// together.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub(crate) struct Held {
	/// Whom it believes.
	pub(crate) trust: Trust,
	/// The last snapshot.
	pub(crate) snapshot: Option<Snapshot>,
}

impl Held {
	/// Nothing is known yet.
	pub(crate) const fn new(trust: Trust) -> Self {
		Self { trust, snapshot: None }
	}

	/// The bytes of the file: the SCALE encoding, and the BLAKE2b-256 hash of that.
	pub(crate) fn to_bytes(&self) -> Vec<u8> {
		let content = self.encode();
		let hash = blake2_256(&content);
		[content, hash.to_vec()].concat()
	}

	/// Reads the bytes of the file; `None` when they are not as they were written.
	pub(crate) fn from_bytes(bytes: &[u8]) -> Option<Self> {
		let (mut content, hash) = bytes.split_last_chunk::<32>()?;
		if blake2_256(content) != *hash {
			return None;
		}
		Self::decode_all(&mut content).ok()
	}

	/// What is known. All of it is checked anew, rather than believed because it is here.
	pub(crate) fn known(&self) -> Result<Option<Known>, SnapshotInvalid> {
		let known = |snapshot: &Snapshot| snapshot.check(&self.trust).map(|(known, _)| known);
		self.snapshot.as_ref().map(known).transpose()
	}

	/// Takes a newer snapshot, and believes from then on whom it ends with.
	///
	/// # Errors
	///
	/// It does not follow from what is believed, or is older than what is known.
	pub(crate) fn advance(&self, snapshot: Snapshot) -> Result<(Self, Known), SnapshotInvalid> {
		let (known, trust) = snapshot.check(&self.trust)?;
		Ok((Self { trust, snapshot: Some(snapshot) }, known))
	}

	/// Believes others from now on. What they do not vouch for is not known any more, and nothing that is
	/// older comes back.
	pub(crate) fn believe(self, trust: Trust) -> Self {
		let from = trust.from.max(self.trust.from);
		let trust = Trust { from, ..trust };
		let snapshot = self.snapshot.filter(|snapshot| snapshot.check(&trust).is_ok());
		Self { trust, snapshot }
	}
}
