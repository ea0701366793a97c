//! The challenge's fields and its text.

use alloc::{string::ToString, vec};
use core::fmt;

use litentry_external_account::ExternalAccount;
use litentry_vocabulary::{Account, BlockNumber, GenesisHash};

use crate::{Consent, TypedStruct, TypedValue};

/// The version that the text names; another wording is another version.
pub const CHALLENGE_VERSION: u32 = 1;

const STATEMENT: &str = "Litentry asks you to link an external account to an account on its chain.";

const NOTICE: &str = "Sign only if both are yours. Your signature proves that you own the external \
	account. It sends no transaction and costs nothing.";

/// What the external account signs to be linked, as fields; [`core::fmt::Display`] is the text that
/// the wallet shows.
///
/// Two different challenges have two different texts, and the text is ASCII, so that no wallet can
/// show or sign it differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Challenge {
	/// The external account that signs.
	pub external: ExternalAccount,
	/// The account that it will be linked to.
	pub account: Account,
	/// The chain on which it will be linked.
	pub genesis: GenesisHash,
	/// The account's next link nonce: each proof works once.
	pub nonce: u32,
	/// The last block at which the proof is accepted.
	pub expires: BlockNumber,
	/// The last block at which the link counts unless it is proven again, or never.
	pub ends: Option<BlockNumber>,
}

impl Consent for Challenge {
	fn external(&self) -> &ExternalAccount {
		&self.external
	}

	fn genesis(&self) -> &GenesisHash {
		&self.genesis
	}

	fn expires(&self) -> BlockNumber {
		self.expires
	}

	fn typed(&self) -> TypedStruct {
		let mut members = vec![
			("statement", TypedValue::Text(STATEMENT.into())),
			("externalAccount", TypedValue::Text(self.external.to_string())),
			("account", TypedValue::Text(self.account.to_string())),
			("notice", TypedValue::Text(NOTICE.into())),
			("nonce", TypedValue::Number(self.nonce.into())),
			("expiresAtBlock", TypedValue::Number(self.expires.into())),
		];
		let ends = self.ends.map(|ends| ("linkEndsAtBlock", TypedValue::Number(ends.into())));
		members.extend(ends);
		TypedStruct { name: "Link", members }
	}
}

impl fmt::Display for Challenge {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		let Self { external, account, genesis, nonce, expires, ends } = self;
		write!(
			f,
			"{STATEMENT}\n\
			\n\
			External account: {external}\n\
			Account: {account}\n\
			\n\
			{NOTICE}\n\
			\n\
			Version: {CHALLENGE_VERSION}\n\
			Chain: {genesis}\n\
			Nonce: {nonce}\n\
			Expires: block {expires}"
		)?;
		ends.map_or(Ok(()), |ends| write!(f, "\nThe link ends: block {ends}"))
	}
}

#[cfg(test)]
mod tests;
