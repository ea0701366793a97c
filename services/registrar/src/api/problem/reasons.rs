//! What each refusal of the registrar becomes.

use litentry_vocabulary::Moment;

use super::{Kind, Problem};
use crate::{
	answer::NotAccepted,
	api::wire::{ChannelName, FieldName},
	challenge::Refused,
	desk::Declined,
	moments::timestamp,
	sign_in::NotSignedIn,
	token::InvalidToken,
	verifier::Hint,
};

impl Problem {
	/// Why the desk declines something.
	pub(in crate::api) fn declined(declined: Declined, now: Moment) -> Self {
		let about = |kind| Self::because(kind, &declined);
		match declined {
			Declined::NoRequest => about(Kind::NoRequest),
			Declined::NotVerifiable { ref field } => {
				let field = Some(FieldName(field.clone()));
				Self { field, ..about(Kind::NotVerifiable) }
			}
			Declined::WrongChannel { channel } => {
				Self { channel: Some(ChannelName(channel)), ..about(Kind::WrongChannel) }
			}
			Declined::Hint(hint) => Self::hinted(hint),
			Declined::NotAccepted(not_accepted) => not_accepted.into(),
			Declined::OtherPreimage => about(Kind::OtherPreimage),
			Declined::TooMany { until } => {
				let reason = format!("too many attempts; try again after {}", timestamp(until));
				Self::because(Kind::TooMany, &reason).until(until, now)
			}
			Declined::Banned { until } => {
				let reason = format!("this account is banned until {}", timestamp(until));
				Self::because(Kind::Banned, &reason).until(until, now)
			}
			Declined::NotGiven => about(Kind::NotGiven),
			Declined::OtherIdentity => about(Kind::Outdated),
			Declined::Unavailable => about(Kind::Unavailable),
		}
	}

	fn hinted(hint: Hint) -> Self {
		let kind = match hint {
			Hint::Unreachable { .. } => Kind::Unreachable,
			_ => Kind::Obstructed,
		};
		let problem = Self::because(kind, &hint);
		Self { hint: Some(Box::new(hint.into())), ..problem }
	}
}

impl From<NotAccepted> for Problem {
	fn from(not_accepted: NotAccepted) -> Self {
		let kind = match not_accepted {
			NotAccepted::UnknownCode => Kind::UnknownCode,
			NotAccepted::Refused(Refused::Used) => Kind::UsedCode,
			NotAccepted::Refused(Refused::Expired) => Kind::ExpiredCode,
			NotAccepted::Refused(Refused::Exhausted) => Kind::ExhaustedCode,
			NotAccepted::Refused(Refused::OtherClaim | Refused::WrongSecret) => Kind::OtherCode,
			NotAccepted::OtherSender => Kind::OtherSender,
			NotAccepted::OtherAccount => Kind::ChangedHands,
			NotAccepted::Outdated => Kind::Outdated,
			NotAccepted::TooMany => Kind::TooMany,
			NotAccepted::Unavailable => Kind::Unavailable,
		};
		Self::because(kind, &not_accepted)
	}
}

impl From<NotSignedIn> for Problem {
	fn from(not_signed_in: NotSignedIn) -> Self {
		let kind = match not_signed_in {
			NotSignedIn::Token(_) => Kind::InvalidSignIn,
			NotSignedIn::OtherSignature => Kind::OtherSignature,
			NotSignedIn::NoRemark => Kind::NoRemark,
			NotSignedIn::Used => Kind::UsedSignIn,
			NotSignedIn::Busy => Kind::Unavailable,
		};
		Self::because(kind, &not_signed_in)
	}
}

/// Of a session.
impl From<InvalidToken> for Problem {
	fn from(invalid: InvalidToken) -> Self {
		Self::because(Kind::InvalidSession, &invalid)
	}
}
