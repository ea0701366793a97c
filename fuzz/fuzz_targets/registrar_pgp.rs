//! Nothing that is pasted shows that somebody has a key of which nobody can have the secret.

#![no_main]

use data_encoding::BASE64;
use libfuzzer_sys::fuzz_target;
use litentry_registrar::verifiers::pgp::{Fingerprint, check};

const TEXT: &str = "litentry-registrar: a text";
const NOW: u64 = 1_800_000_000_000;

fuzz_target!(|parts: (&[u8], &[u8], &str)| {
	let (key, signature, between) = parts;
	let block = |kind: &str, bytes: &[u8]| {
		let armored = BASE64.encode(bytes);
		format!("-----BEGIN PGP {kind}-----\n\n{armored}\n-----END PGP {kind}-----\n")
	};
	let key = block("PUBLIC KEY BLOCK", key);
	let signature = block("SIGNATURE", signature);
	let nobody = Fingerprint([0; 20]);
	assert!(check(between, TEXT, &nobody, NOW).is_err());
	assert!(check(&format!("{key}{between}{signature}"), TEXT, &nobody, NOW).is_err());
	let clear = format!("-----BEGIN PGP SIGNED MESSAGE-----\n{between}\n\n{TEXT}\n{signature}");
	assert!(check(&format!("{key}{clear}"), TEXT, &nobody, NOW).is_err());
});
