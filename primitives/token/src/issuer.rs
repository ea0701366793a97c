//! What holds for all tokens of one identity, so that one write changes them all.

use litentry_vocabulary::{DefinitionId, Moment, RecallEpoch};
use parity_scale_codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use crate::{Hours, Token, TokenData, Update};

/// What the chain keeps of an identity as an issuer of tokens.
#[derive(
	Clone,
	Debug,
	Default,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Issuer {
	/// Tokens of earlier epochs are recalled.
	pub epoch: RecallEpoch,
	/// Changes to all tokens that were out when they were made.
	pub amendments: Amendments,
	/// How many tokens it has ever issued.
	pub issued: u64,
	/// How many of them are not forgotten.
	pub tokens: u32,
	/// The number of the next definition.
	pub next_definition: DefinitionId,
	/// How many definitions are not withdrawn.
	pub definitions: u32,
}

/// The latest change of each part of a token that can change, with its number.
#[derive(
	Clone,
	Debug,
	Default,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Amendments {
	/// How many were made.
	pub made: u32,
	/// The latest that changed until when tokens are good.
	pub expires: Option<Amended<Option<Moment>>>,
	/// The latest that changed at which times of the week.
	pub hours: Option<Amended<Option<Hours>>>,
	/// The latest that changed the data.
	pub data: Option<Amended<TokenData>>,
}

/// A change and its number: it holds for tokens that were issued before it.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Amended<T> {
	/// The first amendment of an identity is number 1.
	pub number: u32,
	/// What is so from then on.
	pub to: T,
}

impl Amendments {
	/// Adds one more; `None` when no number is left for it.
	pub fn amend(&self, update: Update) -> Option<Self> {
		let made = self.made.checked_add(1)?;
		let Update { expires, hours, data } = update;
		Some(Self {
			made,
			expires: expires
				.map(|to| Amended { number: made, to })
				.or_else(|| self.expires.clone()),
			hours: hours.map(|to| Amended { number: made, to }).or_else(|| self.hours.clone()),
			data: data.map(|to| Amended { number: made, to }).or_else(|| self.data.clone()),
		})
	}

	/// What those that were made since do to a token.
	pub(crate) fn apply(&self, token: &mut Token) {
		token.expires = self.expires_of(token);
		token.terms.hours = self.hours_of(token);
		token.terms.data = self.data_of(token).clone();
		token.amendments = self.made;
	}

	pub(crate) fn expires_of(&self, token: &Token) -> Option<Moment> {
		*since(self.expires.as_ref(), token).unwrap_or(&token.expires)
	}

	pub(crate) fn hours_of(&self, token: &Token) -> Option<Hours> {
		*since(self.hours.as_ref(), token).unwrap_or(&token.terms.hours)
	}

	pub(crate) fn data_of<'a>(&'a self, token: &'a Token) -> &'a TokenData {
		since(self.data.as_ref(), token).unwrap_or(&token.terms.data)
	}
}

/// What an amendment changed a token to, if it was made since.
fn since<'a, T>(last: Option<&'a Amended<T>>, token: &Token) -> Option<&'a T> {
	last.filter(|last| last.number > token.amendments).map(|last| &last.to)
}
