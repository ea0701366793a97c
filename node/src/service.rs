//! The node's parts and how they are connected.

use std::{sync::Arc, time::Duration};

use litentry_runtime::{RuntimeApi, opaque::Block};
use polkadot_sdk::{
	sc_basic_authorship::ProposerFactory,
	sc_client_api::BlockBackend,
	sc_consensus::{DefaultImportQueue, LongestChain},
	sc_consensus_babe::{self as babe, BabeLink, BabeWorkerHandle, SlotProportion},
	sc_consensus_grandpa as grandpa,
	sc_consensus_slots::BackoffAuthoringOnFinalizedHeadLagging,
	sc_executor::WasmExecutor,
	sc_network::{
		Litep2pNetworkBackend, NetworkBackend, NetworkWorker, config::FullNetworkConfiguration,
		config::NetworkBackendType,
	},
	sc_service::{
		self, Configuration, PartialComponents, TFullBackend, TFullClient, TaskManager,
		WarpSyncConfig, error::Error,
	},
	sc_telemetry::{Telemetry, TelemetryWorker},
	sc_transaction_pool::TransactionPoolHandle,
	sc_transaction_pool_api::OffchainTransactionPoolFactory,
	sp_consensus_babe::{SlotDuration, inherents::InherentDataProvider as BabeInherent},
	sp_core::H256,
	sp_inherents::CreateInherentDataProviders,
	sp_runtime::traits::NumberFor,
	sp_timestamp::InherentDataProvider as TimestampInherent,
};

use crate::rpc;

/// Host functions that the runtime may call.
#[cfg(not(feature = "runtime-benchmarks"))]
pub(crate) type HostFunctions = polkadot_sdk::sp_io::SubstrateHostFunctions;

/// Host functions that the runtime may call, with those that measure.
#[cfg(feature = "runtime-benchmarks")]
pub(crate) type HostFunctions = (
	polkadot_sdk::sp_io::SubstrateHostFunctions,
	polkadot_sdk::frame_benchmarking::benchmarking::HostFunctions,
);

type Client = TFullClient<Block, RuntimeApi, WasmExecutor<HostFunctions>>;
type Backend = TFullBackend<Block>;
type SelectChain = LongestChain<Backend, Block>;
type GrandpaImport = grandpa::GrandpaBlockImport<Backend, Block, Client, SelectChain>;
type GrandpaLink = grandpa::LinkHalf<Block, Client, SelectChain>;
type Pool = TransactionPoolHandle<Block, Client>;
type BlockImport = babe::BabeBlockImport<Block, Client, GrandpaImport, SlotClock, SelectChain>;
type Components = PartialComponents<
	Client,
	Backend,
	SelectChain,
	DefaultImportQueue<Block>,
	Pool,
	(BlockImport, GrandpaLink, BabeLink<Block>, BabeWorkerHandle<Block>, Option<Telemetry>),
>;

/// How often GRANDPA leaves a justification that light clients can follow, in blocks.
const JUSTIFICATION_PERIOD: u32 = 512;

const GOSSIP_DURATION: Duration = Duration::from_millis(333);

/// Makes a block's slot and timestamp from the machine's clock.
#[derive(Clone, Copy)]
pub(crate) struct SlotClock(SlotDuration);

#[async_trait::async_trait]
impl CreateInherentDataProviders<Block, ()> for SlotClock {
	type InherentDataProviders = (BabeInherent, TimestampInherent);

	async fn create_inherent_data_providers(
		&self,
		_parent: H256,
		(): (),
	) -> Result<Self::InherentDataProviders, Box<dyn std::error::Error + Send + Sync>> {
		let timestamp = TimestampInherent::from_system_time();
		Ok((BabeInherent::from_timestamp_and_slot_duration(*timestamp, self.0), timestamp))
	}
}

/// The parts that every subcommand needs: database, client, transaction pool, block import.
pub(crate) fn new_partial(config: &Configuration) -> Result<Components, Error> {
	let telemetry = config
		.telemetry_endpoints
		.clone()
		.filter(|endpoints| !endpoints.is_empty())
		.map(|endpoints| -> Result<_, polkadot_sdk::sc_telemetry::Error> {
			let worker = TelemetryWorker::new(16)?;
			let telemetry = worker.handle().new_telemetry(endpoints);
			Ok((worker, telemetry))
		})
		.transpose()?;

	let executor = sc_service::new_wasm_executor::<HostFunctions>(&config.executor);
	let (client, backend, keystore_container, task_manager) =
		sc_service::new_full_parts::<Block, RuntimeApi, _>(
			config,
			telemetry.as_ref().map(|(_, telemetry)| telemetry.handle()),
			executor,
			Vec::new(),
		)?;
	let client = Arc::new(client);
	let telemetry = telemetry.map(|(worker, telemetry)| {
		task_manager.spawn_handle().spawn("telemetry", None, worker.run());
		telemetry
	});

	let select_chain = LongestChain::new(backend.clone());
	let transaction_pool = Arc::from(
		polkadot_sdk::sc_transaction_pool::Builder::new(
			task_manager.spawn_essential_handle(),
			client.clone(),
			config.role.is_authority().into(),
		)
		.with_options(config.transaction_pool.clone())
		.with_prometheus(config.prometheus_registry())
		.build(),
	);

	let (grandpa_import, grandpa_link) = grandpa::block_import(
		client.clone(),
		JUSTIFICATION_PERIOD,
		&client,
		select_chain.clone(),
		telemetry.as_ref().map(Telemetry::handle),
	)?;
	let babe_config = babe::configuration(&*client)?;
	let slot_duration = babe_config.slot_duration();
	let (block_import, babe_link) = babe::block_import(
		babe_config,
		grandpa_import.clone(),
		client.clone(),
		SlotClock(slot_duration),
		select_chain.clone(),
		OffchainTransactionPoolFactory::new(transaction_pool.clone()),
	)?;
	let (import_queue, babe_worker) = babe::import_queue(babe::ImportQueueParams {
		link: babe_link.clone(),
		block_import: block_import.clone(),
		justification_import: Some(Box::new(grandpa_import)),
		client: client.clone(),
		slot_duration,
		spawner: &task_manager.spawn_essential_handle(),
		registry: config.prometheus_registry(),
		telemetry: telemetry.as_ref().map(Telemetry::handle),
	})?;

	Ok(PartialComponents {
		client,
		backend,
		task_manager,
		import_queue,
		keystore_container,
		select_chain,
		transaction_pool,
		other: (block_import, grandpa_link, babe_link, babe_worker, telemetry),
	})
}

/// Takes consensus back together with the database.
pub(crate) fn revert(
	client: Arc<Client>,
	backend: Arc<Backend>,
	blocks: NumberFor<Block>,
) -> polkadot_sdk::sc_cli::Result<()> {
	babe::revert(client.clone(), backend, blocks)?;
	grandpa::revert(client, blocks)?;
	Ok(())
}

/// The whole node, with the network that the configuration names.
pub(crate) fn new_full(config: Configuration) -> Result<TaskManager, Error> {
	match config.network.network_backend {
		NetworkBackendType::Libp2p => start::<NetworkWorker<Block, H256>>(config),
		NetworkBackendType::Litep2p => start::<Litep2pNetworkBackend>(config),
	}
}

fn start<N: NetworkBackend<Block, H256>>(config: Configuration) -> Result<TaskManager, Error> {
	let PartialComponents {
		client,
		backend,
		mut task_manager,
		import_queue,
		keystore_container,
		select_chain,
		transaction_pool,
		other: (block_import, grandpa_link, babe_link, babe_worker, mut telemetry),
	} = new_partial(&config)?;

	// BABE's import queue ends, and the node with it, when nobody can ask it anything any more.
	task_manager.keep_alive(babe_worker);

	let genesis_hash = client.block_hash(0)?.ok_or(Error::Other("no genesis block".into()))?;
	let grandpa_name = grandpa::protocol_standard_name(&genesis_hash, &config.chain_spec);
	let registry = config.prometheus_registry().cloned();
	let metrics = N::register_notification_metrics(registry.as_ref());
	let mut net_config =
		FullNetworkConfiguration::<_, _, N>::new(&config.network, registry.clone());
	let (grandpa_protocol, grandpa_notifications) = grandpa::grandpa_peers_set_config::<_, N>(
		grandpa_name.clone(),
		metrics.clone(),
		net_config.peer_store_handle(),
	);
	net_config.add_notification_protocol(grandpa_protocol);
	let warp_sync = Arc::new(grandpa::warp_proof::NetworkProvider::new(
		backend.clone(),
		grandpa_link.shared_authority_set().clone(),
		Vec::new(),
	));

	let (network, system_rpc_tx, tx_handler_controller, sync_service, _bitswap) =
		sc_service::build_network(sc_service::BuildNetworkParams {
			config: &config,
			net_config,
			client: client.clone(),
			transaction_pool: transaction_pool.clone(),
			spawn_handle: task_manager.spawn_handle(),
			spawn_essential_handle: task_manager.spawn_essential_handle(),
			import_queue,
			block_announce_validator_builder: None,
			warp_sync_config: Some(WarpSyncConfig::WithProvider(warp_sync)),
			block_relay: None,
			metrics,
			gap_sync_body_policy: None,
		})?;

	let role = config.role;
	let force_authoring = config.force_authoring;
	let name = config.network.node_name.clone();
	let keystore = keystore_container.keystore();
	let rpc_client = client.clone();
	let rpc_pool = transaction_pool.clone();
	let finality = rpc::Finality {
		authorities: grandpa_link.shared_authority_set().clone(),
		justifications: grandpa_link.justification_stream(),
		proofs: grandpa::FinalityProofProvider::new_for_service(
			backend.clone(),
			Some(grandpa_link.shared_authority_set().clone()),
		),
		voter: grandpa::SharedVoterState::empty(),
	};
	let voter_state = finality.voter.clone();
	sc_service::spawn_tasks(sc_service::SpawnTasksParams {
		config,
		client: client.clone(),
		backend,
		task_manager: &mut task_manager,
		keystore: keystore.clone(),
		transaction_pool: transaction_pool.clone(),
		rpc_builder: Box::new(move |executor| {
			rpc::methods(rpc_client.clone(), rpc_pool.clone(), finality.clone(), executor)
				.map_err(Into::into)
		}),
		network: network.clone(),
		system_rpc_tx,
		tx_handler_controller,
		sync_service: sync_service.clone(),
		telemetry: telemetry.as_mut(),
		tracing_execute_block: None,
	})?;

	if role.is_authority() {
		let proposer = ProposerFactory::new(
			task_manager.spawn_handle(),
			client.clone(),
			transaction_pool.clone(),
			registry.as_ref(),
			telemetry.as_ref().map(Telemetry::handle),
		);
		let slot_clock = SlotClock(babe_link.config().slot_duration());
		let author = babe::start_babe(babe::BabeParams {
			keystore: keystore.clone(),
			client,
			select_chain,
			env: proposer,
			block_import,
			sync_oracle: sync_service.clone(),
			justification_sync_link: sync_service.clone(),
			create_inherent_data_providers: slot_clock,
			force_authoring,
			backoff_authoring_blocks: Some(BackoffAuthoringOnFinalizedHeadLagging::default()),
			babe_link,
			block_proposal_slot_portion: SlotProportion::new(0.5),
			max_block_proposal_slot_portion: None,
			telemetry: telemetry.as_ref().map(Telemetry::handle),
		})?;
		task_manager.spawn_essential_handle().spawn_blocking(
			"babe-author",
			Some("block-authoring"),
			author,
		);
	}

	let voter = grandpa::run_grandpa_voter(grandpa::GrandpaParams {
		config: grandpa::Config {
			gossip_duration: GOSSIP_DURATION,
			justification_generation_period: JUSTIFICATION_PERIOD,
			observer_enabled: false,
			local_role: role,
			name: Some(name),
			keystore: role.is_authority().then_some(keystore),
			telemetry: telemetry.as_ref().map(Telemetry::handle),
			protocol_name: grandpa_name,
		},
		link: grandpa_link,
		network,
		sync: sync_service,
		notification_service: grandpa_notifications,
		// The usual rule also stays two blocks behind the best: twelve seconds for every answer.
		voting_rule: grandpa::VotingRulesBuilder::new()
			.add(grandpa::ThreeQuartersOfTheUnfinalizedChain)
			.build(),
		prometheus_registry: registry,
		shared_voter_state: voter_state,
		telemetry: telemetry.as_ref().map(Telemetry::handle),
		offchain_tx_pool_factory: OffchainTransactionPoolFactory::new(transaction_pool),
	})?;
	task_manager.spawn_essential_handle().spawn_blocking("grandpa-voter", None, voter);

	Ok(task_manager)
}
