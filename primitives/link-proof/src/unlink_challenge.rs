//! What an external account signs to have a public link of it removed, whoever owns it.

use alloc::{string::ToString, vec};
use core::fmt;

use litentry_external_account::ExternalAccount;
use litentry_vocabulary::{Account, BlockNumber, GenesisHash, LinkId};

use crate::{CHALLENGE_VERSION, Consent, TypedStruct, TypedValue};

const STATEMENT: &str =
	"Litentry asks you to remove the link of an external account from an account on its chain.";

const NOTICE: &str = "Sign only if the external account is yours and shall no longer be linked. \
	It sends no transaction and costs nothing.";

/// What the external account signs to be linked no more, as fields; [`core::fmt::Display`] is the
/// text that the wallet shows.
///
/// No nonce is needed: a link that is removed is gone, and its number is never given out again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnlinkChallenge {
	/// The external account that signs.
	pub external: ExternalAccount,
	/// The account that it is linked to.
	pub account: Account,
	/// The chain on which it is linked.
	pub genesis: GenesisHash,
	/// The link.
	pub id: LinkId,
	/// The last block at which the proof is accepted.
	pub expires: BlockNumber,
}

impl Consent for UnlinkChallenge {
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
		let members = vec![
			("statement", TypedValue::Text(STATEMENT.into())),
			("externalAccount", TypedValue::Text(self.external.to_string())),
			("account", TypedValue::Text(self.account.to_string())),
			("notice", TypedValue::Text(NOTICE.into())),
			("link", TypedValue::Number(self.id.0)),
			("expiresAtBlock", TypedValue::Number(self.expires.into())),
		];
		TypedStruct { name: "Unlink", members }
	}
}

impl fmt::Display for UnlinkChallenge {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		let Self { external, account, genesis, id, expires } = self;
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
			Link: {id}\n\
			Expires: block {expires}"
		)
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn the_text_is_pinned() {
		let external = "eip155:1:0x9d8A62f656a8d1615C1294fd71e9CFb3E4855A4F".parse();
		let text = external.map(|external| {
			let (account, genesis) = (Account([0; 32]), GenesisHash([1; 32]));
			UnlinkChallenge { external, account, genesis, id: LinkId(5), expires: 77 }.to_string()
		});
		assert_eq!(
			text.as_deref(),
			Ok("\
Litentry asks you to remove the link of an external account from an account on its chain.

External account: eip155:1:0x9d8A62f656a8d1615C1294fd71e9CFb3E4855A4F
Account: 46QT1knVv27XqpYP5WGjhwFB33S7hgX8rAB55BwLMWS7jAAW

Sign only if the external account is yours and shall no longer be linked. \
It sends no transaction and costs nothing.

Version: 1
Chain: 0x0101010101010101010101010101010101010101010101010101010101010101
Link: 5
Expires: block 77")
		);
	}
}
