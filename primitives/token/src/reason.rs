//! One word for each refusal, for programs.

use crate::{NotGood, Refusal};

impl Refusal {
	/// The word for this refusal, which never changes.
	pub const fn reason(&self) -> &'static str {
		match self {
			Self::WrongChain => "WrongChain",
			Self::WrongVerifier => "WrongVerifier",
			Self::WrongQuestion => "WrongQuestion",
			Self::Replayed => "Replayed",
			Self::Stale { .. } => "Stale",
			Self::FromFuture { .. } => "FromFuture",
			Self::LivesTooLong { .. } => "LivesTooLong",
			Self::SnapshotTooOld { .. } => "SnapshotTooOld",
			Self::NotFinal => "NotFinal",
			Self::UnknownToken => "UnknownToken",
			Self::UnknownIdentity { .. } => "UnknownIdentity",
			Self::WrongIdentity { .. } => "WrongIdentity",
			Self::NotOwner => "NotOwner",
			Self::Frozen => "Frozen",
			Self::NotGood(reason) => reason.reason(),
			Self::DataChanged => "DataChanged",
			Self::RequirementMissing { .. } => "RequirementMissing",
			Self::HandoverMalformed { .. } => "HandoverMalformed",
			Self::HandoverWider { .. } => "HandoverWider",
			Self::HandoverNotYet { .. } => "HandoverNotYet",
			Self::HandoverExpired { .. } => "HandoverExpired",
			Self::HandoverOutsideHours { .. } => "HandoverOutsideHours",
			Self::HandoverUsedUp { .. } => "HandoverUsedUp",
			Self::HandoverBadSignature { .. } => "HandoverBadSignature",
			Self::BadSignature => "BadSignature",
			Self::Malformed => "Malformed",
			Self::WrongToken => "WrongToken",
			Self::Busy => "Busy",
		}
	}
}

impl NotGood {
	/// The word for this reason, which never changes.
	pub const fn reason(&self) -> &'static str {
		match self {
			Self::IdentityRetired => "IdentityRetired",
			Self::Recalled => "Recalled",
			Self::NotYet { .. } => "NotYet",
			Self::Expired { .. } => "Expired",
			Self::UsedUp => "UsedUp",
			Self::OutsideHours => "OutsideHours",
		}
	}
}
