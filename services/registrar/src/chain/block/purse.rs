//! What an account has.

use litentry_vocabulary::{Account, Balance};
use subxt::ext::scale_decode::DecodeAsType;

use super::Block;
use crate::chain::{ChainFault, decode::Typed};

const SYSTEM_ACCOUNT: &str = "System.Account";

/// What an account has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Purse {
	/// How many of its transactions the chain has taken.
	pub nonce: u64,
	/// What it may spend.
	pub free: Balance,
}

#[derive(DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
struct AccountInfo {
	nonce: u64,
	data: AccountData,
}

#[derive(DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
struct AccountData {
	free: Balance,
}

impl Block {
	/// How many transactions of an account the chain has taken, and what it may spend.
	///
	/// # Errors
	///
	/// The endpoint does not answer, or the state cannot be read.
	pub async fn purse(&self, account: Account) -> Result<Purse, ChainFault> {
		let key = self.key("System", "Account", account)?;
		let Some(bytes) = self.value(&key).await? else {
			return Ok(Purse::default());
		};
		self.type_of("System", "Account", SYSTEM_ACCOUNT)
			.and_then(|id| Typed::whole(self.layout.metadata_ref().types(), id, &bytes)?.read())
			.map(|AccountInfo { nonce, data }| Purse { nonce, free: data.free })
			.map_err(ChainFault::reading(SYSTEM_ACCOUNT))
	}
}
