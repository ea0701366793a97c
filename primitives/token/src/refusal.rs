//! Why a presentation is not accepted.

use litentry_vocabulary::{IdentityId, Moment};

use crate::NotGood;

/// Why a presentation is not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Refusal {
	/// It was made for another chain, or the verifier knows another chain than it asks about.
	#[error("the presentation is for another chain")]
	WrongChain,
	/// It answers the question of another verifier.
	#[error("the presentation is for another verifier")]
	WrongVerifier,
	/// It answers another question of this verifier.
	#[error("the presentation answers another question than the one that was asked")]
	WrongQuestion,
	/// Its question has been answered already.
	#[error("the question has been answered already")]
	Replayed,
	/// Its time is over.
	#[error("the presentation could be used until {expired}")]
	Stale {
		/// When it ended.
		expired: Moment,
	},
	/// It was made later than now.
	#[error("the presentation was made at {issued}, which is in the future")]
	FromFuture {
		/// When it says that it was made.
		issued: Moment,
	},
	/// It can be used for longer than the verifier accepts.
	#[error("the presentation can be used for {lifetime} ms, more than {limit}")]
	LivesTooLong {
		/// For how many milliseconds it can be used.
		lifetime: u32,
		/// The most that the verifier accepts.
		limit: u32,
	},
	/// What the verifier knows of the chain is too old.
	#[error("the snapshot was taken at {taken}, more than {max_age} ms ago")]
	SnapshotTooOld {
		/// When it was taken.
		taken: Moment,
		/// How old it may be, in milliseconds.
		max_age: Moment,
	},
	/// What the verifier knows of the chain may still be undone.
	#[error("the block is not final")]
	NotFinal,
	/// There is no such token.
	#[error("there is no such token")]
	UnknownToken,
	/// The token's identity is not known.
	#[error("the identity {identity} is not known")]
	UnknownIdentity {
		/// Which.
		identity: IdentityId,
	},
	/// The token is of another identity than the verifier accepts.
	#[error("the token is of {identity}, whose tokens are not accepted here")]
	WrongIdentity {
		/// The identity that issued it.
		identity: IdentityId,
	},
	/// Who shows the token, or who handed it over, does not hold it.
	#[error("another account holds the token")]
	NotOwner,
	/// The tokens of the holder are frozen.
	#[error("the holder's tokens are frozen")]
	Frozen,
	/// The token is not good.
	#[error(transparent)]
	NotGood(#[from] NotGood),
	/// The token's data are not those that the presenter knows.
	#[error("the token's data have changed")]
	DataChanged,
	/// The holder does not show a good token of the identity that the token requires.
	#[error("a good token of {identity} is required too")]
	RequirementMissing {
		/// Whose token is required.
		identity: IdentityId,
	},
	/// A handover permits more than the one before it.
	#[error("handover {at} permits more than the one before it")]
	HandoverWider {
		/// Which: 0 is the holder's.
		at: u8,
	},
	/// A handover names hours that are none.
	#[error("handover {at} names hours that are none")]
	HandoverMalformed {
		/// Which: 0 is the holder's.
		at: u8,
	},
	/// A handover's time has not come.
	#[error("handover {at} is good only from {from} on")]
	HandoverNotYet {
		/// Which: 0 is the holder's.
		at: u8,
		/// When it comes.
		from: Moment,
	},
	/// A handover's time is over.
	#[error("handover {at} ended at {until}")]
	HandoverExpired {
		/// Which: 0 is the holder's.
		at: u8,
		/// When it ended.
		until: Moment,
	},
	/// A handover is not good at this time of the week.
	#[error("handover {at} is not good at this time of the week")]
	HandoverOutsideHours {
		/// Which: 0 is the holder's.
		at: u8,
	},
	/// A handover was used as often as it could be.
	#[error("handover {at} is used up")]
	HandoverUsedUp {
		/// Which: 0 is the holder's.
		at: u8,
	},
	/// A handover was not signed by who could give it.
	#[error("handover {at} is not signed by its giver")]
	HandoverBadSignature {
		/// Which: 0 is the holder's.
		at: u8,
	},
	/// The presenter did not sign this answer to this question.
	#[error("the presentation is not signed by its presenter")]
	BadSignature,
	/// The first version's text is not in its one form.
	#[error("the text is not an address, a token and a time")]
	Malformed,
	/// The first version's text is about another token than the one that was named.
	#[error("the text is about another token")]
	WrongToken,
	/// Too many texts of the first version were accepted within its window.
	#[error("too many were accepted just now: try again in a minute")]
	Busy,
}
