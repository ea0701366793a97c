//! Reading messages over IMAP (RFC 9051, RFC 3501).
//!
//! A message is decided about, then settled, then answered. So one that a crash leaves is decided about
//! again, which changes nothing, and nobody gets two letters about one message.

mod session;
mod wire;

use std::{collections::BTreeSet, fmt, sync::Arc, time::Duration};

use litentry_vocabulary::Moment;
use tokio::time::sleep;

use self::{
	session::{Broken, Mail, Session},
	wire::Door,
};
use super::{CannotMail, Encryption, Handled, InboxSettings, Post, Replies, Settings};
use crate::rate::milliseconds;

/// Before a connection that was lost is made again.
const RETRY_AFTER: Duration = Duration::from_secs(5);

/// A message that cannot be decided about for so long is given up: its codes have expired.
const GIVE_UP_AFTER: Duration = Duration::from_hours(48);

/// The mailbox to which people reply.
pub struct Inbox {
	door: Door,
	user: String,
	password: String,
	settings: InboxSettings,
	replies: Replies,
	post: Arc<dyn Post>,
	retry_after: Duration,
}

impl fmt::Debug for Inbox {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		f.debug_struct("Inbox").field("settings", &self.settings).finish_non_exhaustive()
	}
}

impl Inbox {
	/// The mailbox of the settings, if there is one; nothing is connected yet.
	///
	/// # Errors
	///
	/// The settings cannot be used.
	pub fn new(
		settings: &Settings,
		replies: Replies,
		post: Arc<dyn Post>,
	) -> Result<Option<Self>, CannotMail> {
		let Some(server) = &settings.imap else {
			return Ok(None);
		};
		if server.encryption()? == Encryption::Starttls {
			return Err(CannotMail::StarttlsInbox);
		}
		let (user, password) = server.credentials()?.ok_or(CannotMail::NobodysInbox)?;
		let (door, settings) = (Door::new(server)?, settings.inbox.clone());
		Ok(Some(Self { door, user, password, settings, replies, post, retry_after: RETRY_AFTER }))
	}

	/// The same, which makes a lost connection again after another time.
	#[must_use]
	pub fn retrying_after(self, retry_after: Duration) -> Self {
		Self { retry_after, ..self }
	}

	/// Reads messages for ever. To drop the future at any time loses nothing.
	pub async fn run(&self) {
		loop {
			if let Err(broken) = self.stay_connected().await {
				tracing::warn!(%broken, "the inbox is not read");
			}
			sleep(self.retry_after).await;
		}
	}

	async fn stay_connected(&self) -> Result<(), Broken> {
		let wire = self.door.open().await?;
		let mut session = Session::open(wire, &self.user, &self.password, &self.settings).await?;
		tracing::info!("the inbox is read");
		loop {
			self.look(&mut session).await?;
			session = session.wait(self.settings.look_every()).await?;
		}
	}

	async fn look(&self, session: &mut Session) -> Result<(), Broken> {
		let unsettled: BTreeSet<u32> = session.unsettled().await?;
		for number in unsettled {
			let Some(mail) = session.fetch(number).await? else {
				continue;
			};
			let handled = self.handle(&mail).await;
			if let Handled::Done(letter) = handled {
				session.settle(number).await?;
				if let Some(letter) = letter {
					// Only a courtesy: whoever misses it looks at the page.
					let _ = self.post.send(*letter).await;
				}
			}
		}
		Ok(())
	}

	async fn handle(&self, mail: &Mail) -> Handled {
		let Some(raw) = &mail.raw else {
			return Handled::Done(None);
		};
		match self.replies.handle(raw).await {
			Handled::Later if self.is_old(mail.arrived) => Handled::Done(None),
			handled => handled,
		}
	}

	fn is_old(&self, arrived: Moment) -> bool {
		self.replies.clock().now() > arrived.saturating_add(milliseconds(GIVE_UP_AFTER))
	}
}
