//! One event, one line.

use std::fmt;

use serde_json::{Map, Value, json};
use tracing::{
	Event, Subscriber,
	field::{Field, Visit},
};
use tracing_subscriber::{
	fmt::{
		FmtContext, FormatEvent, FormatFields,
		format::Writer,
		time::{FormatTime, SystemTime},
	},
	registry::LookupSpan,
};

use super::{Format, redaction::redacted};

const MESSAGE: &str = "message";

/// Writes events with everything redacted. What spans say is left out.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lines(pub(super) Format);

impl<S, N> FormatEvent<S, N> for Lines
where
	S: Subscriber + for<'a> LookupSpan<'a>,
	N: for<'a> FormatFields<'a> + 'static,
{
	fn format_event(
		&self,
		_: &FmtContext<'_, S, N>,
		mut writer: Writer<'_>,
		event: &Event<'_>,
	) -> fmt::Result {
		let mut timestamp = String::new();
		SystemTime.format_time(&mut Writer::new(&mut timestamp))?;
		let mut fields = Fields::default();
		event.record(&mut fields);
		let (level, target) = (event.metadata().level(), event.metadata().target());
		match self.0 {
			Format::Text => {
				write!(writer, "{timestamp} {level:>5} {target}:")?;
				fields.write(&mut writer)
			}
			Format::Json => {
				let (level, fields) = (level.as_str(), fields.0);
				let line = json!({
					"timestamp": timestamp, "level": level, "target": target, "fields": fields,
				});
				writeln!(writer, "{line}")
			}
		}
	}
}

#[derive(Default)]
struct Fields(Map<String, Value>);

impl Fields {
	fn add(&mut self, field: &Field, value: impl Into<Value>) {
		self.0.insert(field.name().to_owned(), value.into());
	}

	/// The message, then names and values; whatever they hold, it stays one line.
	fn write(mut self, writer: &mut Writer<'_>) -> fmt::Result {
		let message = self.0.remove(MESSAGE);
		for text in message.iter().filter_map(Value::as_str) {
			writer.write_char(' ')?;
			write_on_one_line(writer, text)?;
		}
		for (name, value) in &self.0 {
			write!(writer, " {name}=")?;
			match value.as_str() {
				Some(text) => write_on_one_line(writer, text)?,
				None => write!(writer, "{value}")?,
			}
		}
		writer.write_char('\n')
	}
}

fn write_on_one_line(writer: &mut Writer<'_>, text: &str) -> fmt::Result {
	text.chars().try_for_each(|character| match character.is_control() {
		true => write!(writer, "{}", character.escape_default()),
		false => writer.write_char(character),
	})
}

impl Visit for Fields {
	fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
		self.add(field, redacted(&format!("{value:?}")));
	}

	fn record_str(&mut self, field: &Field, value: &str) {
		self.add(field, redacted(value));
	}

	fn record_bool(&mut self, field: &Field, value: bool) {
		self.add(field, value);
	}

	fn record_u64(&mut self, field: &Field, value: u64) {
		self.add(field, value);
	}

	fn record_i64(&mut self, field: &Field, value: i64) {
		self.add(field, value);
	}
}
