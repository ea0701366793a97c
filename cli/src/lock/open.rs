//! Opening the door, or not.

use std::fmt;

use litentry_lock_snapshot::Known;
use litentry_token::{Admission, Presentation, RedemptionId, Uses};
use litentry_verifying_key::VerifyingKey;
use litentry_vocabulary::{Account, BlockNumber, Moment, TokenId};
use serde::Serialize;

use super::{Entry, LockFailure, LockFolder, Refused, decide};
use crate::{Failure, Report, report::text, table::fields, token::words};

/// Whether the door opens.
#[derive(Debug, Serialize)]
#[serde(tag = "verdict", rename_all = "camelCase")]
pub enum Verdict {
	/// It does.
	Open(Opened),
	/// It does not.
	Refused(StaysShut),
}

/// Who comes in.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Opened {
	/// The token that was shown.
	#[serde(serialize_with = "text")]
	pub token: TokenId,
	/// Who holds it.
	#[serde(serialize_with = "text")]
	pub holder: Account,
	/// Whose key showed it.
	#[serde(serialize_with = "text")]
	pub presenter: VerifyingKey,
	/// How often it can still be used; `None` for as often as one likes.
	pub uses_left: Option<u32>,
	/// What names the redemption.
	#[serde(serialize_with = "text")]
	pub redemption: RedemptionId,
	/// The block of the snapshot.
	pub block: BlockNumber,
	#[serde(skip)]
	uses: Uses,
}

/// Why nobody comes in.
#[derive(Debug, Serialize)]
pub struct StaysShut {
	/// A word that never changes.
	pub reason: &'static str,
	/// The reason for people.
	pub why: String,
	#[serde(skip)]
	advice: Option<&'static str>,
}

impl Report for Verdict {
	fn success(&self) -> bool {
		matches!(self, Self::Open(_))
	}
}

impl fmt::Display for Verdict {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		match self {
			Self::Open(opened) => opened.fmt(f),
			Self::Refused(refused) => refused.fmt(f),
		}
	}
}

impl fmt::Display for Opened {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		f.write_str("open\n\n")?;
		fields(
			f,
			&[
				("token", self.token.to_string()),
				("holder", self.holder.to_string()),
				("shown by", self.presenter.to_string()),
				("uses left", words::uses(self.uses)),
			],
		)
	}
}

impl fmt::Display for StaysShut {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		write!(f, "refused: {}", self.why)?;
		self.advice.map_or(Ok(()), |advice| write!(f, "\n  {advice}"))
	}
}

impl Opened {
	fn new(admission: &Admission, known: &Known) -> Self {
		let Admission { token, holder, presenter, uses_left: uses, redemption, .. } = *admission;
		let (uses_left, block) = (words::uses_left(uses), known.at());
		Self { token, holder, presenter, uses_left, redemption, block, uses }
	}
}

impl From<Refused> for Verdict {
	fn from(refused: Refused) -> Self {
		let (reason, why, advice) = (refused.reason(), refused.to_string(), refused.advice());
		Self::Refused(StaysShut { reason, why, advice })
	}
}

/// Decides about the text of a pass. When it says that the door opens, the admission is on disk.
///
/// # Errors
///
/// It cannot decide: then the door stays shut, too.
pub fn open(folder: &LockFolder, pass: &str, now: Moment) -> Result<Verdict, Failure> {
	let pass = match pass.trim().parse::<Presentation>() {
		Ok(pass) => pass,
		Err(invalid) => return Ok(Refused::from(invalid).into()),
	};
	let settings = folder.settings()?;
	let mut alone = folder.alone()?;
	let Some(known) = folder.held()?.known().map_err(LockFailure::from)? else {
		return Ok(Refused::NoSnapshot.into());
	};
	match decide(&pass, alone.ledger(), &settings, &known, now) {
		Ok((question, admission)) => {
			alone.write(Entry::Admitted { question, pass, at: now })?;
			Ok(Verdict::Open(Opened::new(&admission, &known)))
		}
		Err(refused) => Ok(refused.into()),
	}
}
