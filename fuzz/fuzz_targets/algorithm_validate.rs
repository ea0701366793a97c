//! Any bytes are judged, and the engine can prepare whatever is accepted.

#![no_main]

use libfuzzer_sys::fuzz_target;
use litentry_scoring::{Program, validate};

fuzz_target!(|code: &[u8]| {
	let accepted = validate(code).is_ok();
	assert_eq!(Program::new(code).is_ok(), accepted);
});
