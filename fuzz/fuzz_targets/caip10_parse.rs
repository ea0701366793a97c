//! Any text is either refused or an account whose own text reads back as the same account.

#![no_main]

use libfuzzer_sys::fuzz_target;
use litentry_external_account::{ExternalAccount, Network};

fuzz_target!(|text: &str| {
	if let Ok(external) = text.parse::<ExternalAccount>() {
		assert_eq!(external.to_string().parse(), Ok(external));
		assert!(external.to_string().eq_ignore_ascii_case(text));
	}
	if let Ok(network) = text.parse::<Network>() {
		assert_eq!(network.to_string(), text);
	}
});
