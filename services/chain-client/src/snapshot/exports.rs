//! Exports of an account's links.

use litentry_vocabulary::{Account, Balance, BlockNumber, KeyEpoch};
use parity_scale_codec::Decode;

use super::Snapshot;
use crate::ChainFault;

/// An account's request for all records of its links, and its answer.
#[derive(Clone, Debug, PartialEq, Eq, Decode)]
pub struct Export {
	/// The epoch of the shielding key that the request is sealed to.
	pub epoch: KeyEpoch,
	/// The block that holds the request.
	pub requested_at: BlockNumber,
	/// What is held of the account's tokens.
	pub deposit: Balance,
	/// How far it has come.
	pub state: ExportState,
}

/// How far an export has come.
#[derive(Clone, Debug, PartialEq, Eq, Decode)]
pub enum ExportState {
	/// Waits for the workers.
	#[codec(index = 0)]
	Requested {
		/// The sealed request.
		sealed: Vec<u8>,
		/// The block at which it stops waiting.
		expires: BlockNumber,
	},
	/// The workers answered.
	#[codec(index = 1)]
	Answered {
		/// The records, sealed to the owner.
		sealed: Vec<u8>,
		/// The block that holds the answer.
		since: BlockNumber,
	},
}

impl Snapshot {
	/// An account's export, if it has asked for one and not cleared it.
	pub async fn export(&self, account: Account) -> Result<Option<Export>, ChainFault> {
		self.ask("IdentityLinkerApi_export_of", account).await
	}

	/// The exports that wait for the workers, the oldest first; at most `limit`.
	pub async fn open_exports(&self, limit: u32) -> Result<Vec<(Account, Export)>, ChainFault> {
		self.ask("IdentityLinkerApi_open_exports", limit).await
	}
}
