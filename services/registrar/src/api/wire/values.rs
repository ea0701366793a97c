//! Amounts, moments and hashes.

use std::borrow::Cow;

use litentry_vocabulary::{Balance, Moment};
use serde::{Serialize, Serializer};
use serde_json::json;
use utoipa::{
	PartialSchema, ToSchema,
	openapi::{
		ObjectBuilder, RefOr,
		schema::{KnownFormat, Schema, SchemaFormat, Type},
	},
};

/// An amount of a chain's token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::api) struct Amount(pub(in crate::api) Balance);

impl Serialize for Amount {
	fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
		serializer.collect_str(&self.0)
	}
}

impl PartialSchema for Amount {
	fn schema() -> RefOr<Schema> {
		text("An amount in the smallest unit of the chain's token, in decimal.", "^[0-9]+$")
			.examples([json!("200000000000")])
			.into()
	}
}

impl ToSchema for Amount {}

/// A moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(in crate::api) struct Time(pub(in crate::api) Moment);

impl PartialSchema for Time {
	fn schema() -> RefOr<Schema> {
		ObjectBuilder::new()
			.schema_type(Type::Integer)
			.format(Some(SchemaFormat::KnownFormat(KnownFormat::Int64)))
			.minimum(Some(0))
			.description(Some("Milliseconds since the Unix epoch."))
			.examples([json!(1_795_324_080_000_u64)])
			.into()
	}
}

impl ToSchema for Time {
	fn name() -> Cow<'static, str> {
		"Moment".into()
	}
}

/// 32 bytes: a hash or an account's key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::api) struct Hex(pub(in crate::api) [u8; 32]);

impl Serialize for Hex {
	fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
		serializer.collect_str(&format_args!("0x{}", hex::encode(self.0)))
	}
}

impl PartialSchema for Hex {
	fn schema() -> RefOr<Schema> {
		text("32 bytes in hexadecimal.", "^0x[0-9a-f]{64}$").into()
	}
}

impl ToSchema for Hex {
	fn name() -> Cow<'static, str> {
		"Hash".into()
	}
}

/// The schema of a text.
pub(super) fn text(description: &str, pattern: &str) -> ObjectBuilder {
	ObjectBuilder::new()
		.schema_type(Type::String)
		.pattern(Some(pattern))
		.description(Some(description))
}
