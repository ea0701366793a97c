//! Asking for scores.

use litentry_chain_client::{AnyRequest, Call, ClosedRequest, Included, Snapshot};
use litentry_computing_request::{ComputingRequest, Disclosure};
use litentry_knowledge::AlgorithmId;
use litentry_vocabulary::{Balance, LinkId, RequestId};

use super::Owner;
use crate::Fault;

/// A computing request that only needs to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prepared {
	/// The call that sends it.
	pub call: Call,
	/// What the score costs.
	pub fee: Balance,
}

impl Owner {
	/// Seals a request for the score of one link.
	pub async fn prepare(&self, algorithm: AlgorithmId, link: LinkId) -> Result<Prepared, Fault> {
		self.prepare_over(algorithm, &[link]).await
	}

	/// Seals a request for the score of several links together, not more than a request may name.
	pub async fn prepare_over(
		&self,
		algorithm: AlgorithmId,
		links: &[LinkId],
	) -> Result<Prepared, Fault> {
		let (epoch, workers) = self.workers_key().await?;
		let fee = self.chain.finalized().await?.minimum_fee(algorithm).await??;
		let request = ComputingRequest {
			links: links.to_vec().try_into().map_err(|_| Fault::TooManyLinks)?,
			disclosure: Disclosure::Score,
			reply_to: self.reply.public_key(),
		};
		let context = self.context(epoch);
		let sealed = request.seal(&workers, &context, &mut *self.rng.borrow_mut())?;
		Ok(Prepared { call: Call::Request { algorithm, epoch, fee, sealed }, fee })
	}

	/// Sends a request, and returns when a finalized block holds it.
	pub async fn send(&self, prepared: &Prepared) -> Result<(RequestId, Included), Fault> {
		let included = self.chain.submit(&self.signer, &prepared.call).await?;
		let id = included.first_field("TaskDistributor", "Requested");
		Ok((id.ok_or(Fault::NoEvent { name: "Requested" })?, included))
	}

	/// Waits until a request is answered.
	pub async fn answered(&self, id: RequestId) -> Result<ClosedRequest, Fault> {
		let answered = async |now: &Snapshot| match now.request(id).await {
			Ok(Some(AnyRequest::Closed(closed))) => Some(closed),
			_ => None,
		};
		self.wait_for(answered).await
	}
}
