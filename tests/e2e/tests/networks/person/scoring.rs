//! Asking for scores.

use litentry_chain_client::{Answer, ClosedRequest, Included};
use litentry_computing_request::Outcome;
use litentry_credential::{Credential, open_credential, verify};
use litentry_knowledge::AlgorithmId;
use litentry_vocabulary::{Account, Balance, LinkId, RequestId};

use super::{Person, in_time};

/// A computing request that reached the chain.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Asked {
	/// Its number.
	pub(crate) id: RequestId,
	/// What was paid for the score.
	pub(crate) fee: Balance,
	/// What was paid for the transaction.
	pub(crate) transaction_fee: Balance,
}

impl Person {
	/// Asks for a score of one link.
	pub(crate) async fn ask(&self, algorithm: AlgorithmId, link: LinkId) -> Asked {
		self.ask_over(algorithm, &[link]).await
	}

	/// Asks for a score of several links together.
	pub(crate) async fn ask_over(&self, algorithm: AlgorithmId, links: &[LinkId]) -> Asked {
		let prepared = self.owner.prepare_over(algorithm, links).await.unwrap();
		let (id, included) = self.owner.send(&prepared).await.unwrap();
		Asked { id, fee: prepared.fee, transaction_fee: transaction_fee(&included) }
	}

	/// Waits until a request is answered.
	pub(crate) async fn answered(&self, id: RequestId) -> ClosedRequest {
		in_time(&format!("request {id}"), self.owner.answered(id)).await
	}

	/// Asks for a score of one link and gives what the credential says.
	pub(crate) async fn score(&self, algorithm: AlgorithmId, link: LinkId) -> i64 {
		self.score_over(algorithm, &[link]).await
	}

	/// Asks for a score of several links together and gives what the credential says.
	pub(crate) async fn score_over(&self, algorithm: AlgorithmId, links: &[LinkId]) -> i64 {
		let asked = self.ask_over(algorithm, links).await;
		let closed = self.answered(asked.id).await;
		self.credential(asked.id, &closed).score
	}

	/// The credential of an answered request, verified, and the one that the chain certified.
	pub(crate) fn credential(&self, id: RequestId, closed: &ClosedRequest) -> Credential {
		let Answer::Certified {
			outcome: Outcome::Scored { commitment, sealed_credential, .. },
			..
		} = &closed.answer
		else {
			panic!("request {id} has no score: {:?}", closed.answer);
		};
		let context = self.owner.context(closed.epoch);
		let text = open_credential(self.owner.reply(), &context, sealed_credential).unwrap();
		let verified = verify(text.as_bytes()).unwrap();
		assert_eq!(verified.commitment(), *commitment, "the chain certified another credential");
		let credential = verified.credential().clone();
		assert_eq!((credential.subject, credential.certificate.request), (self.account(), id));
		credential
	}
}

/// What the transaction itself cost.
fn transaction_fee(included: &Included) -> Balance {
	let paid = included.fields("TransactionPayment", "TransactionFeePaid");
	let (_, fee, _): (Account, Balance, Balance) = paid.expect("a signed transaction costs a fee");
	fee
}
