//! Any text is refused, or names a domain that reads back as itself.

#![no_main]

use libfuzzer_sys::fuzz_target;
use litentry_registrar::verifiers::web::{Website, published_codes};

fuzz_target!(|text: &str| {
	if let Ok(website) = text.parse::<Website>() {
		assert!(website.domain().is_ascii());
		assert_eq!(website.domain().parse(), Ok(website.clone()));
	}
	for code in published_codes(text) {
		assert_eq!(code.to_string().parse(), Ok(code));
	}
});
