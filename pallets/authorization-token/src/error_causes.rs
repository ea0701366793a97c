//! What is wrong with a token, a presentation, hours or a text, as this pallet's errors.

use litentry_token::{InvalidHours, NotGood, Refusal};
use litentry_vocabulary::InvalidText;

use crate::Error;

impl<T> From<NotGood> for Error<T> {
	fn from(not_good: NotGood) -> Self {
		match not_good {
			NotGood::IdentityRetired => Self::IdentityRetired,
			NotGood::Recalled => Self::Recalled,
			NotGood::NotYet { .. } => Self::NotYet,
			NotGood::Expired { .. } => Self::Expired,
			NotGood::UsedUp => Self::UsedUp,
			NotGood::OutsideHours => Self::OutsideHours,
			_ => Self::NotGood,
		}
	}
}

// A chain neither asks questions nor keeps a verifier's books: what only a verifier can refuse is not
// among its reasons.
impl<T> From<Refusal> for Error<T> {
	fn from(refusal: Refusal) -> Self {
		match refusal {
			Refusal::WrongChain => Self::WrongChain,
			Refusal::WrongVerifier => Self::WrongVerifier,
			Refusal::WrongQuestion => Self::WrongQuestion,
			Refusal::UnknownToken => Self::NotFound,
			Refusal::UnknownIdentity { .. } => Self::IdentityNotFound,
			Refusal::WrongIdentity { .. } => Self::WrongIdentity,
			Refusal::NotOwner => Self::NotHolder,
			Refusal::Frozen => Self::Frozen,
			Refusal::NotGood(not_good) => not_good.into(),
			Refusal::DataChanged => Self::DataChanged,
			Refusal::RequirementMissing { .. } => Self::RequirementMissing,
			Refusal::HandoverWider { .. } => Self::HandoverWider,
			Refusal::HandoverMalformed { .. } => Self::HandoverMalformed,
			Refusal::HandoverNotYet { .. } => Self::HandoverNotYet,
			Refusal::HandoverExpired { .. } => Self::HandoverExpired,
			Refusal::HandoverOutsideHours { .. } => Self::HandoverOutsideHours,
			Refusal::HandoverUsedUp { .. } => Self::HandoverUsedUp,
			Refusal::HandoverBadSignature { .. } => Self::HandoverBadSignature,
			Refusal::BadSignature => Self::BadSignature,
			_ => Self::PresentationRefused,
		}
	}
}

impl<T> From<InvalidHours> for Error<T> {
	fn from(_: InvalidHours) -> Self {
		Self::InvalidHours
	}
}

impl<T> From<InvalidText> for Error<T> {
	fn from(invalid: InvalidText) -> Self {
		match invalid {
			InvalidText::NotUtf8 { .. } => Self::TextNotUtf8,
			InvalidText::ControlCharacter { .. } => Self::TextHasControlCharacter,
			_ => Self::TextRefused,
		}
	}
}
