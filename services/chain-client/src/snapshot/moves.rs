//! Where the links of an account have moved.

use litentry_vocabulary::{Account, Balance, BlockNumber};
use parity_scale_codec::Decode;

use super::Snapshot;
use crate::ChainFault;

/// The note that an account handed all its links over to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Decode)]
pub struct Moved {
	/// Who has them now, unless they moved on.
	pub to: Account,
	/// The block at which they moved.
	pub at: BlockNumber,
	/// What is held of the first account's tokens for the note.
	pub deposit: Balance,
}

impl Snapshot {
	/// Where an account's links have moved, if they have and it is not forgotten.
	pub async fn moved(&self, account: Account) -> Result<Option<Moved>, ChainFault> {
		self.ask("IdentityLinkerApi_moved", account).await
	}
}
