//! Asking whoever stands before the door.

use std::fmt;

use litentry_token::{Nonce, Question};
use litentry_vocabulary::Moment;
use rand_core::CryptoRng;
use serde::Serialize;

use super::{Alone, Entry, LockFolder, Settings, tidy};
use crate::{Background, Failure, Report, Span, qr, report::text, when::Time};

/// So many questions whose time is over are worth a new journal.
const MANY: usize = 1000;

/// What the lock asks.
#[derive(Debug, Serialize)]
pub struct Asking {
	/// The text that is shown to whoever wants to come in.
	#[serde(serialize_with = "text")]
	pub question: Question,
	/// Until when it can be answered, in milliseconds since 1970.
	pub until: Moment,
	#[serde(skip)]
	code: Option<String>,
}

impl Report for Asking {}

impl fmt::Display for Asking {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		write!(f, "{}\n\n", self.question)?;
		if let Some(code) = &self.code {
			write!(f, "{code}\n\n")?;
		}
		write!(f, "Waits for an answer until {}.", Time(self.until))
	}
}

/// Asks a new question and remembers it for a while.
///
/// # Errors
///
/// Too many are open, or the journal cannot be written.
pub fn ask(
	folder: &LockFolder,
	rng: &mut impl CryptoRng,
	lifetime: Span,
	background: Option<Background>,
	now: Moment,
) -> Result<Asking, Failure> {
	let (settings, mut nonce) = (folder.settings()?, Nonce([0; 16]));
	rng.fill_bytes(&mut nonce.0);
	let (question, until) = (settings.question(nonce), now.saturating_add(lifetime.0));
	let code = background.map(|background| qr::draw(&question.to_string(), background));
	let code = code.transpose()?;
	let mut alone = folder.alone()?;
	make_room(folder, &mut alone, &settings, now)?;
	alone.ledger().check_new(&question, now)?;
	alone.write(Entry::Asked { question, until })?;
	Ok(Asking { question, until, code })
}

/// Who asks often and seldom fetches a snapshot would fill the journal with questions.
fn make_room(
	folder: &LockFolder,
	alone: &mut Alone,
	settings: &Settings,
	now: Moment,
) -> Result<(), Failure> {
	if alone.ledger().over(now).count() < MANY {
		return Ok(());
	}
	match folder.held()?.known() {
		Ok(Some(known)) => alone.rewrite(tidy(alone.ledger(), settings, &known, now)),
		_ => Ok(()),
	}
}
