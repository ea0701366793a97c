//! A conversation with an IMAP server.

use std::{collections::BTreeSet, io, time::Duration};

use async_imap::{
	Client,
	error::Error,
	types::{Capabilities, Flag, Mailbox},
};
use futures::{StreamExt, TryStreamExt};
use litentry_vocabulary::Moment;
use tokio::time::{sleep, timeout};

use super::wire::Wire;
use crate::mail::{InboxSettings, Settled, received::MAX_MESSAGE};

/// How long the server may take for one answer.
const TIME: Duration = Duration::from_secs(60);

/// The mark of messages that were read.
const MARK: &str = "$LitentryRegistrarSettled";

/// Why a conversation ended.
#[derive(Debug, thiserror::Error)]
pub(super) enum Broken {
	/// The connection failed.
	#[error("the connection failed: {0}")]
	Wire(#[from] io::Error),
	/// The server took too long.
	#[error("the server does not answer")]
	TooSlow,
	/// The server lets nobody in with this name and password.
	#[error("the server refuses the user or the password")]
	SignIn,
	/// The server refuses something, or says what cannot be understood.
	#[error("the server refuses to {what}")]
	Refused {
		/// What.
		what: &'static str,
	},
	/// The server keeps no marks of messages.
	#[error("the server keeps no marks: have messages moved or deleted")]
	NoMarks,
}

/// A message in the mailbox.
pub(super) struct Mail {
	/// As it was transmitted; none if it is too large.
	pub(super) raw: Option<Vec<u8>>,
	/// When the server got it.
	pub(super) arrived: Moment,
}

pub(super) struct Session {
	imap: async_imap::Session<Box<dyn Wire>>,
	capabilities: Capabilities,
	settled: Settled,
}

/// Does something, but not for ever.
async fn within<T>(
	what: &'static str,
	act: impl Future<Output = Result<T, Error>>,
) -> Result<T, Broken> {
	match timeout(TIME, act).await {
		Ok(Ok(done)) => Ok(done),
		Ok(Err(Error::Io(failure))) => Err(Broken::Wire(failure)),
		Ok(Err(Error::ConnectionLost)) => Err(Broken::Wire(io::ErrorKind::ConnectionReset.into())),
		// What the server says may name people.
		Ok(Err(_)) => Err(Broken::Refused { what }),
		Err(_) => Err(Broken::TooSlow),
	}
}

impl Session {
	/// Signs in and opens the folder.
	pub(super) async fn open(
		wire: Box<dyn Wire>,
		user: &str,
		password: &str,
		settings: &InboxSettings,
	) -> Result<Self, Broken> {
		let mut client = Client::new(wire);
		let greeting = timeout(TIME, client.read_response()).await;
		greeting
			.map_err(|_| Broken::TooSlow)??
			.ok_or(io::ErrorKind::UnexpectedEof)
			.map_err(io::Error::from)?;
		let signed_in = timeout(TIME, client.login(user, password)).await;
		let signed_in = signed_in.map_err(|_| Broken::TooSlow)?;
		let mut imap = signed_in.map_err(|_| Broken::SignIn)?;
		let capabilities = within("tell what it can", imap.capabilities()).await?;
		let folder = within("open the folder", imap.select(&settings.folder)).await?;
		let mut session = Self { imap, capabilities, settled: settings.settled.clone() };
		session.prepare(&folder).await?;
		Ok(session)
	}

	/// Sees that messages can be settled.
	async fn prepare(&mut self, folder: &Mailbox) -> Result<(), Broken> {
		match &self.settled {
			Settled::Mark if !keeps_marks(folder) => Err(Broken::NoMarks),
			Settled::Move(to) => {
				// It is there already, mostly.
				let _ = within("make a folder", self.imap.create(to)).await;
				Ok(())
			}
			_ => Ok(()),
		}
	}

	/// The messages that are not settled.
	pub(super) async fn unsettled(&mut self) -> Result<BTreeSet<u32>, Broken> {
		let which = match self.settled {
			Settled::Mark => format!("UNDELETED UNKEYWORD {MARK}"),
			_ => "UNDELETED".to_owned(),
		};
		let found = within("look for messages", self.imap.uid_search(which)).await?;
		Ok(found.into_iter().collect())
	}

	/// A message, if it is still there.
	pub(super) async fn fetch(&mut self, number: u32) -> Result<Option<Mail>, Broken> {
		let set = number.to_string();
		let about = async {
			let found = self.imap.uid_fetch(&set, "(RFC822.SIZE INTERNALDATE)").await?;
			found.try_collect::<Vec<_>>().await
		};
		let about = within("tell of a message", about).await?;
		let Some(about) = about.iter().find(|it| it.uid == Some(number)) else {
			return Ok(None);
		};
		let arrived = about.internal_date().map_or(0, |date| date.timestamp_millis());
		let arrived = Moment::try_from(arrived).unwrap_or_default();
		let is_small =
			about.size.is_some_and(|size| usize::try_from(size).is_ok_and(|it| it <= MAX_MESSAGE));
		let raw = if is_small { Some(self.fetch_raw(&set, number).await?) } else { None };
		Ok(Some(Mail { raw, arrived }))
	}

	async fn fetch_raw(&mut self, set: &str, number: u32) -> Result<Vec<u8>, Broken> {
		let all = async {
			let found = self.imap.uid_fetch(set, "BODY.PEEK[]").await?;
			found.try_collect::<Vec<_>>().await
		};
		let all = within("give a message", all).await?;
		let message = all.iter().find(|it| it.uid == Some(number));
		Ok(message.and_then(|it| it.body()).unwrap_or_default().to_vec())
	}

	/// Says that a message is done with.
	pub(super) async fn settle(&mut self, number: u32) -> Result<(), Broken> {
		let set = number.to_string();
		match self.settled.clone() {
			Settled::Mark => self.flag(&set, &format!("\\Seen {MARK}")).await,
			Settled::Delete => self.delete(&set).await,
			Settled::Move(to) if self.capabilities.has_str("MOVE") => {
				within("move a message", self.imap.uid_mv(&set, &to)).await
			}
			Settled::Move(to) => {
				within("copy a message", self.imap.uid_copy(&set, &to)).await?;
				self.delete(&set).await
			}
		}
	}

	async fn flag(&mut self, set: &str, flags: &str) -> Result<(), Broken> {
		let flag = async {
			let flagged = self.imap.uid_store(set, format!("+FLAGS.SILENT ({flags})")).await?;
			flagged.try_collect::<Vec<_>>().await
		};
		within("mark a message", flag).await.map(|_| ())
	}

	async fn delete(&mut self, set: &str) -> Result<(), Broken> {
		self.flag(set, "\\Deleted").await?;
		let is_exact = self.capabilities.has_str("UIDPLUS");
		let imap = &mut self.imap;
		let expunge = async {
			if is_exact {
				imap.uid_expunge(set).await?.boxed().try_collect::<Vec<_>>().await
			} else {
				imap.expunge().await?.boxed().try_collect::<Vec<_>>().await
			}
		};
		within("delete a message", expunge).await.map(|_| ())
	}

	/// Waits until there may be something new.
	pub(super) async fn wait(mut self, at_most: Duration) -> Result<Self, Broken> {
		if !self.capabilities.has_str("IDLE") {
			sleep(at_most).await;
			within("look", self.imap.noop()).await?;
			return Ok(self);
		}
		let Self { imap, capabilities, settled } = self;
		let mut idle = imap.idle();
		within("wait", idle.init()).await?;
		// Whatever ends it, the mailbox is looked at.
		let (waited, _stop) = idle.wait_with_timeout(at_most);
		let _ = timeout(at_most, waited).await;
		let imap = within("stop waiting", idle.done()).await?;
		Ok(Self { imap, capabilities, settled })
	}
}

fn keeps_marks(folder: &Mailbox) -> bool {
	let flags = &folder.permanent_flags;
	let is_kept = |flag: &Flag| match flag {
		Flag::MayCreate => true,
		Flag::Custom(name) => name.eq_ignore_ascii_case(MARK),
		_ => false,
	};
	// A server that does not tell keeps all (RFC 3501, section 7.1).
	flags.is_empty() || flags.iter().any(is_kept)
}
