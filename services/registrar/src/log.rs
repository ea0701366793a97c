//! What the operator is told as it happens: lines of text or of JSON, without personal data.
//!
//! Log calls of this crate name requests and hashes, never what a field says. Two guards stand behind
//! that rule: other crates are heard only when they warn, for nobody here has read what they tell
//! otherwise; and whatever looks like an address, a code or a token is taken out of every line.
//!
//! - [`Settings`], [`Format`]: how it is written, and how much
//! - [`subscriber`]: what writes it

mod lines;
mod redaction;

use serde::Deserialize;
use tracing::{Level, Metadata, Subscriber};
use tracing_subscriber::{
	EnvFilter, Layer,
	filter::{FilterExt, ParseError, filter_fn},
	fmt::{self, MakeWriter},
	layer::SubscriberExt,
	registry,
};

use self::lines::Lines;
use crate::identity::Field;

/// The first part of the targets of the project's own crates.
const OURS: &str = "litentry_";

/// How a line is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
	/// For people.
	#[default]
	Text,
	/// For programs: an object with `timestamp`, `level`, `target` and `fields`; the text is
	/// `fields.message`.
	Json,
}

/// The table `[log]`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
	/// How a line is written.
	pub format: Format,
	/// What is written: `info`, `debug`, or a list such as `warn,litentry_registrar::chain=debug`.
	pub filter: String,
}

impl Default for Settings {
	fn default() -> Self {
		Self { format: Format::default(), filter: "info".into() }
	}
}

/// The filter cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("the log's filter cannot be read: {0}")]
pub struct InvalidFilter(#[from] ParseError);

/// What writes the log there; `main.rs` has it write the program's.
///
/// # Errors
///
/// The settings' filter cannot be read.
pub fn subscriber<W>(
	settings: &Settings,
	writer: W,
) -> Result<impl Subscriber + Send + Sync + use<W>, InvalidFilter>
where
	W: for<'a> MakeWriter<'a> + Send + Sync + 'static,
{
	let wanted = EnvFilter::builder().parse(&settings.filter)?;
	let lines = Lines(settings.format);
	let layer = fmt::layer().event_format(lines).with_ansi(false).with_writer(writer);
	Ok(registry().with(layer.with_filter(wanted.and(filter_fn(may_be_heard)))))
}

/// The name of a field, as it may be logged: what else an identity has is named by its owner.
pub(crate) fn field_name(field: &Field) -> &str {
	match field {
		Field::Other(_) => "other",
		named => named.name(),
	}
}

fn may_be_heard(of: &Metadata) -> bool {
	of.target().starts_with(OURS) || *of.level() <= Level::WARN
}

#[cfg(test)]
mod tests;
