//! The seam between who asks and where it is read.

use std::sync::Arc;

use litentry_external_account::{EvmAddress, ExternalAccount, Network};
use litentry_knowledge::IdentificationEvent;
use litentry_observation::Answer;
use litentry_vocabulary::Moment;

use crate::{IndexFailed, ReadFailed};

/// Answers questions about the accounts of one network.
pub trait DataSource: Send + Sync {
	/// The event's value for the account, read at the registry's last block at or before `at`.
	///
	/// The answer depends on nothing else: asked again later, or by somebody else, it is the same.
	fn answer(
		&self,
		event: &IdentificationEvent,
		external: &ExternalAccount,
		at: Moment,
	) -> impl Future<Output = Result<Answer, Unanswerable>> + Send;

	/// Whether a contract wallet accepts a signature over this hash (ERC-1271), or would once it is
	/// deployed (ERC-6492), as a flag read at the network's last block at or before `at`.
	///
	/// Who is no contract, and will be none, accepts nothing: that is a no. The answer depends on
	/// nothing else, as above. A source of a network without contract wallets has none.
	fn accepts_signature(
		&self,
		wallet: &ExternalAccount,
		_hash: &[u8; 32],
		_signature: &[u8],
		_at: Moment,
	) -> impl Future<Output = Result<Answer, Unanswerable>> + Send {
		let external = *wallet;
		async move { Err(Unanswerable::NotApplicable { external }) }
	}
}

impl<S: DataSource> DataSource for Arc<S> {
	async fn answer(
		&self,
		event: &IdentificationEvent,
		external: &ExternalAccount,
		at: Moment,
	) -> Result<Answer, Unanswerable> {
		S::answer(self, event, external, at).await
	}

	async fn accepts_signature(
		&self,
		wallet: &ExternalAccount,
		hash: &[u8; 32],
		signature: &[u8],
		at: Moment,
	) -> Result<Answer, Unanswerable> {
		S::accepts_signature(self, wallet, hash, signature, at).await
	}
}

/// Why a question has no answer; [`Unanswerable::is_temporary`] says whether to ask again.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Unanswerable {
	/// Another source reads this network.
	#[error("this source does not read {network}")]
	NotServed {
		/// The network of the event.
		network: Network,
	},
	/// The question does not apply to accounts of this network.
	#[error("the question does not apply to {external}")]
	NotApplicable {
		/// The account.
		external: ExternalAccount,
	},
	/// This version does not know the event's method.
	#[error("the event's method is not supported")]
	UnsupportedMethod,
	/// The source has no block after the moment yet, so its last block before it may still come.
	#[error("the source's block {head} is not yet later than the moment asked about")]
	Behind {
		/// The newest block that counts as confirmed.
		head: u64,
	},
	/// The moment is before the source's first block.
	#[error("the moment asked about is before the source's first block")]
	BeforeFirstBlock,
	/// The source changed its mind about its blocks while they were read.
	#[error("the source's chain was reorganised during reading")]
	Reorganised,
	/// The token's contract gave no data: it does not exist at the block, or is not an ERC-20.
	#[error("{contract} returns no data: no contract at that block, or not an ERC-20 token")]
	EmptyReply {
		/// The contract that was called.
		contract: EvmAddress,
	},
	/// The token's contract gave fewer bytes than a balance has.
	#[error("{contract} returns {got} bytes, which is no balance")]
	NotABalance {
		/// The contract that was called.
		contract: EvmAddress,
		/// How many bytes it returned.
		got: usize,
	},
	/// The token's contract refuses the call.
	#[error("{contract} reverts the call")]
	Reverted {
		/// The contract that was called.
		contract: EvmAddress,
	},
	/// The server did not run what asks a contract wallet, as it should whatever the wallet says.
	#[error("the server gives neither yes nor no when it is to ask the wallet {wallet}")]
	NoVerdict {
		/// The wallet.
		wallet: EvmAddress,
	},
	/// The transactions to this contract are not counted here.
	#[error("transactions to {contract} are not counted here: list it in the configuration")]
	NotWatched {
		/// The contract.
		contract: EvmAddress,
	},
	/// The block is before the first one whose transactions are counted.
	#[error("block {block} is before block {start}, where counting starts")]
	BeforeStart {
		/// The block at which the answer was to be read.
		block: u64,
		/// The first block that is counted.
		start: u64,
	},
	/// The block is too old to tell whether it belongs to the chain that was counted.
	#[error("block {block} is older than block {oldest}, the oldest that can still be checked")]
	TooOld {
		/// The block at which the answer was to be read.
		block: u64,
		/// The oldest block whose hash is kept.
		oldest: u64,
	},
	/// The transactions up to the block are not counted yet.
	#[error("transactions are counted up to block {next}, not yet up to block {block}")]
	Indexing {
		/// The next block to be counted.
		next: u64,
		/// The block at which the answer is to be read.
		block: u64,
	},
	/// The account has more transactions than are added up.
	#[error("the account has more than {limit} transactions, which is more than are added up")]
	TooManyTransactions {
		/// How many are added up.
		limit: u32,
	},
	/// The chain keeps accounts in another form than the standard one.
	#[error("the chain's entry of an account has {length} bytes, which is not the standard form")]
	UnknownAccountForm {
		/// How many bytes the entry has.
		length: usize,
	},
	/// The source could not be read.
	#[error(transparent)]
	Source(#[from] ReadFailed),
	/// The index of transactions could not be used.
	#[error(transparent)]
	Index(#[from] IndexFailed),
}

impl Unanswerable {
	/// Whether the same question may have an answer later.
	pub const fn is_temporary(&self) -> bool {
		matches!(
			self,
			Self::Behind { .. }
				| Self::Reorganised
				| Self::Indexing { .. }
				| Self::Source(_)
				| Self::Index(_)
		)
	}
}
