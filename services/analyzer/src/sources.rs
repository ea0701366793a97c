//! Several data sources, one for each network.

mod source;

use std::{collections::BTreeMap, sync::Arc};

use litentry_data_source::{
	BitcoinSource, CannotOpen, DataSource, EthereumSource, SubstrateSource, Unanswerable,
};
use litentry_external_account::{ExternalAccount, Network};
use litentry_knowledge::IdentificationEvent;
use litentry_observation::Answer;
use litentry_vocabulary::Moment;

use crate::Config;

pub use source::Source;

/// Data sources by the network that each of them reads.
#[derive(Clone, Debug, Default)]
pub struct Sources<D = Source>(BTreeMap<Network, D>);

impl Sources {
	/// Opens every configured source; their servers need not be up yet.
	///
	/// # Errors
	///
	/// One of them cannot be opened.
	pub async fn open(config: &Config) -> Result<Self, CannotOpen> {
		let mut sources = Vec::new();
		for config in &config.ethereum {
			sources.push(Source::Ethereum(Arc::new(EthereumSource::open(config).await?)));
		}
		for config in &config.bitcoin {
			sources.push(Source::Bitcoin(Arc::new(BitcoinSource::open(config)?)));
		}
		for config in &config.substrate {
			sources.push(Source::Substrate(Arc::new(SubstrateSource::open(config)?)));
		}
		Ok(sources.into_iter().map(|source| (source.network(), source)).collect())
	}
}

impl<D> Sources<D> {
	/// The sources, one for each network.
	pub fn iter(&self) -> impl Iterator<Item = &D> {
		self.0.values()
	}
}

impl<D> FromIterator<(Network, D)> for Sources<D> {
	fn from_iter<I: IntoIterator<Item = (Network, D)>>(sources: I) -> Self {
		Self(sources.into_iter().collect())
	}
}

impl<D: DataSource> DataSource for Sources<D> {
	async fn answer(
		&self,
		event: &IdentificationEvent,
		external: &ExternalAccount,
		at: Moment,
	) -> Result<Answer, Unanswerable> {
		let network = event.registry;
		let source = self.0.get(&network).ok_or(Unanswerable::NotServed { network })?;
		source.answer(event, external, at).await
	}

	async fn accepts_signature(
		&self,
		wallet: &ExternalAccount,
		hash: &[u8; 32],
		signature: &[u8],
		at: Moment,
	) -> Result<Answer, Unanswerable> {
		let network = wallet.network();
		let source = self.0.get(&network).ok_or(Unanswerable::NotServed { network })?;
		source.accepts_signature(wallet, hash, signature, at).await
	}
}
