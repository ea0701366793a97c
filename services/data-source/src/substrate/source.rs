//! The source that answers.

use litentry_external_account::{ExternalAccount, Network, SubstrateAccount, SubstrateChain};
use litentry_knowledge::{IdentificationEvent, Method, Value};
use litentry_observation::{Answer, SourceBlock};
use litentry_vocabulary::Moment;

use super::{config::SubstrateConfig, reader::Reader, storage};
use crate::{CannotOpen, DataSource, HttpRpc, JsonRpc, Unanswerable, pin::pin};

/// A Substrate chain as a data source.
#[derive(Debug)]
pub struct SubstrateSource<R = HttpRpc> {
	chain: SubstrateChain,
	reader: Reader<R>,
}

impl SubstrateSource {
	/// Opens a source over HTTP; the endpoints need not be up yet.
	pub fn open(config: &SubstrateConfig) -> Result<Self, CannotOpen> {
		if config.endpoints.is_empty() {
			return Err(CannotOpen::NoEndpoint);
		}
		let rpc = HttpRpc::new(config.network, &config.endpoints, config.calls.clone())?;
		Ok(Self::with_rpc(rpc, config.network))
	}
}

impl<R: JsonRpc> SubstrateSource<R> {
	/// Opens a source that reads this chain through `rpc`.
	pub const fn with_rpc(rpc: R, chain: SubstrateChain) -> Self {
		Self { chain, reader: Reader(rpc) }
	}

	/// The network that this source reads.
	pub const fn network(&self) -> Network {
		Network::Substrate(self.chain)
	}

	/// The block at which a question about a moment is answered.
	pub async fn pin(&self, at: Moment) -> Result<SourceBlock, Unanswerable> {
		pin(&self.reader, at).await
	}

	/// What an account has; an account without an entry has nothing.
	async fn balance(
		&self,
		account: &SubstrateAccount,
		block: &SourceBlock,
	) -> Result<u128, Unanswerable> {
		let Some(entry) = self.reader.account(account, block).await? else { return Ok(0) };
		storage::read_balance(&entry)
			.ok_or(Unanswerable::UnknownAccountForm { length: entry.len() })
	}
}

impl<R: JsonRpc> DataSource for SubstrateSource<R> {
	async fn answer(
		&self,
		event: &IdentificationEvent,
		external: &ExternalAccount,
		at: Moment,
	) -> Result<Answer, Unanswerable> {
		if event.registry != self.network() {
			return Err(Unanswerable::NotServed { network: event.registry });
		}
		let ExternalAccount::Substrate { account, .. } = external else {
			return Err(Unanswerable::NotApplicable { external: *external });
		};
		let Method::Balance = event.method else { return Err(Unanswerable::UnsupportedMethod) };
		let block = self.pin(at).await?;
		let value = self.balance(account, &block).await.map(Value::Amount)?;
		Ok(Answer { value, block })
	}
}
