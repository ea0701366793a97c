//! Linking wallets, as one should and as one should not.

use litentry_chain_client::{Call, Link, LinkState, NotIncluded, Snapshot};
use litentry_link_proof::Challenge;
use litentry_link_record::{LinkRequest, Refusal, open_refusal};
use litentry_sealing::{Context, Purpose};
use litentry_vocabulary::LinkId;

use super::Person;
use crate::wallet::Wallet;

/// For how many blocks a challenge can be used.
const CHALLENGE_LIFETIME: u32 = 600;

impl Person {
	/// A challenge for a wallet that can be used now.
	pub(crate) async fn challenge(&self, wallet: &Wallet) -> Challenge {
		let now = self.now().await;
		Challenge {
			external: wallet.external(),
			account: self.account(),
			genesis: self.chain.genesis(),
			nonce: now.next_link_nonce(self.account()).await.unwrap(),
			expires: now.number() + CHALLENGE_LIFETIME,
		}
	}

	/// What they seal to the workers: the wallet's signature over the challenge.
	pub(crate) fn proven(&self, wallet: &Wallet, challenge: &Challenge) -> LinkRequest {
		let Challenge { external, nonce, expires, .. } = *challenge;
		let proof = wallet.key().sign(challenge).unwrap();
		LinkRequest { external, nonce, expires, proof, reply_to: self.reply.public_key() }
	}

	/// Sends a link request under a nonce, whatever it says.
	pub(crate) async fn send_link(
		&self,
		nonce: u32,
		request: &LinkRequest,
	) -> Result<LinkId, NotIncluded> {
		let (epoch, workers) = self.workers_key().await;
		let context = self.context(Purpose::LinkRequest, epoch);
		let sealed = request.seal(&workers, &context, &mut *self.rng.borrow_mut()).unwrap();
		let call = Call::RequestLink { nonce, epoch, sealed };
		let included = self.chain.submit(&self.signer, &call).await?;
		Ok(included.first_field("IdentityLinker", "LinkRequested").unwrap())
	}

	/// Asks for a wallet to be linked, as they should.
	pub(crate) async fn ask_to_link(&self, wallet: &Wallet) -> LinkId {
		let challenge = self.challenge(wallet).await;
		self.send_link(challenge.nonce, &self.proven(wallet, &challenge)).await.unwrap()
	}

	/// Links a wallet.
	pub(crate) async fn link(&self, wallet: &Wallet) -> LinkId {
		let id = self.ask_to_link(wallet).await;
		let link = self.settled(id).await;
		assert!(matches!(link.state, LinkState::Confirmed { .. }), "link {id}: {:?}", link.state);
		id
	}

	/// Waits until the workers have answered about a link.
	pub(crate) async fn settled(&self, id: LinkId) -> Link {
		let settled = async |now: &Snapshot| {
			let link = now.link(id).await.ok().flatten()?;
			(!matches!(link.state, LinkState::Requested { .. })).then_some(link)
		};
		self.wait_for(&format!("link {id}"), settled).await
	}

	/// Waits for the refusal of a link; also gives the link, which has the reason sealed.
	pub(crate) async fn refused(&self, id: LinkId) -> (Refusal, Link) {
		let link = self.settled(id).await;
		(self.read_refusal(&link).expect("their own refusal"), link)
	}

	/// Reads why a link was refused, with their own key and as if the link were theirs.
	pub(crate) fn read_refusal(&self, link: &Link) -> Option<Refusal> {
		let LinkState::Refused { sealed_reason, .. } = &link.state else {
			panic!("not refused: {:?}", link.state);
		};
		let context = self.context(Purpose::LinkRefusal, link.epoch);
		let context = Context { account: link.owner, ..context };
		open_refusal(&self.reply, &context, sealed_reason).ok()
	}
}
