//! What the chain does with transactions.

use litentry_cli::{
	ChainFailure, Submission,
	chain::{Request, RequestState, TokenCall},
};
use litentry_knowledge::AlgorithmId;
use litentry_vocabulary::{Account, Balance, BlockNumber, RequestId};

use super::{EPOCH, NOW, State};

impl State {
	pub(super) fn add_request(
		&mut self,
		account: Account,
		algorithm: AlgorithmId,
		fee: Balance,
		sealed: Vec<u8>,
	) -> Result<RequestId, ChainFailure> {
		self.check_refusal()?;
		let id = RequestId(self.requests.len() as u64 + 1);
		let state = RequestState::Open { fee, deadline: self.block + 50 };
		let request = Request { id, account, algorithm, epoch: EPOCH, at: NOW, state };
		self.requests.insert(id, (request, sealed));
		Ok(id)
	}

	pub(super) fn submit(&mut self, submission: Submission) -> Result<BlockNumber, ChainFailure> {
		self.check_refusal()?;
		match &submission {
			Submission::Forget(id) => drop(self.requests.remove(id)),
			Submission::Token(TokenCall::Redeem { id, .. }) => self.redeem(id),
			_ => {}
		}
		self.submissions.push(submission);
		self.block += 1;
		Ok(self.block)
	}

	pub(super) fn check_refusal(&mut self) -> Result<(), ChainFailure> {
		self.refusal.take().map_or(Ok(()), Err)
	}
}
