//! Any bytes are either refused or a credential that its issuer signed, and canonical JSON is stable.

#![no_main]

use libfuzzer_sys::fuzz_target;
use litentry_credential::{commitment, jcs::canonicalize, json, verify};

fuzz_target!(|text: &[u8]| {
	if let Ok(verified) = verify(text) {
		assert_eq!(commitment(text), Ok(verified.commitment()));
	}
	let Ok(canonical) = json::parse(text).map(|value| canonicalize(&value)) else { return };
	let Ok(canonical) = canonical else { return };
	let again = json::parse(canonical.as_bytes()).map(|value| canonicalize(&value));
	assert!(again.is_err() || again == Ok(Ok(canonical)));
});
