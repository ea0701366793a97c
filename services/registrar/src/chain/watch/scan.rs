//! All identities of one block.

use litentry_vocabulary::Account;
use tracing::{info, warn};

use super::{Accounts, Head, Unshown, Watcher};
use crate::{
	chain::{Block, Node, Unreadable},
	identity::Registration,
};

/// What a scan has found so far.
struct Scan {
	block: Block,
	/// The accounts of which something is to be told in any case, and nothing was told yet.
	left: Accounts,
	/// The accounts that wait for a judgement.
	waiting: Accounts,
	/// The names of identities that are judged good.
	names: Vec<(Account, String)>,
}

impl Watcher {
	/// Shows all requests of a block, and whoever else is watched.
	pub(super) async fn scan(&self, node: &Node, head: Head) -> Result<(), Unshown> {
		let chain = self.settings.chain;
		let block = node.block(head).await?;
		let left = self.observer.watched(chain).await?;
		let mut scan = Scan { block, left, waiting: Accounts::new(), names: Vec::new() };
		self.scan_pages(&mut scan).await?;
		for account in &scan.left {
			self.observer.observe(chain, head.number, *account, None).await?;
		}
		info!(%chain, block = head.number, waiting = scan.waiting.len(), "looked at all identities");
		self.observer.all_named(chain, scan.names);
		let entry = scan.block.registrar(self.settings.registrar).await?;
		self.observer.registered(chain, entry).await?;
		Ok(self.observer.scanned(chain, head.number, scan.waiting).await?)
	}

	async fn scan_pages(&self, scan: &mut Scan) -> Result<(), Unshown> {
		let mut start = None;
		loop {
			let page = scan.block.identities(start).await?;
			for (account, found) in page.entries {
				self.found(scan, account, found).await?;
			}
			match page.next {
				Some(next) => start = Some(next),
				None => return Ok(()),
			}
		}
	}

	async fn found(
		&self,
		scan: &mut Scan,
		account: Account,
		found: Result<Registration, Unreadable>,
	) -> Result<(), Unshown> {
		let is_watched = scan.left.remove(&account);
		let chain = self.settings.chain;
		match found {
			Ok(seen) => {
				scan.names.extend(seen.good_name().map(|name| (account, name.to_owned())));
				let is_waiting = seen.fee_of(self.settings.registrar).is_some();
				if is_waiting {
					scan.waiting.insert(account);
				}
				if is_waiting || is_watched {
					let number = scan.block.head().number;
					self.observer.observe(chain, number, account, Some(seen)).await?;
				}
			}
			Err(cause) => {
				warn!(%chain, ?account, %cause, "unreadable identity");
				// What cannot be read has not ended.
				if is_watched {
					scan.waiting.insert(account);
				}
			}
		}
		Ok(())
	}
}
