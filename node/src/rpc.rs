//! What the node answers.

use std::sync::Arc;

use jsonrpsee::RpcModule;
use litentry_runtime::{AccountId, Balance, BlockNumber, Nonce, opaque::Block};
use polkadot_sdk::{
	pallet_transaction_payment_rpc::{
		TransactionPayment, TransactionPaymentApiServer, TransactionPaymentRuntimeApi,
	},
	sc_client_api::Backend,
	sc_consensus_grandpa::{
		FinalityProofProvider, GrandpaJustificationStream, SharedAuthoritySet, SharedVoterState,
	},
	sc_consensus_grandpa_rpc::{Grandpa, GrandpaApiServer},
	sc_rpc::SubscriptionTaskExecutor,
	sc_transaction_pool_api::TransactionPool,
	sp_api::ProvideRuntimeApi,
	sp_block_builder::BlockBuilder,
	sp_blockchain::{Error as BlockChainError, HeaderBackend, HeaderMetadata},
	sp_core::H256,
	substrate_frame_rpc_system::{AccountNonceApi, System, SystemApiServer},
};

/// What proves to those who do not follow the chain that a block is final.
pub(crate) struct Finality<B> {
	pub(crate) authorities: SharedAuthoritySet<H256, BlockNumber>,
	pub(crate) justifications: GrandpaJustificationStream<Block>,
	pub(crate) proofs: Arc<FinalityProofProvider<B, Block>>,
	pub(crate) voter: SharedVoterState,
}

type RegisterResult = Result<RpcModule<()>, Box<dyn std::error::Error + Send + Sync>>;

/// The methods that are particular to this chain; the node adds the general ones.
pub(crate) fn methods<C, P, B>(
	client: Arc<C>,
	pool: Arc<P>,
	finality: Finality<B>,
	executor: SubscriptionTaskExecutor,
) -> RegisterResult
where
	B: Backend<Block> + 'static,
	C: ProvideRuntimeApi<Block>
		+ HeaderBackend<Block>
		+ HeaderMetadata<Block, Error = BlockChainError>
		+ Send
		+ Sync
		+ 'static,
	C::Api: AccountNonceApi<Block, AccountId, Nonce>
		+ TransactionPaymentRuntimeApi<Block, Balance>
		+ BlockBuilder<Block>,
	P: TransactionPool + 'static,
{
	let mut module = RpcModule::new(());
	module.merge(System::new(client.clone(), pool).into_rpc())?;
	module.merge(TransactionPayment::new(client).into_rpc())?;
	module.merge(finality.methods(executor).into_rpc())?;
	Ok(module)
}

impl<B: Backend<Block> + 'static> Finality<B> {
	fn methods(
		self,
		executor: SubscriptionTaskExecutor,
	) -> Grandpa<
		SharedAuthoritySet<H256, BlockNumber>,
		SharedVoterState,
		Block,
		FinalityProofProvider<B, Block>,
	> {
		let Self { authorities, justifications, proofs, voter } = self;
		Grandpa::new(executor, authorities, voter, justifications, proofs)
	}
}

impl<B> Clone for Finality<B> {
	fn clone(&self) -> Self {
		Self {
			authorities: self.authorities.clone(),
			justifications: self.justifications.clone(),
			proofs: self.proofs.clone(),
			voter: self.voter.clone(),
		}
	}
}
