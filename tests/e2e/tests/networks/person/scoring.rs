//! Asking for scores.

use litentry_chain_client::{Answer, AnyRequest, Call, ClosedRequest, Included, Snapshot};
use litentry_computing_request::{ComputingRequest, Disclosure, Outcome};
use litentry_credential::{Credential, open_credential, verify};
use litentry_knowledge::AlgorithmId;
use litentry_sealing::Purpose;
use litentry_vocabulary::{Account, Balance, LinkId, RequestId};

use super::Person;

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
	/// Asks for a score.
	pub(crate) async fn ask(&self, algorithm: AlgorithmId, link: LinkId) -> Asked {
		let (epoch, workers) = self.workers_key().await;
		let context = self.context(Purpose::ComputingRequest, epoch);
		let request = ComputingRequest {
			links: vec![link].try_into().unwrap(),
			disclosure: Disclosure::Score,
			reply_to: self.reply.public_key(),
		};
		let sealed = request.seal(&workers, &context, &mut *self.rng.borrow_mut()).unwrap();
		let fee = self.now().await.minimum_fee(algorithm).await.unwrap().unwrap();
		let call = Call::Request { algorithm, epoch, fee, sealed };
		let included = self.chain.submit(&self.signer, &call).await.unwrap();
		let id = included.first_field("TaskDistributor", "Requested").unwrap();
		Asked { id, fee, transaction_fee: transaction_fee(&included) }
	}

	/// Waits until a request is answered.
	pub(crate) async fn answered(&self, id: RequestId) -> ClosedRequest {
		let answered = async |now: &Snapshot| match now.request(id).await {
			Ok(Some(AnyRequest::Closed(closed))) => Some(closed),
			_ => None,
		};
		self.wait_for(&format!("request {id}"), answered).await
	}

	/// Asks for a score and gives what the credential says.
	pub(crate) async fn score(&self, algorithm: AlgorithmId, link: LinkId) -> i64 {
		let asked = self.ask(algorithm, link).await;
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
		let context = self.context(Purpose::Credential, closed.epoch);
		let text = open_credential(&self.reply, &context, sealed_credential).unwrap();
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
