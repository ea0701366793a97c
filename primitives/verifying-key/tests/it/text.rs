//! Keys and schemes as text.

use litentry_verifying_key::{InvalidKeyText, Scheme, UnknownScheme, VerifyingKey};

#[test]
fn a_key_is_written_with_its_scheme() {
	assert_eq!(
		VerifyingKey::P256([2; 33]).to_string(),
		"p256:0x020202020202020202020202020202020202020202020202020202020202020202"
	);
}

#[test]
fn another_scheme_or_length_is_refused() {
	let digits = "07".repeat(32);
	let wrong = [
		String::new(),
		digits.clone(),
		format!("0x{digits}"),
		format!("ed25519:{digits}"),
		format!("Ed25519:0x{digits}"),
		format!("secp256k1:0x{digits}"),
		format!("p256:0x{digits}"),
		format!("sr25519:0x{digits}07"),
	];
	for text in wrong {
		assert_eq!(text.parse::<VerifyingKey>(), Err(InvalidKeyText), "{text}");
	}
}

#[test]
fn a_scheme_reads_back_from_its_name() {
	for scheme in [Scheme::Ed25519, Scheme::Sr25519, Scheme::P256] {
		assert_eq!(scheme.to_string().parse(), Ok(scheme));
	}
	assert_eq!("rsa".parse::<Scheme>(), Err(UnknownScheme));
}
