//! The kinds of problems.

use axum::http::StatusCode;
use serde::{Serialize, Serializer};
use utoipa::ToSchema;

/// Declares every kind once: its name, its code, its status and its title.
macro_rules! kinds {
	($($name:ident $code:literal $status:ident $title:literal,)*) => {
		/// What kind of problem it is.
		#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
		pub(in crate::api) enum Kind {
			$(#[doc = $title] $name,)*
		}

		impl Kind {
			/// Every one.
			pub(in crate::api) const ALL: &[Self] = &[$(Self::$name,)*];

			/// The name that programs know it by, which stays.
			pub(in crate::api) const fn code(self) -> &'static str {
				match self { $(Self::$name => $code,)* }
			}

			/// The status code of HTTP.
			pub(in crate::api) const fn status(self) -> StatusCode {
				match self { $(Self::$name => StatusCode::$status,)* }
			}

			/// What people call it.
			pub(in crate::api) const fn title(self) -> &'static str {
				match self { $(Self::$name => $title,)* }
			}
		}
	};
}

kinds! {
	Malformed "malformed" BAD_REQUEST "this is no JSON object",
	NoSession "no-session" UNAUTHORIZED "sign in with the account first",
	InvalidSession "invalid-session" UNAUTHORIZED "the session is over; sign in again",
	OtherAccount "other-account" FORBIDDEN "the session is of another account or chain",
	Banned "banned" FORBIDDEN "nothing is done for this account now",
	NotGiven "not-given" FORBIDDEN "this registrar does not do that",
	NoSuchResource "no-such-resource" NOT_FOUND "there is nothing here",
	UnknownMethod "unknown-method" NOT_FOUND "there is no such method",
	UnknownChain "unknown-chain" NOT_FOUND "this chain is not served here",
	NoRequest "no-request" NOT_FOUND "there is no open request of this account",
	WrongVerb "wrong-verb" METHOD_NOT_ALLOWED "the resource does not take this HTTP method",
	UnknownCode "unknown-code" CONFLICT "no code is open for this; begin anew",
	UsedCode "used-code" CONFLICT "the code was used before",
	ExpiredCode "expired-code" CONFLICT "the code has expired; begin anew",
	ExhaustedCode "exhausted-code" CONFLICT "too many wrong codes were given; begin anew",
	OtherCode "other-code" CONFLICT "this is another code",
	ChangedHands "changed-hands" CONFLICT "the name belongs to another account than before",
	OtherSender "other-sender" CONFLICT "somebody else has shown this",
	Outdated "outdated" CONFLICT "the identity was changed since; begin anew",
	NoRemark "no-remark" CONFLICT "the remark is in no finalized block yet",
	UsedSignIn "used-sign-in" CONFLICT "this sign-in was completed before; begin anew",
	TooLarge "too-large" PAYLOAD_TOO_LARGE "this is more than is read",
	WrongMediaType "wrong-media-type" UNSUPPORTED_MEDIA_TYPE "send application/json",
	InvalidParameters "invalid-parameters" UNPROCESSABLE_ENTITY "a parameter is not as described",
	NotVerifiable "not-verifiable" UNPROCESSABLE_ENTITY "this field cannot be verified",
	WrongChannel "wrong-channel" UNPROCESSABLE_ENTITY "the field cannot be verified this way",
	Obstructed "obstructed" UNPROCESSABLE_ENTITY "something has to be done about the field first",
	OtherPreimage "other-preimage" UNPROCESSABLE_ENTITY "this is not what was hashed",
	OtherSignature "other-signature" UNPROCESSABLE_ENTITY "the account has not signed the text",
	InvalidSignIn "invalid-sign-in" UNPROCESSABLE_ENTITY "this sign-in is over; begin anew",
	TooMany "too-many" TOO_MANY_REQUESTS "too much in a short time",
	Unreachable "unreachable" SERVICE_UNAVAILABLE "the other side cannot be reached",
	Unavailable "unavailable" SERVICE_UNAVAILABLE "the registrar has a problem of its own",
}

impl Kind {
	/// Whether the same may be tried again later.
	pub(super) const fn is_temporary(self) -> bool {
		matches!(self, Self::TooMany | Self::Unreachable | Self::Unavailable)
	}
}

/// A reference that leads to the list of all of them.
impl Serialize for Kind {
	fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
		serializer.collect_str(&format_args!("/api/v1/problems#{}", self.code()))
	}
}

/// A kind of problem, as the list of all has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub(in crate::api) struct ProblemKind {
	/// What problems of this kind have as their type.
	#[schema(value_type = String)]
	r#type: Kind,
	/// What follows the number sign there.
	code: &'static str,
	/// What people call it.
	title: &'static str,
	/// The status code of HTTP.
	status: u16,
}

impl From<Kind> for ProblemKind {
	fn from(kind: Kind) -> Self {
		let (code, title, status) = (kind.code(), kind.title(), kind.status().as_u16());
		Self { r#type: kind, code, title, status }
	}
}
