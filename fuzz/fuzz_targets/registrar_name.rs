//! Any name is judged, and can be taken for itself.

#![no_main]

use libfuzzer_sys::fuzz_target;
use litentry_registrar::verifiers::names::{KnownName, NameRules, misleading, taken_for};
use litentry_vocabulary::Account;

fuzz_target!(|name: &str| {
	let _ = misleading(name);
	let known = [KnownName::new(Account([1; 32]), name.to_owned())];
	let has_words = !known[0].looks().words().is_empty();
	let taken = taken_for(name, Some(&Account([2; 32])), &known, &NameRules::default());
	assert_eq!(taken.is_some(), has_words);
	assert_eq!(taken_for(name, Some(&Account([1; 32])), &known, &NameRules::default()), None);
});
