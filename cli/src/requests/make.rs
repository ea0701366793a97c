//! Making a request and waiting for its outcome.

use litentry_computing_request::{ComputingRequest, Disclosure};
use litentry_knowledge::AlgorithmId;
use litentry_sealing::{Context, PublicKey, Purpose};
use litentry_vocabulary::{Balance, KeyEpoch, LinkId, RequestId};
use rand_core::CryptoRng;

use crate::{
	AccountKey, Chain, Failure,
	chain::{Request, RequestState},
};

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
	/// The algorithm.
	pub algorithm: AlgorithmId,
	/// The links whose accounts are looked at.
	pub links: Vec<LinkId>,
	/// What the credential shows.
	pub disclosure: Disclosure,
	/// What is paid.
	pub fee: Balance,
}

/// Sends a request to the workers, sealed to their key.
pub async fn ask(
	chain: &impl Chain,
	key: &AccountKey,
	asked: Asked,
	(epoch, workers): (KeyEpoch, PublicKey),
	rng: &mut impl CryptoRng,
) -> Result<RequestId, Failure> {
	let (genesis, account) = (chain.genesis(), key.account());
	let context = Context { genesis, purpose: Purpose::ComputingRequest, epoch, account };
	let count = asked.links.len();
	let too_many =
		|_| Failure::TooManyLinks { count, limit: litentry_computing_request::MAX_LINKS };
	let request = ComputingRequest {
		links: asked.links.try_into().map_err(too_many)?,
		disclosure: asked.disclosure,
		reply_to: key.reply().public_key(),
	};
	let sealed = request.seal(&workers, &context, rng)?;
	Ok(chain.request_score(key, asked.algorithm, epoch, asked.fee, sealed).await?)
}

/// Waits for the outcome.
pub async fn wait(
	chain: &impl Chain,
	key: &AccountKey,
	request: RequestId,
) -> Result<Request, Failure> {
	let account = key.account();
	let mut block = chain.finalized().await?;
	loop {
		let found = chain.request(request).await?;
		let found = found.ok_or(Failure::NoRequest { account, request })?;
		match found.state {
			RequestState::Open { .. } => block = chain.block_after(block).await?,
			RequestState::Closed { .. } => return Ok(found),
		}
	}
}
