//! What a command has to say, for people and for programs.

use std::fmt::Display;

use serde::{Serialize, Serializer};

/// The result of a command: `Display` is for people, `Serialize` for programs.
pub trait Report: Display + Serialize {
	/// Whether what was asked for came true; else the program's exit status is 1.
	fn success(&self) -> bool {
		true
	}
}

/// A report in both of its forms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendered {
	/// For people.
	pub human: String,
	/// For programs.
	pub json: serde_json::Value,
	/// Whether what was asked for came true.
	pub success: bool,
}

impl Rendered {
	/// Renders a report.
	pub fn of(report: &impl Report) -> Self {
		Self {
			human: report.to_string(),
			json: serde_json::to_value(report).unwrap_or_default(),
			success: report.success(),
		}
	}
}

/// Serializes a value as its text.
pub(crate) fn text<T: Display, S: Serializer>(value: &T, to: S) -> Result<S::Ok, S::Error> {
	to.collect_str(value)
}

/// Serializes a value as its text, or as null.
pub(crate) fn optional_text<T: Display, S: Serializer>(
	value: &Option<T>,
	to: S,
) -> Result<S::Ok, S::Error> {
	match value {
		Some(value) => to.serialize_some(&value.to_string()),
		None => to.serialize_none(),
	}
}
