//! Linking wallets.

use litentry_chain_client::{Call, Link, LinkCall, LinkState, Snapshot};
use litentry_link_proof::Challenge;
use litentry_link_record::LinkRequest;
use litentry_vocabulary::LinkId;

use super::Owner;
use crate::{Fault, Wallet};

/// For how many blocks a challenge can be used.
const CHALLENGE_LIFETIME: u32 = 600;

impl Owner {
	/// A challenge for a wallet that can be used now.
	pub async fn challenge(&self, wallet: &dyn Wallet) -> Result<Challenge, Fault> {
		let now = self.chain.finalized().await?;
		Ok(Challenge {
			external: wallet.external(),
			account: self.account(),
			genesis: self.chain.genesis(),
			nonce: now.next_link_nonce(self.account()).await?,
			expires: now.number() + CHALLENGE_LIFETIME,
			ends: None,
		})
	}

	/// What they seal to the workers: the wallet's signature over the challenge.
	pub fn proven(&self, wallet: &dyn Wallet, challenge: &Challenge) -> Result<LinkRequest, Fault> {
		let Challenge { external, nonce, expires, .. } = *challenge;
		let proof = wallet.sign(challenge)?;
		Ok(LinkRequest { external, nonce, expires, proof, reply_to: self.reply.public_key() })
	}

	/// Sends a link request under a nonce, whatever it says.
	pub async fn send_link(&self, nonce: u32, request: &LinkRequest) -> Result<LinkId, Fault> {
		let (epoch, workers) = self.workers_key().await?;
		let context = self.context(epoch);
		let sealed = request.seal(&workers, &context, &mut *self.rng.borrow_mut())?;
		let call = Call::Link(LinkCall::Request { nonce, epoch, ends: None, sealed });
		let included = self.chain.submit(&self.signer, &call).await?;
		let requested = included.first_field("IdentityLinker", "LinkRequested");
		requested.ok_or(Fault::NoEvent { name: "LinkRequested" })
	}

	/// Asks for a wallet to be linked, as they should.
	pub async fn ask_to_link(&self, wallet: &dyn Wallet) -> Result<LinkId, Fault> {
		let challenge = self.challenge(wallet).await?;
		self.send_link(challenge.nonce, &self.proven(wallet, &challenge)?).await
	}

	/// Waits until the workers have answered about a link.
	pub async fn settled(&self, id: LinkId) -> Result<Link, Fault> {
		let settled = async |now: &Snapshot| {
			let link = now.link(id).await.ok().flatten()?;
			(!matches!(link.state, LinkState::Requested { .. })).then_some(link)
		};
		self.wait_for(settled).await
	}

	/// Links a wallet, and returns when the workers have confirmed that.
	pub async fn link(&self, wallet: &dyn Wallet) -> Result<LinkId, Fault> {
		let id = self.ask_to_link(wallet).await?;
		match self.settled(id).await?.state {
			LinkState::Shielded { .. } => Ok(id),
			_ => Err(Fault::NotLinked { id }),
		}
	}
}
