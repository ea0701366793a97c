//! The source that answers.

use std::{convert::Infallible, sync::Arc};

use litentry_external_account::{EvmAddress, EvmChain, ExternalAccount, Network};
use litentry_knowledge::{IdentificationEvent, Method, Value};
use litentry_observation::{Answer, SourceBlock};
use litentry_vocabulary::Moment;
use tokio::sync::watch;

use super::{
	balance,
	config::EthereumConfig,
	contract_wallet, erc20,
	index::{Progress, TransactionIndex},
	reader::Reader,
};
use crate::{CannotOpen, DataSource, HttpRpc, JsonRpc, Unanswerable, pin::pin};

/// An EVM chain as a data source.
///
/// Run [`EthereumSource::follow`] beside it: answers count only few transactions themselves.
#[derive(Debug)]
pub struct EthereumSource<R = HttpRpc> {
	chain: EvmChain,
	reader: Arc<Reader<R>>,
	index: TransactionIndex<R>,
}

impl EthereumSource {
	/// Opens a source over HTTP; the endpoints need not be up yet.
	pub async fn open(config: &EthereumConfig) -> Result<Self, CannotOpen> {
		if config.endpoints.is_empty() {
			return Err(CannotOpen::NoEndpoint);
		}
		let rpc = HttpRpc::new(config.chain(), &config.endpoints, config.calls.clone())?;
		Self::with_rpc(rpc, config).await
	}
}

impl<R: JsonRpc> EthereumSource<R> {
	/// Opens a source that reads through `rpc` instead of the configured endpoints.
	pub async fn with_rpc(rpc: R, config: &EthereumConfig) -> Result<Self, CannotOpen> {
		let chain = config.chain();
		let reader = Arc::new(Reader::new(rpc, config.confirmation_blocks));
		let index =
			TransactionIndex::open(Arc::clone(&reader), chain, config.index.clone()).await?;
		Ok(Self { chain, reader, index })
	}

	/// The network that this source reads.
	pub const fn network(&self) -> Network {
		Network::Evm(self.chain)
	}

	/// The block at which a question about a moment is answered.
	pub async fn pin(&self, at: Moment) -> Result<SourceBlock, Unanswerable> {
		pin(&*self.reader, at).await
	}

	/// Counts the transactions to all contracts as blocks come, for ever; failures are logged.
	pub async fn follow(&self) -> Infallible {
		self.index.follow().await
	}

	/// Counts the transactions to all contracts up to the newest block.
	pub async fn catch_up(&self) -> Result<(), Unanswerable> {
		self.index.catch_up().await
	}

	/// How far the scan that went on last has come; `None` before any has.
	pub fn progress(&self) -> watch::Receiver<Option<Progress>> {
		self.index.progress()
	}

	async fn read(
		&self,
		method: &Method,
		account: &EvmAddress,
		block: &SourceBlock,
	) -> Result<Value, Unanswerable> {
		match method {
			Method::HoldsErc20 { token } => {
				erc20::holds(&self.reader, token, account, block).await.map(Value::Flag)
			}
			Method::TransactionsTo { contract } => {
				self.index.count(contract, account, block).await.map(Value::Count)
			}
			Method::Balance => balance::of(&self.reader, account, block).await.map(Value::Amount),
			_ => Err(Unanswerable::UnsupportedMethod),
		}
	}
}

impl<R: JsonRpc> DataSource for EthereumSource<R> {
	async fn answer(
		&self,
		event: &IdentificationEvent,
		external: &ExternalAccount,
		at: Moment,
	) -> Result<Answer, Unanswerable> {
		if event.registry != self.network() {
			return Err(Unanswerable::NotServed { network: event.registry });
		}
		let ExternalAccount::Evm { address, .. } = external else {
			return Err(Unanswerable::NotApplicable { external: *external });
		};
		let block = self.pin(at).await?;
		let value = self.read(&event.method, address, &block).await?;
		Ok(Answer { value, block })
	}

	async fn accepts_signature(
		&self,
		wallet: &ExternalAccount,
		hash: &[u8; 32],
		signature: &[u8],
		at: Moment,
	) -> Result<Answer, Unanswerable> {
		let ExternalAccount::Evm { address, .. } = wallet else {
			return Err(Unanswerable::NotApplicable { external: *wallet });
		};
		if wallet.network() != self.network() {
			return Err(Unanswerable::NotServed { network: wallet.network() });
		}
		let block = self.pin(at).await?;
		let accepts =
			contract_wallet::accepts(&self.reader, address, hash, signature, &block).await?;
		Ok(Answer { value: Value::Flag(accepts), block })
	}
}
