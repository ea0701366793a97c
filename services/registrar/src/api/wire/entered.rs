//! Accounts and chains as people and programs write them.

use std::{borrow::Cow, str::FromStr};

use litentry_vocabulary::Account;
use serde::{Deserialize, Deserializer, de::Error};
use utoipa::{
	PartialSchema, ToSchema,
	openapi::{ObjectBuilder, RefOr, schema::Schema, schema::Type},
};

use crate::{
	account_text::{self, InvalidAccountText},
	engine::Serving,
	request::ChainId,
};

/// An account: its SS58 address with the prefix of any chain, or its 32 bytes in hexadecimal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::api) struct AccountText(pub(in crate::api) Account);

impl FromStr for AccountText {
	type Err = InvalidAccountText;

	fn from_str(text: &str) -> Result<Self, InvalidAccountText> {
		text.parse().map(|it: account_text::AccountText| Self(it.account))
	}
}

impl<'de> Deserialize<'de> for AccountText {
	fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
		String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
	}
}

impl PartialSchema for AccountText {
	fn schema() -> RefOr<Schema> {
		written("An account: its SS58 address with the prefix of any chain, or 0x and 64 digits.")
	}
}

impl ToSchema for AccountText {
	fn name() -> Cow<'static, str> {
		"Account".into()
	}
}

/// A chain: its name here, or the hash of its first block.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub(in crate::api) struct ChainText(pub(in crate::api) String);

impl ChainText {
	/// Whether this chain is meant.
	pub(in crate::api) fn names(&self, serving: &Serving) -> bool {
		let Self(text) = self;
		text.eq_ignore_ascii_case(&serving.name) || text.parse::<ChainId>() == Ok(serving.chain)
	}
}

impl PartialSchema for ChainText {
	fn schema() -> RefOr<Schema> {
		written("A chain: its name here, or the hash of its first block.")
	}
}

impl ToSchema for ChainText {
	fn name() -> Cow<'static, str> {
		"ChainName".into()
	}
}

fn written(description: &str) -> RefOr<Schema> {
	ObjectBuilder::new().schema_type(Type::String).description(Some(description)).into()
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use super::*;

	#[test]
	fn an_account_is_read_in_each_of_its_spellings() {
		let hex = "0xd43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d";
		let alice: AccountText = hex.parse().unwrap();
		for text in [
			"15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5",
			"HNZata7iMYWmk5RvZRTiAsSDhV8366zq2YGb3tLH5Upf74F",
			"5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY",
			&hex.to_uppercase().replacen("0X", "0x", 1),
		] {
			assert_eq!(text.parse(), Ok(alice));
		}
		for text in ["", "0x", "alice", &hex[2..], &hex[..65], &format!("{hex}00")] {
			assert_eq!(text.parse::<AccountText>(), Err(InvalidAccountText), "{text}");
		}
	}
}
