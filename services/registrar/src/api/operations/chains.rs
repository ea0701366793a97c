//! What the registrar shows of itself.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
	api::{
		Api, Caller,
		operation::{Access, Operation, Verb},
		problem::{Kind, Problem},
		wire,
	},
	desk::ChainView,
};

/// All chains.
pub(super) struct Chains;

/// Nothing.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ChainsParams {}

/// All chains.
#[derive(Serialize, ToSchema)]
#[schema(as = Chains)]
pub(super) struct ChainsOutcome {
	chains: Vec<wire::Chain>,
}

impl Operation for Chains {
	const METHOD: &'static str = "chains";
	const SUMMARY: &'static str = "The chains that the registrar serves: its state, fee, fields, \
		statistics and whether it sees each chain.";
	const VERB: Verb = Verb::Get;
	const PATH: &'static str = "/chains";
	const ACCESS: Access = Access::All;
	const PROBLEMS: &'static [Kind] = &[];
	type Params = ChainsParams;
	type Outcome = ChainsOutcome;

	async fn run(api: &Api, _: &Caller, _: ChainsParams) -> Result<ChainsOutcome, Problem> {
		let views = api.chain_views().await?;
		let now = api.clock.now();
		let chains = views.into_iter().map(|view| wire::Chain::new(view, now));
		Ok(ChainsOutcome { chains: chains.collect() })
	}
}

/// One chain.
pub(super) struct Chain;

/// Which.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ChainParams {
	chain: wire::ChainText,
}

impl Operation for Chain {
	const METHOD: &'static str = "chain";
	const SUMMARY: &'static str = "One of these chains.";
	const VERB: Verb = Verb::Get;
	const PATH: &'static str = "/chains/{chain}";
	const ACCESS: Access = Access::All;
	const PROBLEMS: &'static [Kind] = &[Kind::UnknownChain];
	type Params = ChainParams;
	type Outcome = wire::Chain;

	async fn run(api: &Api, _: &Caller, params: ChainParams) -> Result<wire::Chain, Problem> {
		let chain = api.serving(&params.chain)?.chain;
		let view = api.chain_views().await?.into_iter().find(|view| view.chain == chain);
		let view = view.ok_or_else(|| Problem::new(Kind::UnknownChain))?;
		Ok(wire::Chain::new(view, api.clock.now()))
	}
}

impl Api {
	async fn chain_views(&self) -> Result<Vec<ChainView>, Problem> {
		self.desk.chains().await.map_err(|declined| self.declined(declined))
	}
}
