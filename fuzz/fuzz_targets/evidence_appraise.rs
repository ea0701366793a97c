//! No bytes make decoding or appraising evidence panic, and none that the fuzzer finds is believed.

#![no_main]

use libfuzzer_sys::fuzz_target;
use litentry_attestation::{AttestationPolicy, Evidence, Verifier};
use parity_scale_codec::DecodeAll;

fuzz_target!(|bytes: &[u8]| {
	let Ok(evidence) = Evidence::decode_all(&mut &*bytes) else { return };
	let Evidence::Development(development) = &evidence else { return };
	let data = development.report_data;
	assert!(AttestationPolicy::development().appraise(&evidence, data).is_err());
	assert!(AttestationPolicy::Production.appraise(&evidence, data).is_err());
});
