//! Several data sources, one for each network.

use std::collections::BTreeMap;

use litentry_data_source::{DataSource, Unanswerable};
use litentry_external_account::{ExternalAccount, Network};
use litentry_knowledge::IdentificationEvent;
use litentry_observation::Answer;
use litentry_vocabulary::Moment;

/// Data sources by the network that each of them reads.
#[derive(Clone, Debug, Default)]
pub struct Sources<D>(BTreeMap<Network, D>);

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
}
