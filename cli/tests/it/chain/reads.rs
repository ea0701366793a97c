//! What the chain tells.

use litentry_attestation::AttestationPolicy;
use litentry_cli::{
	AccountKey, Chain, ChainFailure, Submission,
	chain::{Algorithm, AnalyzerEntry, Balances, Event, Issuer, Request, TokenCall, WorkerEntry},
};
use litentry_knowledge::AlgorithmId;
use litentry_sealing::PublicKey;
use litentry_vocabulary::{Account, Balance, BlockNumber, GenesisHash, KeyEpoch, RequestId};

use super::{FakeChain, LIT};

impl Chain for FakeChain {
	fn genesis(&self) -> GenesisHash {
		self.0.borrow().genesis
	}

	async fn finalized(&self) -> Result<BlockNumber, ChainFailure> {
		Ok(self.0.borrow().block)
	}

	async fn block_after(&self, block: BlockNumber) -> Result<BlockNumber, ChainFailure> {
		self.0.borrow_mut().next_block();
		Ok(block + 1)
	}

	async fn balances(&self, _: Account) -> Result<Balances, ChainFailure> {
		Ok(Balances { free: 12 * LIT + LIT / 2, held: LIT })
	}

	async fn shielding_key(&self) -> Result<Option<(KeyEpoch, PublicKey)>, ChainFailure> {
		let state = self.0.borrow();
		let registered = !state.workers.is_empty();
		Ok(registered.then(|| (state.epoch, state.workers_key.public_key())))
	}

	async fn request(&self, id: RequestId) -> Result<Option<Request>, ChainFailure> {
		Ok(self.0.borrow().requests.get(&id).map(|(request, _)| request.clone()))
	}

	async fn requests_of(&self, account: Account) -> Result<Vec<Request>, ChainFailure> {
		let state = self.0.borrow();
		let requests = state.requests.values().map(|(request, _)| request.clone());
		Ok(requests.filter(|request| request.account == account).collect())
	}

	async fn minimum_fee(&self, _: AlgorithmId) -> Result<Balance, ChainFailure> {
		Ok(2 * LIT)
	}

	async fn events(&self) -> Result<Vec<Event>, ChainFailure> {
		Ok(self.0.borrow().events.clone())
	}

	async fn algorithms(&self) -> Result<Vec<Algorithm>, ChainFailure> {
		Ok(self.0.borrow().algorithms.iter().map(|(algorithm, _)| algorithm.clone()).collect())
	}

	async fn algorithm(&self, id: AlgorithmId) -> Result<Option<Algorithm>, ChainFailure> {
		let mut algorithms = self.algorithms().await?;
		algorithms.retain(|found| found.algorithm.id() == id);
		Ok(algorithms.pop())
	}

	async fn code(&self, id: AlgorithmId) -> Result<Option<Vec<u8>>, ChainFailure> {
		let state = self.0.borrow();
		let found = state.algorithms.iter().find(|(found, _)| found.algorithm.id() == id);
		Ok(found.map(|(_, code)| code.clone()))
	}

	async fn analyzers(&self) -> Result<Vec<AnalyzerEntry>, ChainFailure> {
		Ok(self.0.borrow().analyzers.clone())
	}

	async fn workers(&self) -> Result<Vec<WorkerEntry>, ChainFailure> {
		Ok(self.0.borrow().workers.clone())
	}

	async fn attestation_policy(&self) -> Result<AttestationPolicy, ChainFailure> {
		Ok(self.0.borrow().policy)
	}

	async fn issuer(&self, key: [u8; 32]) -> Result<Option<Issuer>, ChainFailure> {
		Ok(self.0.borrow().issuers.get(&key).copied())
	}

	async fn request_score(
		&self,
		signer: &AccountKey,
		algorithm: AlgorithmId,
		_: KeyEpoch,
		fee: Balance,
		sealed: Vec<u8>,
	) -> Result<RequestId, ChainFailure> {
		self.0.borrow_mut().add_request(signer.account(), algorithm, fee, sealed)
	}

	async fn submit(
		&self,
		signer: &AccountKey,
		submission: Submission,
	) -> Result<BlockNumber, ChainFailure> {
		let mut state = self.0.borrow_mut();
		if let Submission::Token(TokenCall::Report { identity, sequence, presented }) = &submission
		{
			state.check_refusal()?;
			state.count_report(signer.account(), *identity, *sequence, presented)?;
		}
		if let Submission::Link(call) = &submission {
			state.check_refusal()?;
			let now = state.block;
			state.book_of_links.call(signer.account(), call, now)?;
		}
		let block = state.submit(submission)?;
		state.locks.answer(block)
	}
}
