//! What somebody says of himself on the chain.

use std::collections::BTreeMap;

use serde_json::{Value, json};

/// The text fields of an identity.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Identity(BTreeMap<&'static str, String>);

impl Identity {
	/// One with an address for mail and nothing else.
	pub fn with_email(email: &str) -> Self {
		Self::default().with("email", email)
	}

	/// The same with a name to be shown.
	#[must_use]
	pub fn named(self, name: &str) -> Self {
		self.with("display", name)
	}

	/// The same with another field, by the name that the registrar gives it.
	#[must_use]
	pub fn with(mut self, field: &'static str, text: &str) -> Self {
		self.0.insert(field, text.to_owned());
		self
	}

	/// What a field says.
	pub fn get(&self, field: &str) -> Option<&str> {
		self.0.get(field).map(String::as_str)
	}

	/// As programs that others wrote are told.
	pub fn to_json(&self) -> Value {
		json!(self.0)
	}
}
