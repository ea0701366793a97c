//! Links behind a real node.

use litentry_chain_client as client;
use litentry_chain_client::{Call, LinkCall};
use litentry_external_account::{ExternalAccount, Platform};
use litentry_vocabulary::{Account, BlockNumber, LinkId};

use super::{Node, number};
use crate::{
	AccountKey, ChainFailure,
	chain::{Export, Link, LinkState, Links, Moved, NewLink},
};

impl Links for Node {
	async fn next_link_nonce(&self, account: Account) -> Result<u32, ChainFailure> {
		Ok(self.snapshot().await?.next_link_nonce(account).await?)
	}

	async fn link(&self, id: LinkId) -> Result<Option<Link>, ChainFailure> {
		let link = self.snapshot().await?.link(id).await?;
		Ok(link.map(|link| convert((id, link))))
	}

	async fn link_at(&self, id: LinkId, block: BlockNumber) -> Result<Option<Link>, ChainFailure> {
		let link = self.client.at(block).await?.link(id).await?;
		Ok(link.map(|link| convert((id, link))))
	}

	async fn links_of(&self, account: Account) -> Result<Vec<Link>, ChainFailure> {
		let links = self.snapshot().await?.links_of(account).await?;
		Ok(links.into_iter().map(convert).collect())
	}

	async fn public_link(&self, external: &ExternalAccount) -> Result<Option<Link>, ChainFailure> {
		Ok(self.snapshot().await?.public_link(external).await?.map(convert))
	}

	async fn platforms(&self) -> Result<Vec<Platform>, ChainFailure> {
		Ok(self.snapshot().await?.platforms().await?)
	}

	async fn moved(&self, account: Account) -> Result<Option<Moved>, ChainFailure> {
		let moved = self.snapshot().await?.moved(account).await?;
		Ok(moved.map(|client::Moved { to, at, deposit }| Moved { to, at, deposit }))
	}

	async fn export(&self, account: Account) -> Result<Option<Export>, ChainFailure> {
		let export = self.snapshot().await?.export(account).await?;
		Ok(export.map(|client::Export { epoch, state, .. }| match state {
			client::ExportState::Requested { .. } => Export { epoch, answer: None },
			client::ExportState::Answered { sealed, .. } => Export { epoch, answer: Some(sealed) },
		}))
	}

	async fn make_link(&self, signer: &AccountKey, link: NewLink) -> Result<LinkId, ChainFailure> {
		let event = match link {
			NewLink::Shielded { .. } => "LinkRequested",
			NewLink::Public { .. } => "LinkedPublicly",
		};
		let included = self.send(signer, Call::Link(LinkCall::from(link))).await?;
		number(&included, "IdentityLinker", event)
	}
}

fn convert((id, link): (LinkId, client::Link)) -> Link {
	let client::Link { owner, epoch, deposit, ends, state, .. } = link;
	let state = match state {
		client::LinkState::Requested { expires, .. } => LinkState::Requested { expires },
		client::LinkState::Shielded { since, .. } => LinkState::Shielded { since },
		client::LinkState::Refused { sealed_reason, since } => {
			LinkState::Refused { sealed_reason, since }
		}
		client::LinkState::Public { external, since } => LinkState::Public { external, since },
		client::LinkState::Shielding { external, expires, .. } => {
			LinkState::Shielding { external, expires }
		}
		client::LinkState::Revealing { expires, .. } => LinkState::Revealing { expires },
	};
	Link { id, owner, epoch, deposit, ends, state }
}
