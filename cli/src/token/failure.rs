//! Why a command about tokens could not be carried out.

use litentry_token::{MAX_HANDOVERS, NotGood, Refusal};
use litentry_verifying_key::VerifyingKey;
use litentry_vocabulary::{Account, DefinitionId, IdentityId, TokenId};

const FROZEN: &str =
	"the holder's guardian can end that, or the holder if there is none: `litentry token unfreeze`";

/// Why a command about tokens could not be carried out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TokenFailure {
	/// There is no such token.
	#[error("there is no token {token}")]
	NotFound {
		/// The id that was looked for.
		token: TokenId,
	},
	/// The identity offers no such thing.
	#[error("identity {identity} has no definition {definition}")]
	NoDefinition {
		/// The identity.
		identity: IdentityId,
		/// The number that was looked for.
		definition: DefinitionId,
	},
	/// Neither a token nor a file was named.
	#[error("which token is meant?")]
	NoToken,
	/// Another account holds the token.
	#[error("the token is held by {holder}")]
	NotHolder {
		/// Who holds it.
		holder: Account,
	},
	/// The tokens of an account are frozen.
	#[error("the tokens of {holder} are frozen")]
	Frozen {
		/// Whose tokens.
		holder: Account,
	},
	/// The token is not good any more, and never will be again.
	#[error("the token has ended")]
	Ended,
	/// The token requires one of another identity, and its holder has none that is good.
	#[error("a good token of {identity} is required too, and the token's holder has none")]
	RequirementMissing {
		/// Whose token is required.
		identity: IdentityId,
	},
	/// The question, or what was handed over, is about another chain than the node's.
	#[error("this is about another chain than the node's")]
	OtherChain,
	/// The token was handed over to another key than the one that is to sign.
	#[error("the token was handed over to {to}")]
	NotReceiver {
		/// To whom.
		to: VerifyingKey,
	},
	/// A handover was not signed by who could give it, or was changed.
	#[error("handover {at} is not signed by its giver, or was changed")]
	HandoverUnsigned {
		/// Which: 0 is the holder's.
		at: usize,
	},
	/// What is to be handed over is more than what was.
	#[error("this is more than what was handed over to you")]
	HandoverWider,
	/// What is to be handed over is over before it begins.
	#[error("the handover would end before it begins")]
	HandoverEmpty,
	/// It is not said when the handover ends.
	#[error("when does the handover end?")]
	NoEnd,
	/// The token was handed on as often as it can be.
	#[error("a token can be handed on {MAX_HANDOVERS} times at most")]
	TooManyHandovers,
	/// A verifier would refuse the pass.
	#[error("the pass would be refused: {0}")]
	WouldBeRefused(Refusal),
	/// A pass can be used for a shorter time.
	#[error("a pass cannot be used for that long")]
	LivesTooLong,
}

impl TokenFailure {
	/// What a person can do about it.
	pub const fn advice(&self) -> Option<&'static str> {
		Some(match self {
			Self::NotFound { .. } => {
				"ids are 0x and 64 hexadecimal digits: see `litentry token list`"
			}
			Self::NoDefinition { .. } => "see `litentry token definitions`",
			Self::NoToken => {
				"name its id, or with --hand-over the file of a token that you were handed"
			}
			Self::NotHolder { .. } => {
				"choose the account with --account NAME, or name what you were handed with --hand-over FILE"
			}
			Self::Frozen { .. } => FROZEN,
			Self::Ended => "see why with `litentry token show`",
			Self::RequirementMissing { .. } => {
				"see what that identity offers with `litentry token definitions`"
			}
			Self::OtherChain => "name a node of that chain with --node URL",
			Self::NotReceiver { .. } => {
				"choose the account with --account NAME, or the key with --device-key FILE"
			}
			Self::HandoverUnsigned { .. } => "ask for the text again, and save all of it",
			Self::HandoverWider => {
				"name a shorter time, fewer uses or fewer hours: --from, --until, --uses, --hours"
			}
			Self::HandoverEmpty => "name a later time with --until",
			Self::NoEnd => {
				"name it with --until, such as --until +2d: this token itself has no end"
			}
			Self::TooManyHandovers => "ask somebody before you to hand it over directly",
			Self::WouldBeRefused(refusal) => return advice_on(refusal),
			Self::LivesTooLong => "leave out --lifetime",
		})
	}
}

const fn advice_on(refusal: &Refusal) -> Option<&'static str> {
	Some(match refusal {
		Refusal::LivesTooLong { .. } => "leave out --lifetime",
		Refusal::WrongIdentity { .. } => {
			"this door opens to tokens of another identity: see yours with `litentry token list`"
		}
		Refusal::NotOwner => "see who holds it with `litentry token show`",
		Refusal::Frozen => FROZEN,
		Refusal::NotGood(NotGood::NotYet { .. } | NotGood::OutsideHours) => {
			"see when it is good with `litentry token show`"
		}
		Refusal::NotGood(_) => "see what is offered with `litentry token definitions`",
		Refusal::RequirementMissing { .. } => {
			"name a good one of the holder's with --supporting TOKEN"
		}
		Refusal::HandoverNotYet { .. }
		| Refusal::HandoverExpired { .. }
		| Refusal::HandoverOutsideHours { .. }
		| Refusal::HandoverUsedUp { .. }
		| Refusal::HandoverWider { .. } => "ask who handed it over to you for more",
		_ => return None,
	})
}
