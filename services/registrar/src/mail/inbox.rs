//! Reading messages over IMAP (RFC 9051, RFC 3501).
//!
//! A message is decided about, then settled, then answered. So one that a crash leaves is decided about
//! again, which changes nothing, and nobody gets two letters about one message.

mod session;
mod waiting;
mod wire;

use std::{fmt, sync::Arc, time::Duration};

use futures::future::join_all;
use litentry_vocabulary::Moment;
use tokio::time::{Instant, sleep};

use self::{
	session::{Broken, Mail, Session},
	waiting::Waiting,
	wire::Door,
};
use super::{CannotMail, Encryption, Handled, InboxSettings, Post, Replies, Settings};
use crate::rate::milliseconds;

/// Before a connection that was lost is made again.
const RETRY_AFTER: Duration = Duration::from_secs(5);

/// How many messages are decided about at once.
const AT_ONCE: usize = 16;

/// For how long nothing is looked at at least.
const SHORTEST_WAIT: Duration = Duration::from_millis(500);

/// A message that cannot be decided about, and has been there for so long, is given up: its codes have
/// expired.
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
		let mut waiting = Waiting::default();
		loop {
			if let Err(broken) = self.stay_connected(&mut waiting).await {
				tracing::warn!(%broken, "the inbox is not read");
			}
			sleep(self.retry_after).await;
		}
	}

	async fn stay_connected(&self, waiting: &mut Waiting) -> Result<(), Broken> {
		let wire = self.door.open().await?;
		let mut session = Session::open(wire, &self.user, &self.password, &self.settings).await?;
		tracing::info!("the inbox is read");
		loop {
			while self.look(&mut session, waiting).await? {}
			let at_most = self.settings.look_every();
			let pause = waiting.pause(Instant::now()).unwrap_or(at_most);
			session = session.wait(pause.clamp(SHORTEST_WAIT, at_most.max(SHORTEST_WAIT))).await?;
		}
	}

	/// Looks at some messages at once; tells whether there are more.
	async fn look(&self, session: &mut Session, waiting: &mut Waiting) -> Result<bool, Broken> {
		let mut due = waiting.due(&session.unsettled().await?, Instant::now());
		let are_more = due.len() > AT_ONCE;
		due.truncate(AT_ONCE);
		let mut mails = Vec::new();
		for number in due {
			match session.fetch(number).await? {
				Some(mail) => mails.push((number, mail)),
				// It is gone, or the server does not give it.
				None => _ = waiting.saw(number, Instant::now()),
			}
		}
		let handled = join_all(mails.iter().map(|(_, mail)| self.handle(mail))).await;
		for ((number, _), handled) in mails.iter().zip(handled) {
			let is_over = waiting.saw(*number, Instant::now());
			let letter = match handled {
				Handled::Done(letter) => letter,
				Handled::Later if is_over => None,
				Handled::Later => continue,
			};
			session.settle(*number).await?;
			if let Some(letter) = letter {
				// Only a courtesy: whoever misses it looks at the page.
				let _ = self.post.send(*letter).await;
			}
		}
		Ok(are_more)
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
