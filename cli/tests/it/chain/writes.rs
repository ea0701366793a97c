//! What the chain does with transactions.

use litentry_cli::{
	ChainFailure, Submission,
	chain::{Link, LinkState, Request, RequestState, TokenCall},
};
use litentry_knowledge::AlgorithmId;
use litentry_vocabulary::{Account, Balance, BlockNumber, LinkId, RequestId};

use super::{EPOCH, LIT, NOW, State};

impl State {
	pub(super) fn add_link(
		&mut self,
		owner: Account,
		nonce: u32,
		sealed: Vec<u8>,
	) -> Result<LinkId, ChainFailure> {
		self.check_refusal()?;
		if nonce < self.next_nonce {
			let (pallet, error) = ("IdentityLinker".into(), "NonceUsed".into());
			return Err(ChainFailure::Refused { pallet, error });
		}
		self.next_nonce = nonce + 1;
		let id = LinkId(self.links.len() as u64 + 1);
		let state = LinkState::Requested { expires: self.block + 50 };
		let link = Link { id, owner, epoch: EPOCH, deposit: LIT, state };
		self.links.insert(id, (link, sealed));
		Ok(id)
	}

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
			Submission::Unlink(id) => drop(self.links.remove(id)),
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
