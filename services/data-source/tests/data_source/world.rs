//! The accounts, contracts and questions of the tests.

use litentry_data_source::{DataSource, EthereumConfig, EthereumSource, Unanswerable};
use litentry_external_account::{EvmAddress, EvmChain, ExternalAccount, Network};
use litentry_knowledge::{IdentificationEvent, Method, Value};
use litentry_observation::Answer;
use litentry_vocabulary::Moment;
use tempfile::TempDir;

use crate::fake_chain::FakeChain;

pub(crate) const OWNER: EvmAddress = EvmAddress([0x0a; 20]);
pub(crate) const STRANGER: EvmAddress = EvmAddress([0x0b; 20]);
pub(crate) const TOKEN: EvmAddress = EvmAddress([0xc0; 20]);
pub(crate) const ROUTER: EvmAddress = EvmAddress([0xc1; 20]);
pub(crate) const OTHER: EvmAddress = EvmAddress([0xc2; 20]);

/// The moment, a little after the time of a block of [`FakeChain`], that means this block.
pub(crate) fn moment_of(number: u64) -> Moment {
	(1_000 + 10 * number) * 1_000 + 1
}

pub(crate) fn event(method: Method) -> IdentificationEvent {
	IdentificationEvent {
		name: "An event".parse().unwrap(),
		description: "A question.".parse().unwrap(),
		project: "A project".parse().unwrap(),
		registry: Network::Evm(EvmChain(1)),
		method,
	}
}

pub(crate) fn holds_token() -> IdentificationEvent {
	event(Method::HoldsErc20 { token: TOKEN })
}

pub(crate) fn transactions_to(contract: EvmAddress) -> IdentificationEvent {
	event(Method::TransactionsTo { contract })
}

pub(crate) fn owner() -> ExternalAccount {
	ExternalAccount::Evm { chain: EvmChain(1), address: OWNER }
}

/// A source on a chain in memory, with its folder.
pub(crate) struct World {
	pub(crate) chain: FakeChain,
	pub(crate) source: EthereumSource<FakeChain>,
	config: EthereumConfig,
	_folder: TempDir,
}

impl World {
	/// A source that counts the transactions to [`ROUTER`].
	pub(crate) async fn new(chain: &FakeChain) -> Self {
		Self::configured(chain, "").await
	}

	/// The same with more lines in the index's section of the configuration.
	pub(crate) async fn configured(chain: &FakeChain, index: &str) -> Self {
		Self::confirmed(chain, 0, index).await
	}

	/// The same for a source that does not trust the newest blocks.
	pub(crate) async fn confirmed(chain: &FakeChain, confirmations: u64, index: &str) -> Self {
		let folder = tempfile::tempdir().unwrap();
		let text = format!(
			"chain_id = 1
			endpoints = [\"http://127.0.0.1:1\"]
			confirmation_blocks = {confirmations}
			[index]
			path = '{}'
			contracts = [{{ address = \"{ROUTER}\" }}]
			{index}",
			folder.path().join("index.sqlite").display(),
		);
		let config = toml::from_str(&text).unwrap();
		let source = EthereumSource::with_rpc(chain.clone(), &config).await.unwrap();
		Self { chain: chain.clone(), source, config, _folder: folder }
	}

	/// The same folder opened again, as after a crash.
	pub(crate) async fn restarted(self) -> Self {
		self.reconfigured(|_| {}).await
	}

	/// The same folder opened again with a changed configuration.
	pub(crate) async fn reconfigured(mut self, change: impl FnOnce(&mut EthereumConfig)) -> Self {
		change(&mut self.config);
		self.source = EthereumSource::with_rpc(self.chain.clone(), &self.config).await.unwrap();
		self
	}

	/// A second source on the same file, as another process would open it.
	pub(crate) async fn another_source(&self) -> EthereumSource<FakeChain> {
		EthereumSource::with_rpc(self.chain.clone(), &self.config).await.unwrap()
	}

	/// Asks about [`OWNER`] at the block with this height.
	pub(crate) async fn ask(
		&self,
		event: &IdentificationEvent,
		number: u64,
	) -> Result<Answer, Unanswerable> {
		self.source.answer(event, &owner(), moment_of(number)).await
	}

	/// How many transactions [`OWNER`] sent to [`ROUTER`] up to this height.
	pub(crate) async fn count(&self, number: u64) -> Result<u64, Unanswerable> {
		let answer = self.ask(&transactions_to(ROUTER), number).await?;
		assert_eq!(answer.block, self.chain.block(number));
		match answer.value {
			Value::Count(count) => Ok(count),
			value => panic!("{value:?} is no count"),
		}
	}
}
