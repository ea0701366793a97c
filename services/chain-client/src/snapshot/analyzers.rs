//! Registered analyzers.

use litentry_sealing::PublicKey;
use litentry_vocabulary::{Account, Balance, BlockNumber};
use parity_scale_codec::Decode;

use super::{Snapshot, read::key};
use crate::ChainFault;

/// An analyzer as it is registered.
#[derive(Clone, Debug, PartialEq, Eq, Decode)]
pub struct Analyzer {
	/// Its URL, in UTF-8.
	pub endpoint: Vec<u8>,
	/// The key that signs its observations.
	pub observation_key: [u8; 32],
	/// The key that tasks are sealed to.
	pub sealing_key: PublicKey,
	/// Its bond.
	pub bond: Balance,
	/// Whether it takes tasks.
	pub status: AnalyzerStatus,
}

/// Whether an analyzer takes tasks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Decode)]
pub enum AnalyzerStatus {
	/// It does, for requests that are drawn from a certain block on.
	#[codec(index = 0)]
	Active {
		/// The first block whose draw can put it on a committee.
		eligible_from: BlockNumber,
	},
	/// It is leaving.
	#[codec(index = 1)]
	Unbonding {
		/// The block from which its bond may be withdrawn.
		until: BlockNumber,
	},
}

impl Snapshot {
	/// An analyzer, active or leaving.
	pub async fn analyzer(&self, account: Account) -> Result<Option<Analyzer>, ChainFault> {
		self.get("AnalyzerRegistry", "Analyzers", (key(account),)).await
	}

	/// All analyzers, active and leaving.
	pub async fn analyzers(&self) -> Result<Vec<(Account, Analyzer)>, ChainFault> {
		self.all("AnalyzerRegistry", "Analyzers").await
	}

	/// The pool of the committees that are drawn in this block.
	pub async fn eligible_analyzers(&self) -> Result<Vec<(Account, Analyzer)>, ChainFault> {
		self.ask("AnalyzerRegistryApi_eligible_analyzers", ()).await
	}
}
