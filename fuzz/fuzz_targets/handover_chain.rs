//! Of permissions that are handed over and on, exactly those are accepted that hold at the moment
//! and never become wider.

#![no_main]

mod door;

use std::sync::LazyLock;

use door::{Door, QUESTION, TOKEN};
use libfuzzer_sys::fuzz_target;
use litentry_token::{
	Form, Handover, Handovers, Holding, Message, Permission, Policy, Presentation, Signed, Uses,
	verify,
};
use litentry_verifying_key::{Scheme, SigningKey};
use litentry_vocabulary::Moment;
use parity_scale_codec::DecodeAll;

static KEYS: LazyLock<Vec<SigningKey>> = LazyLock::new(|| {
	let key = |seed| SigningKey::new(Scheme::Ed25519, &[seed; 32]).expect("any seed is a key");
	(0..5).map(key).collect()
});

fn sign(by: &SigningKey, message: &Message) -> Signed {
	let bytes = message.bytes(Form::Raw).expect("every message has a raw form");
	Signed { form: Form::Raw, signature: by.sign(bytes) }
}

fn hand_over(permissions: &[Permission]) -> Holding {
	let start = Holding {
		genesis: QUESTION.genesis,
		token: TOKEN,
		holder: KEYS[0].verifying_key(),
		supporting: None,
		handovers: Handovers::default(),
	};
	permissions.iter().zip(KEYS.iter()).fold(start, |holding, (permission, by)| {
		let signed = sign(by, &permission.message(&holding.giving()));
		holding.given(Handover { permission: *permission, signed }).expect("at most four")
	})
}

fn holds(permission: &Permission, now: Moment) -> bool {
	permission.from <= now
		&& now < permission.until
		&& permission.uses != Uses::Left(0)
		&& permission.hours.is_none_or(|hours| hours.check().is_ok() && hours.contain(now))
}

fuzz_target!(|bytes: &[u8]| {
	let Ok((now, mut permissions)) = <(Moment, Vec<Permission>)>::decode_all(&mut &*bytes) else {
		return;
	};
	// At the end of time, nothing is fresh.
	let now = now / 2;
	permissions.truncate(4);
	for (permission, key) in permissions.iter_mut().zip(&KEYS[1..]) {
		permission.to = key.verifying_key();
	}
	let showing = hand_over(&permissions).showing(&QUESTION, now, 1);
	let signed = sign(&KEYS[permissions.len()], &showing.message(&QUESTION));
	let holder = showing.holder.account().expect("an Ed25519 key has an account");
	let (shown, door) = (Presentation { showing, signed }, Door(holder));
	let accepted = verify(&shown, &QUESTION, &door, &door, now, Policy::default()).is_ok();

	let narrows = permissions.is_sorted_by(|before, after| before.covers(after));
	let good = permissions.iter().all(|permission| holds(permission, now));
	assert_eq!(accepted, narrows && good);
});
