//! The keys that all workers hold in common.

use litentry_link_record::{NullifierKey, StateKey};
use litentry_sealing::SecretKey;
use litentry_vocabulary::KeyEpoch;

use crate::{
	CredentialIdKey,
	seed::{derive, seed},
};

seed! {
	/// The one secret that all workers hold in common: with it, any of them can finish what another
	/// began.
	SharedSeed
}

impl SharedSeed {
	/// Opens what is sealed to the workers in this epoch.
	pub fn shielding(&self, epoch: KeyEpoch) -> SecretKey {
		SecretKey::from_seed(*self.of_epoch(b"litentry/shared/shielding/v1", epoch))
	}

	/// Encrypts the link records of this epoch.
	pub fn state_key(&self, epoch: KeyEpoch) -> StateKey {
		StateKey::from_bytes(*self.of_epoch(b"litentry/shared/state-key/v1", epoch))
	}

	/// Makes nullifiers: the same in all epochs, because an external account that is linked in one
	/// must not be linked again in the next.
	pub fn nullifier_key(&self) -> NullifierKey {
		NullifierKey::from_bytes(*derive(&self.0, &[b"litentry/shared/nullifier-key/v1"]))
	}

	/// Names credentials: the same in all epochs, because a request may be answered in a later one.
	pub fn credential_id_key(&self) -> CredentialIdKey {
		CredentialIdKey::from_bytes(*derive(&self.0, &[b"litentry/shared/credential-id-key/v1"]))
	}

	fn of_epoch(&self, label: &[u8], epoch: KeyEpoch) -> zeroize::Zeroizing<[u8; 32]> {
		derive(&self.0, &[label, &epoch.0.to_le_bytes()])
	}
}
