//! What clients ask the chain about workers.

use alloc::vec::Vec;

use litentry_sealing::PublicKey;
use litentry_vocabulary::KeyEpoch;
use parity_scale_codec::Codec;
use polkadot_sdk::sp_api;

use crate::{Issuer, RosterEntry};

sp_api::decl_runtime_apis! {
	/// Questions about workers.
	pub trait WorkerRegistryApi<AccountId, Balance, BlockNumber>
	where
		AccountId: Codec,
		Balance: Codec,
		BlockNumber: Codec,
	{
		/// The live workers in ascending order of accounts: who can certify at this block.
		fn roster() -> Vec<RosterEntry<AccountId, BlockNumber>>;

		/// The epoch of the shielding key that requests are to be sealed to now.
		fn current_epoch() -> KeyEpoch;

		/// What requests of an epoch are sealed to, once it has a worker.
		fn shielding_key(epoch: KeyEpoch) -> Option<PublicKey>;

		/// Whose a key is that credentials are issued with, now or in the past.
		fn issuer(key: [u8; 32]) -> Option<Issuer<AccountId, Balance, BlockNumber>>;
	}
}
