#![allow(clippy::unwrap_used)]

use std::{
	io,
	sync::{Arc, Mutex},
};

use tracing::{debug, info, subscriber::with_default, warn};

use super::*;

#[derive(Clone, Default)]
struct Written(Arc<Mutex<Vec<u8>>>);

impl io::Write for Written {
	fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
		self.0.lock().unwrap().write(bytes)
	}

	fn flush(&mut self) -> io::Result<()> {
		Ok(())
	}
}

/// What is written of what is told.
fn written(format: Format, filter: &str, tell: impl FnOnce()) -> String {
	let written = Written::default();
	let writer = written.clone();
	let settings = Settings { format, filter: filter.into() };
	with_default(subscriber(&settings, move || writer.clone()).unwrap(), tell);
	String::from_utf8(written.0.lock().unwrap().clone()).unwrap()
}

/// The text of one event behind the time.
fn text(tell: impl FnOnce()) -> String {
	let line = written(Format::Text, "trace", tell);
	line.split_once(' ').unwrap().1.to_owned()
}

#[test]
fn a_step_is_one_line_of_text() {
	let line = text(|| info!(request = "0x01/3", number = 7, "settled\nand done"));
	assert_eq!(
		line,
		" INFO litentry_registrar::log::tests: settled\\nand done number=7 request=0x01/3\n"
	);
}

#[test]
fn a_step_is_one_object_of_json() {
	let line = written(Format::Json, "trace", || info!(is_new = true, "\"settled\"\n"));
	let line: serde_json::Value = serde_json::from_str(&line).unwrap();
	let fields = serde_json::json!({ "message": "\"settled\"\n", "is_new": true });
	assert_eq!((&line["level"], &line["fields"]), (&"INFO".into(), &fields));
}

#[test]
fn addresses_codes_and_tokens_are_taken_out() {
	for (told, expected) in [
		("550 <alice@example.org> unknown", "550 <[address]> unknown"),
		("mail from=alice+x@example.org", "mail [address]"),
		("@alice:example.org has left", "[address] has left"),
		("postgres://user:password@host/db failed", "[address] failed"),
		("/confirm/A4DQO-BYHA4-DQOBY-HA4DQ-OBYHA-4?x", "/confirm/[code]?x"),
		("code=a4dqobyha4dqobyha4dqobyha4", "code=[code]"),
		("Bearer eyJhbGciOiJIUzI1NiJ9.e30.c2lnbmF0dXJl.", "Bearer [token]"),
		("wss://example.org:443/ in 0x0102", "wss://example.org:443/ in 0x0102"),
	] {
		assert_eq!(redaction::redacted(told), expected);
	}
	let line = text(|| warn!(cause = ?"alice@example.org", "bounced"));
	assert!(line.ends_with(" bounced cause=\"[address]\"\n"), "{line}");
}

#[test]
fn others_are_heard_only_when_they_warn() {
	let told = || {
		debug!(target: "lettre::client", "MAIL FROM");
		info!(target: "sqlx::query", "SELECT");
		warn!(target: "sqlx::query", "slow");
		debug!("ours");
	};
	let lines = written(Format::Text, "trace", told);
	assert_eq!(lines.lines().count(), 2, "{lines}");
	assert_eq!(written(Format::Text, "warn", told).lines().count(), 1);
}

#[test]
fn settings_are_read_from_toml() {
	let settings: Settings = toml::from_str("format = \"json\"\nfilter = \"debug\"").unwrap();
	assert_eq!(settings, Settings { format: Format::Json, filter: "debug".into() });
	assert_eq!(toml::from_str::<Settings>("").unwrap(), Settings::default());
	let nonsense = Settings { filter: "a=b=c".into(), ..Settings::default() };
	assert!(subscriber(&nonsense, io::sink).is_err());
}
