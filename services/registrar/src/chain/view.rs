//! The newest finalized block that is believed.

use tokio::sync::watch;

use super::{Block, ChainFault, Head, Node};

/// The newest finalized block that is believed, and the endpoint that showed it.
#[derive(Clone, Debug)]
pub struct View {
	/// The endpoint.
	pub node: Node,
	/// The block.
	pub head: Head,
}

impl View {
	/// The block, to be read.
	///
	/// # Errors
	///
	/// The endpoint does not answer.
	pub async fn block(&self) -> Result<Block, ChainFault> {
		self.node.block(self.head).await
	}
}

/// What the watcher sees, for everybody else.
#[derive(Clone, Debug)]
pub struct Views(watch::Receiver<Option<View>>);

impl Views {
	pub(super) const fn new(views: watch::Receiver<Option<View>>) -> Self {
		Self(views)
	}

	/// What is believed now.
	///
	/// # Errors
	///
	/// No endpoint is.
	pub fn now(&self) -> Result<View, ChainFault> {
		self.0.borrow().clone().ok_or(ChainFault::NoEndpoint)
	}

	/// The next block; `None` when nobody watches any more.
	pub async fn next(&mut self) -> Option<View> {
		loop {
			self.0.changed().await.ok()?;
			if let Some(view) = self.0.borrow_and_update().clone() {
				return Some(view);
			}
		}
	}
}
