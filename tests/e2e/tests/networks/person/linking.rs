//! Linking wallets, as one should and as one should not.

use litentry_chain_client::{Link, LinkState, NotIncluded};
use litentry_link_proof::Challenge;
use litentry_link_record::{LinkRequest, Refusal, open_refusal};
use litentry_local_network::{Fault, Wallet};
use litentry_sealing::Context;
use litentry_vocabulary::LinkId;

use super::{Person, in_time};

impl Person {
	/// A challenge for a wallet that can be used now.
	pub(crate) async fn challenge(&self, wallet: &dyn Wallet) -> Challenge {
		self.owner.challenge(wallet).await.unwrap()
	}

	/// What they seal to the workers: the wallet's signature over the challenge.
	pub(crate) fn proven(&self, wallet: &dyn Wallet, challenge: &Challenge) -> LinkRequest {
		self.owner.proven(wallet, challenge).unwrap()
	}

	/// Sends a link request under a nonce, whatever it says.
	pub(crate) async fn send_link(
		&self,
		nonce: u32,
		request: &LinkRequest,
	) -> Result<LinkId, NotIncluded> {
		match self.owner.send_link(nonce, request).await {
			Err(Fault::NotIncluded(refusal)) => Err(refusal),
			sent => Ok(sent.unwrap()),
		}
	}

	/// Asks for a wallet to be linked, as they should.
	pub(crate) async fn ask_to_link(&self, wallet: &dyn Wallet) -> LinkId {
		self.owner.ask_to_link(wallet).await.unwrap()
	}

	/// Links a wallet.
	pub(crate) async fn link(&self, wallet: &dyn Wallet) -> LinkId {
		in_time("a link", self.owner.link(wallet)).await
	}

	/// Waits until the workers have answered about a link.
	pub(crate) async fn settled(&self, id: LinkId) -> Link {
		in_time(&format!("link {id}"), self.owner.settled(id)).await
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
		let context = Context { account: link.owner, ..self.owner.context(link.epoch) };
		open_refusal(self.owner.reply(), &context, sealed_reason).ok()
	}
}
