//! Whether a token is good now.

use litentry_identity::Identity;
use litentry_vocabulary::Moment;

use crate::{Issuer, Token, Uses};

/// Why a token is not good, apart from who shows it and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NotGood {
	/// The identity that issued it is retired.
	#[error("the identity that issued the token is retired")]
	IdentityRetired,
	/// Its issuer recalled it, alone or with all others.
	#[error("the token is recalled")]
	Recalled,
	/// Its time has not come.
	#[error("the token is good only from {starts} on")]
	NotYet {
		/// When it comes.
		starts: Moment,
	},
	/// Its time is over.
	#[error("the token expired at {expired}")]
	Expired {
		/// When it ended.
		expired: Moment,
	},
	/// It was used as often as it could be.
	#[error("the token is used up")]
	UsedUp,
	/// It is good, but not at this time of the week.
	#[error("the token is not good at this time of the week")]
	OutsideHours,
}

/// The token as it is now, with the amendments of its issuer.
pub fn effective(token: &Token, issuer: &Issuer) -> Token {
	let mut token = token.clone();
	issuer.amendments.apply(&mut token);
	token
}

/// Whether a token can be used at this moment, and which number of uses it has left. The amendments
/// of its issuer are taken into account.
///
/// # Errors
///
/// Tells the first thing that is wrong; what cannot change any more comes first.
pub fn standing(
	token: &Token,
	issuer: &Issuer,
	identity: &Identity,
	now: Moment,
) -> Result<Uses, NotGood> {
	if !identity.is_active() {
		return Err(NotGood::IdentityRetired);
	}
	if token.recalled || token.epoch != issuer.epoch {
		return Err(NotGood::Recalled);
	}
	let uses = token.terms.uses;
	if uses == Uses::Left(0) {
		return Err(NotGood::UsedUp);
	}
	in_time(token, issuer, now)?;
	Ok(uses)
}

fn in_time(token: &Token, issuer: &Issuer, now: Moment) -> Result<(), NotGood> {
	let starts = token.starts;
	match issuer.amendments.expires_of(token) {
		Some(expired) if now >= expired => return Err(NotGood::Expired { expired }),
		_ if now < starts => return Err(NotGood::NotYet { starts }),
		_ => {}
	}
	match issuer.amendments.hours_of(token) {
		Some(hours) if !hours.contain(now) => Err(NotGood::OutsideHours),
		_ => Ok(()),
	}
}
