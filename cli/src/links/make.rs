//! Making a link: challenge, proof, request, answer.

use std::fmt;

use litentry_external_account::ExternalAccount;
use litentry_link_proof::{Challenge, LinkProof, MAX_CHALLENGE_LIFETIME, verify};
use litentry_link_record::LinkRequest;
use litentry_sealing::{Context, PublicKey, Purpose};
use litentry_vocabulary::{Account, BlockNumber, KeyEpoch, LinkId};
use rand_core::CryptoRng;
use serde::Serialize;

use super::LinkStatus;
use crate::{AccountKey, Chain, Failure, Report, report::text};

/// The text that an external account signs, and what it is rebuilt from.
#[derive(Debug, Serialize)]
pub struct Challenged {
	/// What the wallet signs.
	pub challenge: String,
	/// The external account.
	#[serde(serialize_with = "text")]
	pub external: ExternalAccount,
	/// The nonce in it.
	pub nonce: u32,
	/// The last block at which the proof is accepted.
	pub expires: BlockNumber,
}

impl From<&Challenge> for Challenged {
	fn from(challenge: &Challenge) -> Self {
		let Challenge { external, nonce, expires, .. } = *challenge;
		Self { challenge: challenge.to_string(), external, nonce, expires }
	}
}

impl Report for Challenged {}

impl fmt::Display for Challenged {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		let ExternalAccount::Evm { chain, address } = &self.external else {
			return f.write_str(&self.challenge);
		};
		write!(
			f,
			"Sign this text with the wallet of {address}:\n\n{}\n\nThen send the signature:\n\n    \
			litentry link ethereum --address {address} --chain-id {chain} --nonce {} --expires {} \
			--signature 0x…",
			self.challenge, self.nonce, self.expires
		)
	}
}

/// A new challenge for an external account, which can be used for `lifetime` blocks from now.
pub async fn challenge(
	chain: &impl Chain,
	account: Account,
	external: ExternalAccount,
	lifetime: BlockNumber,
) -> Result<Challenge, Failure> {
	let now = chain.finalized().await?;
	let expires = now.saturating_add(lifetime.min(MAX_CHALLENGE_LIFETIME));
	let nonce = chain.next_link_nonce(account).await?;
	Ok(Challenge { external, account, genesis: chain.genesis(), nonce, expires, ends: None })
}

/// Checks a proof and sends it to the workers, sealed to their key; unless `check` is false: then they
/// have to check it.
pub async fn send(
	chain: &impl Chain,
	key: &AccountKey,
	challenge: &Challenge,
	proof: LinkProof,
	check: bool,
	(epoch, workers): (KeyEpoch, PublicKey),
	rng: &mut impl CryptoRng,
) -> Result<LinkId, Failure> {
	let Challenge { external, genesis, nonce, expires, .. } = *challenge;
	if check {
		verify(challenge, &proof).map_err(|source| Failure::InvalidProof { external, source })?;
	}
	let account = key.account();
	let context = Context { genesis, purpose: Purpose::LinkRequest, epoch, account };
	let reply_to = key.reply().public_key();
	let request = LinkRequest { external, nonce, expires, proof, reply_to };
	let sealed = request.seal(&workers, &context, rng)?;
	Ok(chain.request_link(key, nonce, epoch, sealed).await?)
}

/// Waits for the workers' answer.
pub async fn wait(
	chain: &impl Chain,
	key: &AccountKey,
	link: LinkId,
) -> Result<LinkStatus, Failure> {
	let mut block = chain.finalized().await?;
	loop {
		let Some(found) = chain.link(link).await? else { return Ok(LinkStatus::Gone) };
		match LinkStatus::of(&found, Some(key), chain.genesis()) {
			LinkStatus::Requested { .. } => block = chain.block_after(block).await?,
			status => return Ok(status),
		}
	}
}
