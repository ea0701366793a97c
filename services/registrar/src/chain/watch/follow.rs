//! Block by block.

use litentry_vocabulary::Account;
use tokio::time::Instant;
use tracing::warn;

use super::{
	Accounts, Head, Left, Told, Unshown, Visit, Watcher,
	gap::{Way, way},
};
use crate::chain::{Block, ChainFault, decode::Meaning, node::Link};

impl Watcher {
	/// Shows everything up to a block that is believed.
	pub(super) async fn show(
		&mut self,
		visit: &mut Visit,
		to: Head,
		news: Told,
	) -> Result<(), Unshown> {
		let pace = self.settings.pace;
		let is_due = visit.scanned.is_none_or(|at| at.elapsed() >= pace.scan_every);
		match way(self.seen, to, is_due, pace.longest_gap) {
			Way::Blocks if news == Told::Nothing => Ok(()),
			Way::Blocks => self.follow(visit, to).await,
			Way::BlocksAndScan => {
				self.lead_up(visit, to).await?;
				self.scan_to(visit, to).await
			}
			Way::Scan => self.scan_to(visit, to).await,
		}
	}

	/// Shows the blocks after the newest that was shown.
	async fn follow(&mut self, visit: &mut Visit, to: Head) -> Result<(), Unshown> {
		for link in self.links(visit, to).await? {
			let block = visit.node.block_after(link).await?;
			match self.touch(&block).await {
				// What the events would have told is found by looking at everything.
				Err(Unshown::Left(Left::Fault(ChainFault::Unreadable { entry, cause }))) => {
					warn!(chain = %self.settings.chain, ?block, entry, %cause, "unreadable block");
					return self.scan_to(visit, to).await;
				}
				done => done?,
			}
			self.pass(visit, link.head).await?;
		}
		Ok(())
	}

	/// Shows the blocks after the newest that was shown, as far as they can be read, before the last of
	/// them is shown whole.
	async fn lead_up(&mut self, visit: &mut Visit, to: Head) -> Result<(), Unshown> {
		match self.approach(visit, to).await {
			// An endpoint that forgot a block's state still has the newest one.
			Err(Unshown::Left(Left::Fault(fault))) => {
				warn!(chain = %self.settings.chain, ?to, %fault, "blocks are passed over");
				Ok(())
			}
			done => done,
		}
	}

	async fn approach(&mut self, visit: &mut Visit, to: Head) -> Result<(), Unshown> {
		for link in self.links(visit, to).await? {
			let block = visit.node.block_after(link).await?;
			self.touch(&block).await?;
			if link.head != to {
				self.pass(visit, link.head).await?;
			}
		}
		Ok(())
	}

	/// Shows a block whole. That may take long, and nobody else has to wait for it.
	async fn scan_to(&mut self, visit: &mut Visit, to: Head) -> Result<(), Unshown> {
		self.believe(&visit.node, to);
		self.scan(&visit.node, to).await?;
		visit.scanned = Some(Instant::now());
		self.pass(visit, to).await
	}

	/// The blocks after the newest that was shown, each the parent of the next.
	async fn links(&self, visit: &Visit, to: Head) -> Result<Vec<Link>, Unshown> {
		let Some(seen) = self.seen.filter(|seen| *seen != to) else {
			return Ok(Vec::new());
		};
		let mut links = vec![visit.node.link(to.hash).await?];
		while let Some(Link { head, parent }) = links.last().copied() {
			if parent == seen.hash {
				break;
			}
			if head.number <= seen.number {
				return Err(self.denied().into());
			}
			links.push(visit.node.link(parent).await?);
		}
		links.reverse();
		Ok(links)
	}

	/// Shows the accounts that a block's events name, and the remarks.
	async fn touch(&self, block: &Block) -> Result<(), Unshown> {
		let mut touched = Accounts::new();
		for event in block.events().await? {
			touched.extend(event.meaning.account());
			if let Meaning::Remarked(account, hash) = event.meaning {
				self.observer.remarked(self.settings.chain, account, hash);
			}
		}
		for account in touched {
			self.observe(block, account).await?;
		}
		Ok(())
	}

	/// Shows what a block holds of an account.
	pub(super) async fn observe(&self, block: &Block, account: Account) -> Result<(), Unshown> {
		let seen = match block.registration(account).await {
			Err(ChainFault::Unreadable { cause, .. }) => {
				warn!(chain = %self.settings.chain, ?account, %cause, "unreadable identity");
				return Ok(());
			}
			seen => seen?,
		};
		let (chain, number) = (self.settings.chain, block.head().number);
		let name = seen.as_ref().and_then(|seen| seen.good_name()).map(str::to_owned);
		self.observer.named(chain, account, name);
		Ok(self.observer.observe(chain, number, account, seen).await?)
	}

	/// Everything up to this block was shown.
	async fn pass(&mut self, visit: &Visit, head: Head) -> Result<(), Unshown> {
		self.observer.passed(self.settings.chain, head.number).await?;
		self.seen = Some(head);
		self.believe(&visit.node, head);
		Ok(())
	}
}
