//! A token shown to a verifier.

use litentry_verifying_key::VerifyingKey;
use litentry_vocabulary::{GenesisHash, Moment, TokenId, hash_type};
use parity_scale_codec::{Compact, Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use crate::{Giving, HandoverId, Handovers, Message, Question, QuestionHint, Signed};

const DOMAIN: [u8; 30] = *b"litentry/token-presentation/v2";

hash_type! {
	/// What names a redemption: the BLAKE2b-256 hash of the message that the presenter signed.
	RedemptionId
}

/// What a presenter says to a verifier's question.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct Showing {
	/// Which question this answers.
	pub answers: QuestionHint,
	/// The token.
	pub token: TokenId,
	/// The key of the token's holder.
	pub holder: VerifyingKey,
	/// The BLAKE2b-256 hash of the token's data as the presenter knows them, when it minds.
	pub data_hash: Option<[u8; 32]>,
	/// The holder's token of the identity that this token requires one of.
	pub supporting: Option<TokenId>,
	/// How the presenter got the permission; none when it is the holder.
	pub handovers: Handovers,
	/// When it was made.
	#[codec(compact)]
	pub issued: Moment,
	/// For how many milliseconds it can be used.
	#[codec(compact)]
	pub lifetime: u32,
}

// Not derived: the derived one takes compact numbers for plain ones, which are shorter at most.
impl MaxEncodedLen for Showing {
	fn max_encoded_len() -> usize {
		type Token = (TokenId, VerifyingKey, Option<[u8; 32]>, Option<TokenId>, Handovers);
		<(QuestionHint, Token, Compact<Moment>, Compact<u32>)>::max_encoded_len()
	}
}

/// A showing, signed by the holder, or by whom the last handover names.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Presentation {
	/// What is said.
	pub showing: Showing,
	/// The presenter's signature over [`Showing::message`].
	pub signed: Signed,
}

impl Showing {
	/// Until when it can be used, this moment excluded.
	pub fn expires(&self) -> Moment {
		self.issued.saturating_add(self.lifetime.into())
	}

	/// Who has to sign it: the holder, or whom the last handover names.
	pub fn presenter(&self) -> VerifyingKey {
		self.handovers.last().map_or(self.holder, |last| last.permission.to)
	}

	/// What the presenter signs: the SCALE encoding of `litentry/token-presentation/v2` (30 bytes,
	/// without a length), the genesis hash, the token, the holder's key, the verifier, the nonce,
	/// issued and expires (u64, little-endian), and three options: the hash of the data, the
	/// supporting token, and the last handover.
	pub fn message(&self, question: &Question) -> Message {
		let last = self.handovers.giving(self.giving(question.genesis)).after;
		self.message_after(question, last)
	}

	pub(crate) fn message_after(&self, question: &Question, last: Option<HandoverId>) -> Message {
		let Question { genesis, verifier, nonce, .. } = question;
		let Self { token, holder, data_hash, supporting, issued, .. } = self;
		let what = (DOMAIN, genesis, token, holder, verifier, nonce);
		let when = (issued, self.expires());
		Message::new(&(what, when, data_hash, supporting, last))
	}

	/// How the holder can give.
	pub(crate) const fn giving(&self, genesis: GenesisHash) -> Giving {
		Giving { genesis, token: self.token, giver: self.holder, after: None }
	}
}
