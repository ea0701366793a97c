//! No presentation is accepted that its presenter did not sign, however good all else is.

#![no_main]

mod door;

use door::{Door, QUESTION, TOKEN};
use libfuzzer_sys::fuzz_target;
use litentry_token::{Policy, Presentation, verify, verify_report};
use parity_scale_codec::DecodeAll;

const POLICY: Policy = Policy { skew: 0, max_lifetime: u32::MAX };

fuzz_target!(|bytes: &[u8]| {
	let Ok(mut shown) = Presentation::decode_all(&mut &*bytes) else { return };
	let Some(holder) = shown.showing.holder.account() else { return };
	shown.showing.answers = QUESTION.hint();
	shown.showing.token = TOKEN;
	shown.showing.data_hash = None;
	let (door, now) = (Door(holder), shown.showing.issued);
	assert!(verify(&shown, &QUESTION, &door, &door, now, POLICY).is_err());
	assert!(verify_report(&shown, &QUESTION, &door).is_err());
});
