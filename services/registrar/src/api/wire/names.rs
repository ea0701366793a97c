//! The names of fields, ways and rules.

use std::borrow::Cow;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use serde_json::json;
use utoipa::{
	PartialSchema, ToSchema,
	openapi::{ObjectBuilder, RefOr, schema::Schema, schema::Type},
};

use crate::{challenge::Channel, identity::Field, policy::Rule};

/// No chain has fields with longer names.
const MAX_FIELD_LENGTH: usize = 64;

/// The name of a field.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::api) struct FieldName(pub(in crate::api) Field);

impl Serialize for FieldName {
	fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
		serializer.collect_str(&self.0)
	}
}

impl<'de> Deserialize<'de> for FieldName {
	fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
		let name = String::deserialize(deserializer)?;
		if name.len() > MAX_FIELD_LENGTH {
			return Err(D::Error::custom("no field has so long a name"));
		}
		name.parse().map(Self).map_err(D::Error::custom)
	}
}

impl PartialSchema for FieldName {
	fn schema() -> RefOr<Schema> {
		let known: Vec<_> = Field::NAMED.iter().map(Field::name).collect();
		let known = known.join(", ");
		ObjectBuilder::new()
			.schema_type(Type::String)
			.min_length(Some(1))
			.max_length(Some(MAX_FIELD_LENGTH))
			.description(Some(format!("{known}, or what else the chain's metadata calls a field.")))
			.examples([json!("email")])
			.into()
	}
}

impl ToSchema for FieldName {}

/// The name of a way on which something is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::api) struct ChannelName(pub(in crate::api) Channel);

impl Serialize for ChannelName {
	fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
		self.0.name().serialize(serializer)
	}
}

impl<'de> Deserialize<'de> for ChannelName {
	fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
		let name = String::deserialize(deserializer)?;
		let channel = Channel::ALL.into_iter().find(|channel| channel.name() == name);
		channel.map(Self).ok_or_else(|| D::Error::custom("there is no such channel"))
	}
}

impl PartialSchema for ChannelName {
	fn schema() -> RefOr<Schema> {
		ObjectBuilder::new()
			.schema_type(Type::String)
			.enum_values(Some(Channel::ALL.map(Channel::name)))
			.description(Some("A way on which something is shown."))
			.into()
	}
}

impl ToSchema for ChannelName {
	fn name() -> Cow<'static, str> {
		"Channel".into()
	}
}

/// What is done with a field that is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = Rule)]
#[serde(rename_all = "kebab-case")]
pub(in crate::api) enum RuleName {
	/// It is verified by the registrar.
	Verified,
	/// The operator looks at it.
	ByOperator,
	/// It is not verified: it has to be cleared.
	Refused,
}

impl From<Rule> for RuleName {
	fn from(rule: Rule) -> Self {
		match rule {
			Rule::Verified => Self::Verified,
			Rule::ByOperator => Self::ByOperator,
			Rule::Refused => Self::Refused,
		}
	}
}
