//! Comparing what is printed with what was printed when somebody last looked.

use std::{fs, path::Path};

use litentry_cli::Rendered;
use serde_json::Value;

/// Compares both forms of a report with the files `expected/NAME.txt` and `expected/NAME.json`. A
/// missing file is written, for the author to look at.
#[track_caller]
pub(crate) fn expect(name: &str, rendered: &Rendered) {
	let human = read_or_write(&format!("{name}.txt"), &rendered.human);
	let json = read_or_write(&format!("{name}.json"), &format!("{:#}", rendered.json));
	let (Some(human), Some(json)) = (human, json) else {
		panic!("{name} was missing and is written: look at it, then run the test again");
	};
	assert_eq!(rendered.human, human.trim_end(), "{name}.txt");
	assert_eq!(rendered.json, serde_json::from_str::<Value>(&json).unwrap(), "{name}.json");
}

fn read_or_write(file: &str, actual: &str) -> Option<String> {
	let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/expected").join(file);
	let expected = fs::read_to_string(&path).ok();
	if expected.is_none() {
		fs::write(&path, format!("{actual}\n")).unwrap();
	}
	expected
}
