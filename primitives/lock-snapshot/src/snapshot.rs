//! What a lock is given.

use alloc::collections::{BTreeMap, BTreeSet};

use bounded_collections::{BoundedVec, ConstU32};
use litentry_token::Token;
use litentry_vocabulary::{Account, BlockNumber, GenesisHash, IdentityId, TokenId};
use parity_scale_codec::{Decode, DecodeAll, Encode};

use crate::{
	Entry, FinalBlock, Known, NotProven, NotTrusted, SetId, StateProof, Step, Trust, known::read,
};

/// The most bytes of a snapshot.
pub const MAX_SNAPSHOT_BYTES: usize = 4 * 1024 * 1024;

/// The most steps of a snapshot: who is farther behind needs several.
pub const MAX_STEPS: u32 = 64;

/// The most identities of a snapshot.
pub const MAX_IDENTITIES: u32 = 256;

/// The most tokens of a snapshot.
pub const MAX_TOKENS: u32 = 4096;

/// A part of the chain's state with all that shows that it is so.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Snapshot {
	/// From the authorities that some lock trusts to those of the block.
	pub steps: BoundedVec<Step, ConstU32<MAX_STEPS>>,
	/// The block whose state it is.
	pub block: FinalBlock,
	/// What it tells about.
	pub subjects: Subjects,
	/// The state.
	pub proof: StateProof,
}

/// What a snapshot tells about.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct Subjects {
	/// Identities, besides those of the tokens.
	pub identities: BoundedVec<IdentityId, ConstU32<MAX_IDENTITIES>>,
	/// Tokens. What is needed to judge them comes with them: their identities, and whether their
	/// holders are frozen.
	pub tokens: BoundedVec<TokenId, ConstU32<MAX_TOKENS>>,
	/// Verifiers of identities' tokens, and how far they have reported.
	pub verifiers: BoundedVec<(IdentityId, Account), ConstU32<MAX_IDENTITIES>>,
}

impl Subjects {
	/// The entries that a snapshot about these must prove; the tokens are those that are there.
	pub fn entries(&self, tokens: &BTreeMap<TokenId, Token>) -> BTreeSet<Entry> {
		let of_tokens = tokens.values().map(|token| token.identity);
		let identities = self.identities.iter().copied().chain(of_tokens);
		[Entry::Genesis, Entry::Timestamp]
			.into_iter()
			.chain(identities.flat_map(|id| [Entry::Identity(id), Entry::Issuer(id)]))
			.chain(self.tokens.iter().copied().map(Entry::Token))
			.chain(tokens.values().map(|token| Entry::Frozen(token.holder)))
			.chain(self.verifiers.iter().map(|(id, verifier)| Entry::Report(*id, *verifier)))
			.collect()
	}
}

/// Why bytes are no snapshot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NotASnapshot {
	/// More than any snapshot has.
	#[error("{length} bytes are more than {MAX_SNAPSHOT_BYTES}")]
	TooLong {
		/// How many there are.
		length: usize,
	},
	/// They do not decode, or more follows.
	#[error("the bytes do not decode")]
	Malformed,
}

/// Why a snapshot is not believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SnapshotInvalid {
	/// A step does not follow from what is trusted.
	#[error("the step from set {}: {cause}", set.0)]
	Step {
		/// The set that it starts from.
		set: SetId,
		/// Why not.
		cause: NotTrusted,
	},
	/// The block does not follow from what is trusted.
	#[error("the block: {0}")]
	Block(NotTrusted),
	/// The state is that of another chain.
	#[error("this is the chain {found}")]
	WrongChain {
		/// Which.
		found: GenesisHash,
	},
	/// The proof does not show an entry.
	#[error("{entry}: {cause}")]
	NotProven {
		/// Which.
		entry: Entry,
		/// Why not.
		cause: NotProven,
	},
	/// The state has no such entry, though every block of this chain has.
	#[error("{entry} is not in the state")]
	Absent {
		/// Which.
		entry: Entry,
	},
	/// An entry is of another form than this program knows: the chain's runtime is of another version.
	#[error("{entry} is of an unknown form")]
	UnknownForm {
		/// Which.
		entry: Entry,
	},
}

impl Snapshot {
	/// Reads a snapshot. Nothing of it is believed yet.
	///
	/// # Errors
	///
	/// The bytes are too many or not a snapshot, or more follows it.
	pub fn read(bytes: &[u8]) -> Result<Self, NotASnapshot> {
		let length = bytes.len();
		if length > MAX_SNAPSHOT_BYTES {
			return Err(NotASnapshot::TooLong { length });
		}
		Self::decode_all(&mut &*bytes).map_err(|_| NotASnapshot::Malformed)
	}

	/// The height of the block whose state it is.
	pub const fn number(&self) -> BlockNumber {
		self.block.header.number
	}

	/// Checks all of it, and returns what is known from it and what is to be trusted from now on.
	/// Whether it is new enough is for [`Known::check_age`].
	///
	/// # Errors
	///
	/// Tells the first thing that is wrong.
	pub fn check(&self, trust: &Trust) -> Result<(Known, Trust), SnapshotInvalid> {
		let mut trust = trust.clone();
		for step in &self.steps {
			let invalid = |cause| SnapshotInvalid::Step { set: step.set, cause };
			trust = trust.follow(step).map_err(invalid)?;
		}
		let hash = trust.check(&self.block).map_err(SnapshotInvalid::Block)?;
		let known = read(self, hash, trust.genesis)?;
		Ok((known, Trust { from: self.number(), ..trust }))
	}
}
