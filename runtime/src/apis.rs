//! What nodes and clients may ask the runtime.

use alloc::vec::Vec;

use litentry_certificate::Certifiers;
use litentry_external_account::{ExternalAccount, Platform};
use litentry_identity::{DataVersion, Identity, Rights};
use litentry_knowledge::{AlgorithmId, EventId};
use litentry_sealing::PublicKey;
use litentry_token::{Definition, Issuer as TokenIssuer, TokenInfo};
use litentry_vocabulary::{
	Account, DefinitionId, IdentityId, KeyEpoch, LinkId, RequestId, TokenId,
};
use pallet_task_distributor::AlgorithmUnusable;
use polkadot_sdk::*;
use sp_api::impl_runtime_apis;
use sp_core::{OpaqueMetadata, crypto::KeyTypeId};
use sp_inherents::{CheckInherentsResult, InherentData};
use sp_runtime::{
	ApplyExtrinsicResult, ExtrinsicInclusionMode,
	traits::{Block as BlockT, NumberFor},
	transaction_validity::{TransactionSource, TransactionValidity},
};
use sp_session::OpaqueGeneratedSessionKeys;
use sp_version::RuntimeVersion;

use crate::{
	AccountId, AnalyzerRegistry, AuthorizationToken, Babe, Balance, Block, BlockNumber, Executive,
	Grandpa, IdentityLinker, IdentityRegistry, InherentDataExt, KnowledgeBase, Nonce, Runtime,
	RuntimeCall, RuntimeGenesisConfig, SessionKeys, System, TaskDistributor, TransactionPayment,
	VERSION, WorkerRegistry, configs, genesis_presets,
};

type RegisteredEvent = pallet_knowledge_base::RegisteredEvent<AccountId, Balance, BlockNumber>;
type RegisteredAlgorithm =
	pallet_knowledge_base::RegisteredAlgorithm<AccountId, Balance, BlockNumber>;
type Analyzer = pallet_analyzer_registry::Analyzer<Balance, BlockNumber>;
type RosterEntry = pallet_worker_registry::RosterEntry<AccountId, BlockNumber>;
type Issuer = pallet_worker_registry::Issuer<AccountId, Balance, BlockNumber>;
type Link = pallet_identity_linker::Link<AccountId, BlockNumber>;
type Move = pallet_identity_linker::Move<AccountId, BlockNumber>;
type Export = pallet_identity_linker::Export<BlockNumber>;
type Request = pallet_task_distributor::Request<AccountId, BlockNumber>;
type AnyRequest = pallet_task_distributor::AnyRequest<AccountId, BlockNumber>;

impl_runtime_apis! {
	impl sp_api::Core<Block> for Runtime {
		fn version() -> RuntimeVersion {
			VERSION
		}

		fn execute_block(block: <Block as BlockT>::LazyBlock) {
			Executive::execute_block(block)
		}

		fn initialize_block(header: &<Block as BlockT>::Header) -> ExtrinsicInclusionMode {
			Executive::initialize_block(header)
		}
	}

	impl sp_api::Metadata<Block> for Runtime {
		fn metadata() -> OpaqueMetadata {
			OpaqueMetadata::new(Runtime::metadata().into())
		}

		fn metadata_at_version(version: u32) -> Option<OpaqueMetadata> {
			Runtime::metadata_at_version(version)
		}

		fn metadata_versions() -> Vec<u32> {
			Runtime::metadata_versions()
		}
	}

	impl frame_support::view_functions::runtime_api::RuntimeViewFunction<Block> for Runtime {
		fn execute_view_function(
			id: frame_support::view_functions::ViewFunctionId,
			input: Vec<u8>,
		) -> Result<Vec<u8>, frame_support::view_functions::ViewFunctionDispatchError> {
			Runtime::execute_view_function(id, input)
		}
	}

	impl sp_block_builder::BlockBuilder<Block> for Runtime {
		fn apply_extrinsic(extrinsic: <Block as BlockT>::Extrinsic) -> ApplyExtrinsicResult {
			Executive::apply_extrinsic(extrinsic)
		}

		fn finalize_block() -> <Block as BlockT>::Header {
			Executive::finalize_block()
		}

		fn inherent_extrinsics(data: InherentData) -> Vec<<Block as BlockT>::Extrinsic> {
			data.create_extrinsics()
		}

		fn check_inherents(
			block: <Block as BlockT>::LazyBlock,
			data: InherentData,
		) -> CheckInherentsResult {
			data.check_extrinsics(&block)
		}
	}

	impl sp_transaction_pool::runtime_api::TaggedTransactionQueue<Block> for Runtime {
		fn validate_transaction(
			source: TransactionSource,
			transaction: <Block as BlockT>::Extrinsic,
			block_hash: <Block as BlockT>::Hash,
		) -> TransactionValidity {
			Executive::validate_transaction(source, transaction, block_hash)
		}
	}

	impl sp_offchain::OffchainWorkerApi<Block> for Runtime {
		fn offchain_worker(header: &<Block as BlockT>::Header) {
			Executive::offchain_worker(header)
		}
	}

	impl sp_consensus_babe::BabeApi<Block> for Runtime {
		fn configuration() -> sp_consensus_babe::BabeConfiguration {
			let epoch = Babe::epoch_config().unwrap_or(configs::GENESIS_EPOCH);
			sp_consensus_babe::BabeConfiguration {
				slot_duration: Babe::slot_duration(),
				epoch_length: crate::EPOCH_SLOTS,
				c: epoch.c,
				authorities: Babe::authorities().to_vec(),
				randomness: Babe::randomness(),
				allowed_slots: epoch.allowed_slots,
			}
		}

		fn current_epoch_start() -> sp_consensus_babe::Slot {
			Babe::current_epoch_start()
		}

		fn current_epoch() -> sp_consensus_babe::Epoch {
			Babe::current_epoch()
		}

		fn next_epoch() -> sp_consensus_babe::Epoch {
			Babe::next_epoch()
		}

		fn generate_key_ownership_proof(
			_slot: sp_consensus_babe::Slot,
			_authority: sp_consensus_babe::AuthorityId,
		) -> Option<sp_consensus_babe::OpaqueKeyOwnershipProof> {
			None
		}

		fn submit_report_equivocation_unsigned_extrinsic(
			_proof: sp_consensus_babe::EquivocationProof<<Block as BlockT>::Header>,
			_owner: sp_consensus_babe::OpaqueKeyOwnershipProof,
		) -> Option<()> {
			None
		}
	}

	impl sp_consensus_grandpa::GrandpaApi<Block> for Runtime {
		fn grandpa_authorities() -> sp_consensus_grandpa::AuthorityList {
			Grandpa::grandpa_authorities()
		}

		fn current_set_id() -> sp_consensus_grandpa::SetId {
			pallet_grandpa::CurrentSetId::<Runtime>::get()
		}

		fn submit_report_equivocation_unsigned_extrinsic(
			_proof: sp_consensus_grandpa::EquivocationProof<
				<Block as BlockT>::Hash,
				NumberFor<Block>,
			>,
			_owner: sp_consensus_grandpa::OpaqueKeyOwnershipProof,
		) -> Option<()> {
			None
		}

		fn generate_key_ownership_proof(
			_set: sp_consensus_grandpa::SetId,
			_authority: sp_consensus_grandpa::AuthorityId,
		) -> Option<sp_consensus_grandpa::OpaqueKeyOwnershipProof> {
			None
		}
	}

	impl sp_session::SessionKeys<Block> for Runtime {
		fn generate_session_keys(
			owner: Vec<u8>,
			seed: Option<Vec<u8>>,
		) -> OpaqueGeneratedSessionKeys {
			SessionKeys::generate(&owner, seed).into()
		}

		fn decode_session_keys(encoded: Vec<u8>) -> Option<Vec<(Vec<u8>, KeyTypeId)>> {
			SessionKeys::decode_into_raw_public_keys(&encoded)
		}
	}

	impl frame_system_rpc_runtime_api::AccountNonceApi<Block, AccountId, Nonce> for Runtime {
		fn account_nonce(account: AccountId) -> Nonce {
			System::account_nonce(account)
		}
	}

	impl pallet_transaction_payment_rpc_runtime_api::TransactionPaymentApi<Block, Balance>
		for Runtime
	{
		fn query_info(
			transaction: <Block as BlockT>::Extrinsic,
			length: u32,
		) -> pallet_transaction_payment_rpc_runtime_api::RuntimeDispatchInfo<Balance> {
			TransactionPayment::query_info(transaction, length)
		}

		fn query_fee_details(
			transaction: <Block as BlockT>::Extrinsic,
			length: u32,
		) -> pallet_transaction_payment::FeeDetails<Balance> {
			TransactionPayment::query_fee_details(transaction, length)
		}

		fn query_weight_to_fee(weight: frame_support::weights::Weight) -> Balance {
			TransactionPayment::weight_to_fee(weight)
		}

		fn query_length_to_fee(length: u32) -> Balance {
			TransactionPayment::length_to_fee(length)
		}
	}

	impl pallet_transaction_payment_rpc_runtime_api::TransactionPaymentCallApi<
		Block,
		Balance,
		RuntimeCall,
	> for Runtime {
		fn query_call_info(
			call: RuntimeCall,
			length: u32,
		) -> pallet_transaction_payment::RuntimeDispatchInfo<Balance> {
			TransactionPayment::query_call_info(call, length)
		}

		fn query_call_fee_details(
			call: RuntimeCall,
			length: u32,
		) -> pallet_transaction_payment::FeeDetails<Balance> {
			TransactionPayment::query_call_fee_details(call, length)
		}

		fn query_weight_to_fee(weight: frame_support::weights::Weight) -> Balance {
			TransactionPayment::weight_to_fee(weight)
		}

		fn query_length_to_fee(length: u32) -> Balance {
			TransactionPayment::length_to_fee(length)
		}
	}

	impl pallet_knowledge_base::runtime_api::KnowledgeBaseApi<Block, AccountId, Balance, BlockNumber>
		for Runtime
	{
		fn events(start: Option<EventId>, limit: u32) -> Vec<(EventId, RegisteredEvent)> {
			KnowledgeBase::events(start, limit)
		}

		fn algorithms(
			start: Option<AlgorithmId>,
			limit: u32,
		) -> Vec<(AlgorithmId, RegisteredAlgorithm)> {
			KnowledgeBase::algorithms(start, limit)
		}
	}

	impl pallet_analyzer_registry::runtime_api::AnalyzerRegistryApi<Block, AccountId, Balance, BlockNumber>
		for Runtime
	{
		fn eligible_analyzers() -> Vec<(AccountId, Analyzer)> {
			AnalyzerRegistry::eligible_analyzers()
		}
	}

	impl pallet_worker_registry::runtime_api::WorkerRegistryApi<Block, AccountId, Balance, BlockNumber>
		for Runtime
	{
		fn roster() -> Vec<RosterEntry> {
			WorkerRegistry::live_roster()
		}

		fn current_epoch() -> KeyEpoch {
			<WorkerRegistry as Certifiers>::current_epoch()
		}

		fn shielding_key(epoch: KeyEpoch) -> Option<PublicKey> {
			pallet_worker_registry::ShieldingKeys::<Runtime>::get(epoch)
		}

		fn issuer(key: [u8; 32]) -> Option<Issuer> {
			pallet_worker_registry::Issuers::<Runtime>::get(key)
		}
	}

	impl pallet_identity_linker::runtime_api::IdentityLinkerApi<Block, AccountId, BlockNumber> for Runtime {
		fn links_of(
			account: AccountId,
			start: Option<LinkId>,
			limit: u32,
		) -> Vec<(LinkId, Link)> {
			IdentityLinker::links_of(&account, start, limit)
		}

		fn next_nonce(account: AccountId) -> u32 {
			IdentityLinker::next_nonce(&account)
		}

		fn open_requests(limit: u32) -> Vec<(LinkId, Link)> {
			IdentityLinker::open_requests(limit)
		}

		fn public_link(external: ExternalAccount) -> Option<(LinkId, Link)> {
			IdentityLinker::public_link(&external)
		}

		fn platforms() -> Vec<Platform> {
			IdentityLinker::platforms()
		}

		fn moved(account: AccountId) -> Option<Move> {
			IdentityLinker::moved(&account)
		}

		fn export_of(account: AccountId) -> Option<Export> {
			IdentityLinker::export_of(&account)
		}

		fn open_exports(limit: u32) -> Vec<(AccountId, Export)> {
			IdentityLinker::open_exports(limit)
		}
	}

	impl pallet_task_distributor::runtime_api::TaskDistributorApi<Block, AccountId, BlockNumber> for Runtime {
		fn request_seed(id: RequestId) -> Option<[u8; 32]> {
			TaskDistributor::request_seed(id)
		}

		fn drawn_at(id: RequestId) -> Option<BlockNumber> {
			TaskDistributor::drawn_at(id)
		}

		fn draw_after(block: BlockNumber) -> Option<(BlockNumber, [u8; 32])> {
			TaskDistributor::draw_after(block)
		}

		fn requests_of(
			account: AccountId,
			start: Option<RequestId>,
			limit: u32,
		) -> Vec<(RequestId, AnyRequest)> {
			TaskDistributor::requests_of(&account, start, limit)
		}

		fn open_requests(limit: u32) -> Vec<(RequestId, Request)> {
			TaskDistributor::open_requests(limit)
		}

		fn minimum_fee(algorithm: AlgorithmId) -> Result<Balance, AlgorithmUnusable> {
			TaskDistributor::minimum_fee(&algorithm)
		}
	}

	impl pallet_identity_registry::runtime_api::IdentityRegistryApi<Block> for Runtime {
		fn identity(id: IdentityId) -> Option<Identity> {
			IdentityRegistry::identity(&id)
		}

		fn identities_of(
			account: Account,
			start: Option<IdentityId>,
			limit: u32,
		) -> Vec<(IdentityId, Identity)> {
			IdentityRegistry::identities_of(&account, start, limit)
		}

		fn identity_count(account: Account) -> u32 {
			IdentityRegistry::identity_count(&account)
		}

		fn data(id: IdentityId, version: Option<u32>) -> Option<DataVersion> {
			IdentityRegistry::data(&id, version)
		}

		fn data_versions(id: IdentityId, start: Option<u32>, limit: u32) -> Vec<DataVersion> {
			IdentityRegistry::data_versions(&id, start, limit)
		}

		fn offer(id: IdentityId) -> Option<Account> {
			IdentityRegistry::offer_of(&id)
		}

		fn delegates(id: IdentityId) -> Vec<(Account, Rights)> {
			IdentityRegistry::delegates(&id)
		}
	}

	impl pallet_authorization_token::runtime_api::AuthorizationTokenApi<Block> for Runtime {
		fn token(id: TokenId) -> Option<TokenInfo> {
			AuthorizationToken::token(id)
		}

		fn tokens_of(
			account: Account,
			identity: Option<IdentityId>,
			start: Option<(IdentityId, TokenId)>,
			limit: u32,
		) -> Vec<(TokenId, TokenInfo)> {
			AuthorizationToken::tokens_of(account, identity, start, limit)
		}

		fn token_count_of(account: Account) -> u32 {
			AuthorizationToken::token_count_of(account)
		}

		fn tokens_by(
			identity: IdentityId,
			start: Option<TokenId>,
			limit: u32,
		) -> Vec<(TokenId, TokenInfo)> {
			AuthorizationToken::tokens_by(identity, start, limit)
		}

		fn token_count_by(identity: IdentityId) -> u32 {
			AuthorizationToken::token_count_by(identity)
		}

		fn definitions(
			identity: IdentityId,
			start: Option<DefinitionId>,
			limit: u32,
		) -> Vec<(DefinitionId, Definition)> {
			AuthorizationToken::definitions(identity, start, limit)
		}

		fn issuer(identity: IdentityId) -> TokenIssuer {
			AuthorizationToken::issuer(identity)
		}

		fn last_bought(
			identity: IdentityId,
			definition: DefinitionId,
			holder: Account,
		) -> Option<TokenId> {
			AuthorizationToken::last_bought(identity, definition, holder)
		}

		fn guardian(account: Account) -> Option<Account> {
			AuthorizationToken::guardian(account)
		}

		fn is_frozen(account: Account) -> bool {
			AuthorizationToken::is_frozen(account)
		}

		fn last_report(identity: IdentityId, verifier: Account) -> u64 {
			AuthorizationToken::last_report(identity, verifier)
		}
	}

	impl sp_genesis_builder::GenesisBuilder<Block> for Runtime {
		fn build_state(config: Vec<u8>) -> sp_genesis_builder::Result {
			frame_support::genesis_builder_helper::build_state::<RuntimeGenesisConfig>(config)
		}

		fn get_preset(id: &Option<sp_genesis_builder::PresetId>) -> Option<Vec<u8>> {
			frame_support::genesis_builder_helper::get_preset::<RuntimeGenesisConfig>(
				id,
				genesis_presets::get,
			)
		}

		fn preset_names() -> Vec<sp_genesis_builder::PresetId> {
			genesis_presets::names()
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	impl frame_benchmarking::Benchmark<Block> for Runtime {
		fn benchmark_metadata(
			extra: bool,
		) -> (
			Vec<frame_benchmarking::BenchmarkList>,
			Vec<frame_support::traits::StorageInfo>,
		) {
			crate::benchmarks::metadata(extra)
		}

		fn dispatch_benchmark(
			config: frame_benchmarking::BenchmarkConfig,
		) -> Result<Vec<frame_benchmarking::BenchmarkBatch>, alloc::string::String> {
			crate::benchmarks::dispatch(config)
		}
	}

	#[cfg(feature = "try-runtime")]
	impl frame_try_runtime::TryRuntime<Block> for Runtime {
		fn on_runtime_upgrade(
			checks: frame_try_runtime::UpgradeCheckSelect,
		) -> (frame_support::weights::Weight, frame_support::weights::Weight) {
			let weight = Executive::try_runtime_upgrade(checks).unwrap();
			(weight, <Runtime as frame_system::Config>::BlockWeights::get().max_block)
		}

		fn execute_block(
			block: <Block as BlockT>::LazyBlock,
			state_root_check: bool,
			signature_check: bool,
			select: frame_try_runtime::TryStateSelect,
		) -> frame_support::weights::Weight {
			Executive::try_execute_block(block, state_root_check, signature_check, select).unwrap()
		}
	}
}
