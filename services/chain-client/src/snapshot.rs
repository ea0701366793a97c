//! The state of one finalized block.

mod analyzers;
mod constants;
mod evidence;
mod exports;
mod identities;
mod knowledge;
mod links;
mod moves;
mod read;
mod requests;
mod tokens;
mod workers;

pub use analyzers::{Analyzer, AnalyzerStatus};
pub use exports::{Export, ExportState};
pub use knowledge::{RegisteredAlgorithm, RegisteredEvent};
pub use links::{Link, LinkState};
pub use moves::Moved;
pub use requests::{AlgorithmUnusable, Answer, AnyRequest, ClosedRequest, OpenRequest};
pub use workers::{Issuer, Roster, RosterEntry, Worker};

use litentry_vocabulary::{Account, Balance, BlockNumber, Moment};
use parity_scale_codec::Decode;

use crate::{ChainFault, ClientAt};

/// The state of one finalized block; all its answers agree with each other.
#[derive(Clone)]
pub struct Snapshot {
	at: ClientAt,
}

impl std::fmt::Debug for Snapshot {
	fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
		write!(f, "Snapshot(#{})", self.number())
	}
}

impl Snapshot {
	pub(crate) const fn new(at: ClientAt) -> Self {
		Self { at }
	}

	/// The block's height.
	pub fn number(&self) -> BlockNumber {
		// Heights of this chain are 32 bits wide.
		BlockNumber::try_from(self.at.block_number()).unwrap_or(BlockNumber::MAX)
	}

	/// The block's hash.
	pub fn hash(&self) -> [u8; 32] {
		self.at.block_hash().0
	}

	/// The block's timestamp.
	pub async fn timestamp(&self) -> Result<Moment, ChainFault> {
		Ok(self.get("Timestamp", "Now", ()).await?.unwrap_or_default())
	}

	/// What an account owns, free and on hold.
	pub async fn balance(&self, account: Account) -> Result<AccountBalance, ChainFault> {
		let info: Option<AccountInfo> =
			self.get("System", "Account", (read::key(account),)).await?;
		let (free, on_hold) = info.map_or((0, 0), |info| (info.data.free, info.data.reserved));
		Ok(AccountBalance { free, on_hold })
	}
}

/// What an account owns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AccountBalance {
	/// What it may spend.
	pub free: Balance,
	/// Deposits, bonds and fees in escrow.
	pub on_hold: Balance,
}

#[derive(Decode)]
struct AccountInfo {
	_nonce: u32,
	_consumers: u32,
	_providers: u32,
	_sufficients: u32,
	data: AccountData,
}

#[derive(Decode)]
struct AccountData {
	free: Balance,
	reserved: Balance,
	_frozen: Balance,
	_flags: u128,
}
