//! Any bytes and any text are refused, or stand for themselves.

#![no_main]

use core::{fmt::Display, str::FromStr};

use libfuzzer_sys::fuzz_target;
use litentry_identity::{DeviceProof, Identity};
use litentry_token::{Handovers, Holding, Presentation, Question, Token};
use parity_scale_codec::{DecodeAll, Encode};

fn bytes_stand_for_themselves<T: DecodeAll + Encode>(bytes: &[u8]) {
	if let Ok(decoded) = T::decode_all(&mut &*bytes) {
		assert_eq!(decoded.encode(), bytes);
	}
}

fn text_stands_for_itself<T: FromStr + Display>(text: &str) {
	if let Ok(parsed) = text.parse::<T>() {
		assert_eq!(parsed.to_string(), text);
	}
}

/// What the fuzzer would have to guess of a text is given to it.
fn every_text<T: FromStr + Display>(text: &str, prefix: &str) {
	text_stands_for_itself::<T>(text);
	text_stands_for_itself::<T>(&format!("{prefix}{text}"));
}

fuzz_target!(|bytes: &[u8]| {
	bytes_stand_for_themselves::<Presentation>(bytes);
	bytes_stand_for_themselves::<Question>(bytes);
	bytes_stand_for_themselves::<Holding>(bytes);
	bytes_stand_for_themselves::<Handovers>(bytes);
	bytes_stand_for_themselves::<Token>(bytes);
	bytes_stand_for_themselves::<Identity>(bytes);
	bytes_stand_for_themselves::<DeviceProof>(bytes);
	if let Ok(text) = str::from_utf8(bytes) {
		every_text::<Question>(text, "LIT:ASK:");
		every_text::<Presentation>(text, "LIT:PASS:");
		every_text::<Holding>(text, "LIT:HOLD:");
	}
});
