//! Several data sources, one for each network.

use std::{collections::BTreeMap, sync::Arc};

use litentry_data_source::{CannotOpen, DataSource, EthereumConfig, EthereumSource, Unanswerable};
use litentry_external_account::{ExternalAccount, Network};
use litentry_knowledge::IdentificationEvent;
use litentry_observation::Answer;
use litentry_vocabulary::Moment;

/// Data sources by the network that each of them reads.
#[derive(Clone, Debug, Default)]
pub struct Sources<D>(BTreeMap<Network, D>);

impl Sources<Arc<EthereumSource>> {
	/// Opens every configured source; their servers need not be up yet.
	///
	/// # Errors
	///
	/// One of them cannot be opened.
	pub async fn open(configs: &[EthereumConfig]) -> Result<Self, CannotOpen> {
		let mut sources = Vec::new();
		for config in configs {
			let source = EthereumSource::open(config).await?;
			sources.push((source.network(), Arc::new(source)));
		}
		Ok(sources.into_iter().collect())
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
