//! Making a link: challenge, proof, request, answer.

use litentry_external_account::{ExternalAccount, Platform};
use litentry_link_proof::{Challenge, InvalidProof, LinkProof, MAX_CHALLENGE_LIFETIME, verify};
use litentry_link_record::LinkRequest;
use litentry_sealing::{Context, PublicKey, Purpose};
use litentry_vocabulary::{Account, BlockNumber, KeyEpoch, LinkId};
use rand_core::CryptoRng;

use super::LinkFailure;
use crate::{
	AccountKey, Chain, ChainFailure, Failure,
	args::ChallengeOptions,
	chain::{Link, NewLink},
};

/// The challenge for an external account: a new one, or the one that was printed earlier.
pub async fn challenge(
	chain: &impl Chain,
	account: Account,
	external: ExternalAccount,
	ends: Option<BlockNumber>,
	nonce: Option<u32>,
	options: &ChallengeOptions,
) -> Result<Challenge, Failure> {
	check_platform(chain, external.platform()).await?;
	let (genesis, expires) = (chain.genesis(), expiry(chain, options).await?);
	let nonce = next_nonce(chain, account, nonce).await?;
	Ok(Challenge { external, account, genesis, nonce, expires, ends })
}

/// The last block at which a signature is accepted: the one that was printed earlier, or a new one.
pub(super) async fn expiry(
	chain: &impl Chain,
	options: &ChallengeOptions,
) -> Result<BlockNumber, ChainFailure> {
	if let Some(expires) = options.expires {
		return Ok(expires);
	}
	let lifetime = options.lifetime.min(MAX_CHALLENGE_LIFETIME);
	Ok(chain.finalized().await?.saturating_add(lifetime))
}

/// The link nonce that was printed earlier, or the account's next one.
pub(super) async fn next_nonce(
	chain: &impl Chain,
	account: Account,
	printed: Option<u32>,
) -> Result<u32, ChainFailure> {
	match printed {
		Some(nonce) => Ok(nonce),
		None => chain.next_link_nonce(account).await,
	}
}

/// Nobody is to sign in vain.
async fn check_platform(chain: &impl Chain, platform: Platform) -> Result<(), Failure> {
	let is_on = chain.platforms().await?.contains(&platform);
	if is_on { Ok(()) } else { Err(LinkFailure::PlatformOff { platform }.into()) }
}

/// Checks a proof as the workers will. Whether a contract wallet agrees, only they can find out.
pub fn check_for_workers(challenge: &Challenge, proof: &LinkProof) -> Result<(), LinkFailure> {
	match check(challenge, proof) {
		Err(LinkFailure::ContractInPublic) => Ok(()),
		result => result,
	}
}

/// Checks a proof as the chain will.
pub fn check(challenge: &Challenge, proof: &LinkProof) -> Result<(), LinkFailure> {
	let external = challenge.external;
	verify(challenge, proof).map_err(|source| match source {
		InvalidProof::NeedsAnalyzers => LinkFailure::ContractInPublic,
		source => LinkFailure::InvalidProof { external, source },
	})
}

/// What is asked of the workers: the proof, sealed to their key.
pub fn shielded(
	key: &AccountKey,
	challenge: &Challenge,
	proof: LinkProof,
	(epoch, workers): (KeyEpoch, PublicKey),
	rng: &mut impl CryptoRng,
) -> Result<NewLink, Failure> {
	let Challenge { external, genesis, nonce, expires, ends, .. } = *challenge;
	let (purpose, account) = (Purpose::LinkRequest, key.account());
	let context = Context { genesis, purpose, epoch, account };
	let reply_to = key.reply().public_key();
	let request = LinkRequest { external, nonce, expires, proof, reply_to };
	let sealed = request.seal(&workers, &context, rng)?;
	Ok(NewLink::Shielded { nonce, epoch, ends, sealed })
}

/// What is asked of the chain.
pub const fn public(challenge: &Challenge, proof: LinkProof) -> NewLink {
	let Challenge { external, nonce, expires, ends, .. } = *challenge;
	NewLink::Public { external, nonce, expires, ends, proof }
}

/// Waits until a link does not wait for the workers any more; `None` if it is gone.
pub async fn settled(chain: &impl Chain, link: LinkId) -> Result<Option<Link>, ChainFailure> {
	let mut block = chain.finalized().await?;
	loop {
		match chain.link(link).await? {
			Some(found) if found.is_waiting() => block = chain.block_after(block).await?,
			found => return Ok(found),
		}
	}
}
