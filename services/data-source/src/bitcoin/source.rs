//! The source that answers.

use litentry_external_account::{BitcoinAddress, BitcoinNetwork, ExternalAccount, Network};
use litentry_knowledge::{IdentificationEvent, Method, Value};
use litentry_observation::{Answer, SourceBlock};
use litentry_vocabulary::Moment;

use super::{
	balance::{Balance, BalanceAt},
	blocks::{ConfirmedChain, IsOf},
	config::BitcoinConfig,
	script,
};
use crate::{
	CallFailed, CannotOpen, DataSource, ReadFailed, Unanswerable, http::Servers, pin::pin,
};

/// A network of Bitcoin as a data source.
#[derive(Debug)]
pub struct BitcoinSource {
	network: BitcoinNetwork,
	chain: ConfirmedChain,
	look_back: Moment,
	max_transactions: u32,
}

impl BitcoinSource {
	/// Opens a source; the endpoints need not be up yet.
	pub fn open(config: &BitcoinConfig) -> Result<Self, CannotOpen> {
		if config.endpoints.is_empty() {
			return Err(CannotOpen::NoEndpoint);
		}
		let BitcoinConfig { network, confirmation_blocks, .. } = *config;
		let servers = Servers::new(IsOf(network), &config.endpoints, config.calls.clone())?;
		Ok(Self {
			network,
			chain: ConfirmedChain { servers, confirmation_blocks },
			look_back: config.look_back_seconds.saturating_mul(1_000),
			max_transactions: config.max_transactions.get(),
		})
	}

	/// The network that this source reads.
	pub const fn network(&self) -> Network {
		Network::Bitcoin(self.network)
	}

	/// The block at which a question about a moment is answered. Its hash is in the order in which
	/// people write it.
	pub async fn pin(&self, at: Moment) -> Result<SourceBlock, Unanswerable> {
		pin(&self.chain, at.saturating_sub(self.look_back)).await
	}

	async fn balance(
		&self,
		address: &BitcoinAddress,
		block: SourceBlock,
	) -> Result<u128, Unanswerable> {
		let limit = self.max_transactions;
		let question = BalanceAt {
			address: address.display(self.network).to_string(),
			script: script::paying_to(address),
			block,
			max_transactions: limit,
		};
		match self.chain.servers.ask(&question).await {
			Ok(Balance::Satoshi(satoshi)) => Ok(satoshi.into()),
			Ok(Balance::TooManyTransactions) => Err(Unanswerable::TooManyTransactions { limit }),
			Err(CallFailed::Reorganised { .. }) => Err(Unanswerable::Reorganised),
			Err(failure) => Err(ReadFailed::from(failure).into()),
		}
	}
}

impl DataSource for BitcoinSource {
	async fn answer(
		&self,
		event: &IdentificationEvent,
		external: &ExternalAccount,
		at: Moment,
	) -> Result<Answer, Unanswerable> {
		if event.registry != self.network() {
			return Err(Unanswerable::NotServed { network: event.registry });
		}
		let ExternalAccount::Bitcoin { address, .. } = external else {
			return Err(Unanswerable::NotApplicable { external: *external });
		};
		let Method::Balance = event.method else { return Err(Unanswerable::UnsupportedMethod) };
		let block = self.pin(at).await?;
		let value = self.balance(address, block).await.map(Value::Amount)?;
		Ok(Answer { value, block })
	}
}
