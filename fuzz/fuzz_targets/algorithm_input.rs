//! Algorithms read exactly the canonical encodings of inputs.

#![no_main]

use libfuzzer_sys::fuzz_target;
use litentry_algorithm::Input;
use litentry_knowledge::AccountValues;
use parity_scale_codec::{DecodeAll, Encode};

fuzz_target!(|bytes: &[u8]| {
	let decoded = Vec::<AccountValues>::decode_all(&mut &*bytes);
	let canonical = decoded.is_ok_and(|values| values.encode() == bytes);
	assert_eq!(Input::parse(bytes).is_ok(), canonical);
});
