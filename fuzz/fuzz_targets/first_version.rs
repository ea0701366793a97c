//! Of the first version's texts, exactly those are accepted that are in their one form and that the
//! holder signed a moment ago, and each once.

#![no_main]

mod door;

use std::sync::LazyLock;

use door::{Door, QUESTION, TOKEN};
use libfuzzer_sys::fuzz_target;
use litentry_token::{
	FIRST_VERSION_WINDOW, FirstShowing, FirstVersion, Policy, ReplayCache, verify_first_version,
};
use litentry_verifying_key::{Scheme, Signature, SigningKey};
use litentry_vocabulary::{Account, Moment};

static HOLDER: LazyLock<SigningKey> =
	LazyLock::new(|| SigningKey::new(Scheme::Sr25519, &[7; 32]).expect("any seed is a key"));

fn account() -> Account {
	HOLDER.verifying_key().account().expect("an Sr25519 key has an account")
}

fn accepts(text: &str, signature: Signature, cache: &mut ReplayCache<1>, now: Moment) -> bool {
	let shown = FirstShowing { token: TOKEN, text, signature };
	let (door, policy) = (Door(account()), Policy { skew: 0, max_lifetime: 0 });
	verify_first_version(&shown, &QUESTION.accepts, &door, &door, cache, now, policy).is_ok()
}

/// Any text, signed by the holder.
fn any(text: &str, now: Moment) {
	let signature = HOLDER.sign(text.as_bytes());
	let said = text.parse::<FirstVersion>();
	assert!(said.is_err() || said.is_ok_and(|it| it.to_string() == text));
	let good = said.is_ok_and(|it| {
		let fresh = it.issued <= now && now < it.issued.saturating_add(FIRST_VERSION_WINDOW);
		it.holder == account() && it.token == TOKEN && fresh
	});
	let mut cache = ReplayCache::new(0);
	assert_eq!(accepts(text, signature, &mut cache, now), good);
	assert!(!accepts(text, signature, &mut cache, now));
	assert!(!accepts(text, Signature([0; 64]), &mut ReplayCache::new(0), now));
}

fuzz_target!(|input: (&str, Moment, Moment)| {
	let (text, issued, now) = input;
	any(text, now);
	let said = FirstVersion { holder: account(), token: TOKEN, issued };
	any(&said.to_string(), now);
	any(&format!("{}:{TOKEN}:{text}", account()), now);
	if let Ok(shown) = FirstShowing::from_code(text) {
		assert!(text.starts_with(shown.text));
	}
});
