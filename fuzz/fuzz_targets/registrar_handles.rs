//! Any text is refused, or names an account whose handle reads back as itself.

#![no_main]

use libfuzzer_sys::fuzz_target;
use litentry_registrar::verifiers::{
	discord::DiscordHandle,
	github::GithubHandle,
	sign_in::{Handle, address},
	twitter::XHandle,
};

fn is_stable<H: Handle>(text: &str) {
	if let Ok(handle) = address::<H>(text) {
		assert!(!handle.contains(['/', '@', '\n']));
		assert_eq!(address::<H>(&handle), Ok(handle.clone()));
		assert_eq!(address::<H>(&format!(" @{handle}\n")), Ok(handle));
	}
}

fuzz_target!(|text: &str| {
	is_stable::<XHandle>(text);
	is_stable::<GithubHandle>(text);
	is_stable::<DiscordHandle>(text);
});
