//! A data source of any kind.

use std::{convert::Infallible, future::pending, sync::Arc};

use litentry_data_source::{
	BitcoinSource, DataSource, EthereumSource, SubstrateSource, Unanswerable,
};
use litentry_external_account::{ExternalAccount, Network};
use litentry_knowledge::IdentificationEvent;
use litentry_observation::Answer;
use litentry_vocabulary::Moment;

/// A data source of any kind; clones are the same one.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Source {
	/// An EVM chain.
	Ethereum(Arc<EthereumSource>),
	/// A network of Bitcoin.
	Bitcoin(Arc<BitcoinSource>),
	/// A Substrate chain.
	Substrate(Arc<SubstrateSource>),
}

impl Source {
	/// The network that it reads.
	pub fn network(&self) -> Network {
		match self {
			Self::Ethereum(source) => source.network(),
			Self::Bitcoin(source) => source.network(),
			Self::Substrate(source) => source.network(),
		}
	}

	/// Does what it has to do between the questions, for ever.
	pub async fn follow(&self) -> Infallible {
		match self {
			Self::Ethereum(source) => source.follow().await,
			Self::Bitcoin(_) | Self::Substrate(_) => pending().await,
		}
	}
}

impl DataSource for Source {
	async fn answer(
		&self,
		event: &IdentificationEvent,
		external: &ExternalAccount,
		at: Moment,
	) -> Result<Answer, Unanswerable> {
		match self {
			Self::Ethereum(source) => source.answer(event, external, at).await,
			Self::Bitcoin(source) => source.answer(event, external, at).await,
			Self::Substrate(source) => source.answer(event, external, at).await,
		}
	}

	async fn accepts_signature(
		&self,
		wallet: &ExternalAccount,
		hash: &[u8; 32],
		signature: &[u8],
		at: Moment,
	) -> Result<Answer, Unanswerable> {
		match self {
			Self::Ethereum(source) => source.accepts_signature(wallet, hash, signature, at).await,
			Self::Bitcoin(source) => source.accepts_signature(wallet, hash, signature, at).await,
			Self::Substrate(source) => source.accepts_signature(wallet, hash, signature, at).await,
		}
	}
}
