//! Log lines for programs: one JSON object each.

use std::fmt;

use serde_json::{Map, Value};
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

/// Writes `{"timestamp":…,"level":…,"target":…,"fields":{…}}`; the text is `fields.message`.
#[derive(Clone, Copy, Debug, Default)]
pub struct JsonLines;

impl<S, N> FormatEvent<S, N> for JsonLines
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
		let line = serde_json::json!({
			"timestamp": timestamp,
			"level": event.metadata().level().as_str(),
			"target": event.metadata().target(),
			"fields": fields.0,
		});
		writeln!(writer, "{line}")
	}
}

#[derive(Default)]
struct Fields(Map<String, Value>);

impl Fields {
	fn add(&mut self, field: &Field, value: impl Into<Value>) {
		self.0.insert(field.name().to_owned(), value.into());
	}
}

impl Visit for Fields {
	fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
		self.add(field, format!("{value:?}"));
	}

	fn record_str(&mut self, field: &Field, value: &str) {
		self.add(field, value);
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

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use std::{
		io,
		sync::{Arc, Mutex},
	};

	use super::*;

	#[derive(Clone, Default)]
	struct Lines(Arc<Mutex<Vec<u8>>>);

	impl io::Write for Lines {
		fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
			self.0.lock().unwrap().write(bytes)
		}

		fn flush(&mut self) -> io::Result<()> {
			Ok(())
		}
	}

	#[test]
	fn a_step_is_one_object_on_one_line() {
		let lines = Lines::default();
		let writer = lines.clone();
		let subscriber = tracing_subscriber::fmt()
			.event_format(JsonLines)
			.with_writer(move || writer.clone())
			.finish();
		tracing::subscriber::with_default(subscriber, || {
			tracing::info!(request = 7_u64, step = "opened", "a \"computing\" request\n");
		});
		let text = String::from_utf8(lines.0.lock().unwrap().clone()).unwrap();
		let line: Value = serde_json::from_str(text.strip_suffix('\n').unwrap()).unwrap();
		let message = "a \"computing\" request\n";
		let fields = serde_json::json!({ "message": message, "request": 7, "step": "opened" });
		assert_eq!((&line["level"], &line["fields"]), (&"INFO".into(), &fields));
		assert_eq!(text.lines().count(), 1);
	}
}
