//! A token handed over: a narrower, shorter permission for another key, given off chain.

use litentry_verifying_key::VerifyingKey;
use litentry_vocabulary::{GenesisHash, Moment, TokenId, hash_type};
use parity_scale_codec::{Compact, Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use crate::{Hours, Message, Signed, Uses};

const DOMAIN: [u8; 26] = *b"litentry/token-handover/v1";

hash_type! {
	/// What names a handover, so that its uses can be counted: the BLAKE2b-256 hash of the message
	/// that its giver signs, which names the handovers before it.
	HandoverId
}

/// What a giver lets another key do with a token. The token's own limits hold too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct Permission {
	/// Who may show the token.
	pub to: VerifyingKey,
	/// From when on.
	#[codec(compact)]
	pub from: Moment,
	/// Until when, this moment excluded.
	#[codec(compact)]
	pub until: Moment,
	/// How often.
	pub uses: Uses,
	/// At which times of the week; `None` for any.
	pub hours: Option<Hours>,
}

// Not derived: the derived one takes compact numbers for plain ones, which are shorter at most.
impl MaxEncodedLen for Permission {
	fn max_encoded_len() -> usize {
		type Times = (Compact<Moment>, Compact<Moment>);
		<(VerifyingKey, Times, Uses, Option<Hours>)>::max_encoded_len()
	}
}

/// A permission, signed by who gives it: the holder, or whom the handover before it names.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Handover {
	/// What is given.
	pub permission: Permission,
	/// The giver's signature over [`Permission::message`].
	pub signed: Signed,
}

/// Who gives a permission, and of what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Giving {
	/// The chain that the token is on.
	pub genesis: GenesisHash,
	/// The token.
	pub token: TokenId,
	/// Who gives: the holder, or whom the handover before it names.
	pub giver: VerifyingKey,
	/// The handover that gave the giver the permission; `None` for the holder.
	pub after: Option<HandoverId>,
}

impl Giving {
	/// How whoever is given this permission can give on.
	pub fn next(&self, permission: &Permission) -> Self {
		self.given(permission.to, HandoverId(*permission.message(self).hash()))
	}

	pub(crate) const fn given(&self, to: VerifyingKey, by: HandoverId) -> Self {
		Self { giver: to, after: Some(by), ..*self }
	}
}

impl Permission {
	/// What the giver signs: the SCALE encoding of `litentry/token-handover/v1` (26 bytes, without a
	/// length), the genesis hash, the token, the giver's key, the handover before it (an option), the
	/// receiver's key, from and until (u64, little-endian), the uses, and the hours (an option).
	pub fn message(&self, giving: &Giving) -> Message {
		let Giving { genesis, token, giver, after } = giving;
		let Self { to, from, until, uses, hours } = self;
		Message::new(&(DOMAIN, genesis, token, giver, after, to, from, until, uses, hours))
	}

	/// Whether whoever has this one could do all that the other permits.
	pub fn covers(&self, other: &Self) -> bool {
		self.from <= other.from
			&& other.until <= self.until
			&& self.uses.cover(other.uses)
			&& covers_hours(self.hours, other.hours)
	}
}

fn covers_hours(outer: Option<Hours>, inner: Option<Hours>) -> bool {
	match (outer, inner) {
		(None, _) => true,
		(Some(_), None) => false,
		(Some(outer), Some(inner)) => outer.cover(inner),
	}
}
