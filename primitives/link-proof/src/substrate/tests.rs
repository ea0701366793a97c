#![allow(clippy::unwrap_used)]

use alloc::string::String;

use litentry_external_account::SubstrateChain;
use litentry_vocabulary::{Account, GenesisHash};
use proptest::prelude::*;

use super::{
	SubstrateForm::{Raw, Wrapped, WrappedHash},
	*,
};
use crate::{Challenge, LinkProof, SubstrateKey, SubstrateScheme, verify as verify_consent};

const SCHEMES: [SubstrateScheme; 3] =
	[SubstrateScheme::Ed25519, SubstrateScheme::Sr25519, SubstrateScheme::Ecdsa];

/// What polkadot-js signs for one account, as published by the tests of the npm package `siws`
/// (`test/vectors.ts` at 70d8c6e): the bare text, the wrapped one, and the wrapped one once more
/// with the byte that says the scheme.
struct Wallet {
	address: &'static str,
	bare: &'static str,
	wrapped: &'static str,
	with_scheme: &'static str,
}

const WALLETS: [Wallet; 3] = [
	Wallet {
		address: "5CyuYMPYdpjVEZaWWJ2ebBy4Am6kVZ1zWDAL4RBhmue1MBuW",
		bare: "0x7a0ddd4980be494cd1b6a5425b5983318d6df461409cb0a2fb98c6bebef5624ca19804a20a8a7bb9d763356da3d759b524d1b5d4ed2fba13f2203ab42e786e03",
		wrapped: "0x88e8b45c29c3adfc76f2ffed216cda5eddd08a3553fa24e136ab6598afdcaf0322caea972e1c2f6290c3c505ffc200a423bda7e4c25fc24aa6e9281e26164604",
		with_scheme: "0x0088e8b45c29c3adfc76f2ffed216cda5eddd08a3553fa24e136ab6598afdcaf0322caea972e1c2f6290c3c505ffc200a423bda7e4c25fc24aa6e9281e26164604",
	},
	Wallet {
		address: "5H8pPt19q3ErLgZFg5YuzfU7u5pskUiKSjk7QK77LYHDbpXw",
		bare: "0x66f6edc54e06330da0b8e7c91d456b242e7117bf041c82431e0237508bb2342126983e6fe4051c9e502d004b792ea0ac5340e979222cd6d606f7e25c6c6fa684",
		wrapped: "0x5ca3321dbaac392fa5d7c52c1615d16545de718ec8d507e19d38209af1f97f4fd39088a0d1e020fbb29f29a2b80c2f5ce2209a8eec68987c5f567bfa77b27e8e",
		with_scheme: "0x01c8d7087d9adcb8332072514f7c7d655d97be0dc5bfbd202b69f5a00bae08cb7c0efb40082e7948f4d737e9e580cbc2a0cc05a66a37346372be59390cee67668c",
	},
	Wallet {
		address: "5FurPszDQ9ajA3jxbfmWfzfYVhddSRAUyMZg7KVgj6FBJXpX",
		bare: "0xa5f03dc0274bb866c12fd2850503b2a2c708c6c5b6795e714eb054792ffe948156556be178f6f46e1a5713b322bb246fd1792487ad8d384d80de1e720c5a688e01",
		wrapped: "0x55d39eedbecaea93f4abc7ac337d05f76e985c7a443e738c50d8eb28436d38bf095d01a5ea0f821981120d29f70fe306660b56d8de0c9872f9e47da47984af0b00",
		with_scheme: "0x0255d39eedbecaea93f4abc7ac337d05f76e985c7a443e738c50d8eb28436d38bf095d01a5ea0f821981120d29f70fe306660b56d8de0c9872f9e47da47984af0b00",
	},
];

fn signed_by(address: &str) -> String {
	format!(
		"siws.xyz wants you to sign in with your Substrate account:\n{address}\n(siws.azero)\n\n\
		This is a test statement\n\n\
		URI: https://siws.xyz\nVersion: 1.0.0\nChain ID: polkadot\nNonce: 1234567890\n\
		Issued At: 2026-07-02T00:00:00.000Z\nRequest ID: client-specific request ID\nResources:\n\
		- http://some-domain/path/to/resource\n- wss://frequency-rpc.dwellir.com"
	)
}

fn account(address: &str) -> SubstrateAccount {
	SubstrateAccount::parse(address, SubstrateChain::WESTEND).unwrap()
}

fn key(scheme: SubstrateScheme) -> SubstrateKey {
	SubstrateKey::new(scheme, &[7; 32]).unwrap()
}

fn challenge(key: &SubstrateKey) -> Challenge {
	Challenge {
		external: key.external(SubstrateChain::POLKADOT),
		account: Account([1; 32]),
		genesis: GenesisHash([2; 32]),
		nonce: 7,
		expires: 14_400,
		ends: None,
	}
}

fn signed(key: &SubstrateKey, form: SubstrateForm) -> SubstrateProof {
	key.sign_text(&challenge(key).to_string(), form).unwrap()
}

fn check(key: &SubstrateKey, proof: SubstrateProof) -> Result<(), InvalidProof> {
	verify_consent(&challenge(key), &LinkProof::Substrate(proof))
}

fn ecdsa(proof: SubstrateProof) -> [u8; 65] {
	match proof.signature {
		SubstrateSignature::Ecdsa(signature) => signature,
		other => panic!("another scheme: {other:?}"),
	}
}

fn with_ecdsa(change: impl FnOnce(&mut [u8; 65])) -> Result<(), InvalidProof> {
	let key = key(SubstrateScheme::Ecdsa);
	let mut signature = ecdsa(signed(&key, Raw));
	change(&mut signature);
	check(&key, SubstrateProof { form: Raw, signature: SubstrateSignature::Ecdsa(signature) })
}

#[test]
fn what_wallets_sign_is_read_and_accepted() {
	for Wallet { address, bare, wrapped, with_scheme } in WALLETS {
		let (text, account) = (signed_by(address), account(address));
		for (signature, form) in [(bare, Raw), (wrapped, Wrapped), (with_scheme, Wrapped)] {
			let proof = read(&text, &account, signature).unwrap();
			assert_eq!(proof.form, form);
			assert_eq!(verify(&text, &account, &proof), Ok(()));
		}
	}
}

#[test]
fn only_what_the_proof_says_was_signed_is_checked() {
	for Wallet { address, bare, wrapped, .. } in WALLETS {
		let (text, account) = (signed_by(address), account(address));
		for signature in [bare, wrapped] {
			let proof = read(&text, &account, signature).unwrap();
			for form in SubstrateForm::ALL.into_iter().filter(|form| *form != proof.form) {
				let other = SubstrateProof { form, ..proof };
				assert_eq!(verify(&text, &account, &other), Err(InvalidProof::Mismatch));
			}
		}
	}
}

/// Public key, text and signature of the polkadot-js extension, as told in issue 256 of
/// polkadot-js/wasm.
#[test]
fn what_the_extension_signs_is_wrapped() {
	let account = "f84d048da2ddae2d9d8fd6763f469566e8817a26114f39408de15547f6d47805";
	let account = SubstrateAccount(hex::decode(account).unwrap().try_into().unwrap());
	let signature = "0x48ce2c90e08651adfc8ecef84e916f6d1bb51ebebd16150ee12df247841a5437951ea0f9d632ca165e6ab391532e75e701be6a1caa88c8a6bcca3511f55b4183";
	let proof = read("message to sign", &account, signature).unwrap();
	assert_eq!(proof.form, Wrapped);
	assert_eq!(verify("message to sign", &account, &proof), Ok(()));
}

/// What a Ledger signed for Talisman, captured by the tests of the npm package `siws`.
#[test]
fn what_a_hardware_wallet_signs_is_the_hash() {
	let address = "13TtFyPPgw2ZU4TmH8bmR27Q1qTiT6XPTAprUbkgsJEWEjJx";
	let text = format!(
		"siws.xyz wants you to sign in with your Polkadot account:\n{address}\n\n\
		Welcome to SIWS! Sign in to see how it works.\n\n\
		URI: https://siws.xyz\nVersion: 1.0.0\nNonce: 6fdc70db-e2b8-4c54-880b-91908df961e5\n\
		Issued At: 2026-07-06T07:48:58.645Z\nExpiration Time: 2026-07-06T07:50:58.645Z"
	);
	let signature = "0x1d883bbf527b8483959e5a61effbee330ff85d820901ca0081a4d4876b9adbef9f27b90d5e01d1d96222d037fa9fa591b88f6eb3faac3186f53023a674ed6b0e";
	let account = SubstrateAccount::parse(address, SubstrateChain::POLKADOT).unwrap();
	let proof = read(&text, &account, signature).unwrap();
	assert_eq!(proof.form, WrappedHash);
	assert_eq!(verify(&text, &account, &proof), Ok(()));
}

#[test]
fn what_is_signed_is_pinned() {
	assert_eq!(&*Raw.message("text"), b"text");
	assert_eq!(&*Wrapped.message("text"), b"<Bytes>text</Bytes>");
	assert_eq!(*WrappedHash.message("text"), blake2_256(b"<Bytes>text</Bytes>"));
}

#[test]
fn a_signature_of_another_scheme_is_refused() {
	for scheme in SCHEMES {
		let key = key(scheme);
		let SubstrateProof { signature, .. } = signed(&key, Raw);
		let signature = match signature {
			SubstrateSignature::Ed25519(signature) => SubstrateSignature::Sr25519(signature),
			SubstrateSignature::Sr25519(signature) => SubstrateSignature::Ed25519(signature),
			SubstrateSignature::Ecdsa([rs @ .., _]) => SubstrateSignature::Ed25519(rs),
		};
		assert!(check(&key, SubstrateProof { form: Raw, signature }).is_err());
	}
}

#[test]
fn another_account_s_signature_is_refused() {
	for scheme in SCHEMES {
		let (key, other) = (key(scheme), SubstrateKey::new(scheme, &[8; 32]).unwrap());
		let proof = other.sign_text(&challenge(&key).to_string(), Raw).unwrap();
		assert_eq!(check(&key, proof), Err(InvalidProof::Mismatch));
	}
}

#[test]
fn any_v_but_0_and_1_is_refused() {
	for got in 2..=255 {
		let refused = Err(InvalidProof::BadRecoveryId { got });
		assert_eq!(with_ecdsa(|signature| signature[64] = got), refused);
	}
}

#[test]
fn the_other_v_is_another_account_s() {
	assert_eq!(with_ecdsa(|signature| signature[64] ^= 1), Err(InvalidProof::Mismatch));
}

#[test]
fn the_upper_half_of_s_is_refused() {
	use k256::elliptic_curve::PrimeField;
	let malleate = |signature: &mut [u8; 65]| {
		let s = *k256::FieldBytes::from_slice(&signature[32..64]);
		let s = -k256::Scalar::from_repr_vartime(s).unwrap();
		signature[32..64].copy_from_slice(&s.to_repr());
		signature[64] ^= 1;
	};
	assert_eq!(with_ecdsa(malleate), Err(InvalidProof::HighS));
}

#[test]
fn an_r_or_s_out_of_range_is_malformed() {
	for at in [0..32, 32..64] {
		for byte in [0, 255] {
			let refused = Err(InvalidProof::MalformedSignature);
			assert_eq!(with_ecdsa(|signature| signature[at.clone()].fill(byte)), refused);
		}
	}
}

/// Without its mark, the top bit of the last byte, a signature is an Ed25519 one.
#[test]
fn an_sr25519_signature_without_its_mark_is_malformed() {
	let key = key(SubstrateScheme::Sr25519);
	let mut proof = signed(&key, Raw);
	if let SubstrateSignature::Sr25519(signature) = &mut proof.signature {
		signature[63] &= 0x7f;
	}
	assert_eq!(check(&key, proof), Err(InvalidProof::MalformedSignature));
}

#[test]
fn an_account_that_is_no_key_cannot_sign() {
	for (account, signature) in [
		([0; 32], SubstrateSignature::Ed25519([0; 64])),
		([2; 32], SubstrateSignature::Ed25519([0; 64])),
		([0; 32], SubstrateSignature::Sr25519([128; 64])),
		([255; 32], SubstrateSignature::Sr25519([128; 64])),
	] {
		let proof = SubstrateProof { form: Raw, signature };
		let refused = Err(InvalidProof::MalformedKey);
		assert_eq!(verify("", &SubstrateAccount(account), &proof), refused);
	}
}

#[test]
fn only_hexadecimal_of_a_signature_s_length_is_read() {
	let Wallet { address, bare, .. } = WALLETS[0];
	let (text, account) = (signed_by(address), account(address));
	let read = |signature: &str| read(&text, &account, signature);
	let proof = read(bare);
	assert_eq!(read(&format!(" {}\n", &bare[2..])), proof);
	for signature in ["", "0x", &bare[..128], &format!("{bare}000000"), &bare.replace('a', "g")] {
		assert_eq!(read(signature), None, "{signature}");
	}
}

#[test]
fn what_fits_nothing_is_read_for_the_reason_to_be_told() {
	let Wallet { address, bare, .. } = WALLETS[0];
	let account = account(address);
	let proof = read("another text", &account, bare).unwrap();
	assert_eq!(verify("another text", &account, &proof), Err(InvalidProof::Mismatch));
}

fn any_key() -> impl Strategy<Value = SubstrateKey> {
	let scheme = proptest::sample::select(&SCHEMES[..]);
	(scheme, any::<[u8; 32]>())
		.prop_filter_map("a scalar", |(scheme, seed)| SubstrateKey::new(scheme, &seed).ok())
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(48))]

	#[test]
	fn what_a_key_signs_is_accepted_and_read_back(
		key in any_key(), account: [u8; 32], nonce: u32, with_scheme: bool,
		form in proptest::sample::select(&SubstrateForm::ALL[..]),
	) {
		let challenge = Challenge { account: Account(account), nonce, ..challenge(&key) };
		let text = challenge.to_string();
		let proof = key.sign_text(&text, form).unwrap();
		prop_assert_eq!(verify_consent(&challenge, &LinkProof::Substrate(proof)), Ok(()));
		let bytes = proof.signature.encode();
		let shown = hex::encode(&bytes[usize::from(!with_scheme)..]);
		prop_assert_eq!(read(&text, &key.account(), &shown), Some(proof));
	}

	#[test]
	fn any_flipped_bit_of_a_proof_is_refused(key in any_key(), bit in 0..66_usize * 8) {
		let mut bytes = signed(&key, Raw).encode();
		let at = bit % (bytes.len() * 8);
		bytes[at / 8] ^= 1 << (at % 8);
		let changed = SubstrateProof::decode(&mut &*bytes);
		prop_assert!(changed.map_or(true, |proof| check(&key, proof).is_err()));
	}

	#[test]
	fn any_changed_field_of_the_challenge_is_refused(
		key in any_key(), account: [u8; 32], genesis: [u8; 32], nonce in 8_u32..,
	) {
		let (challenge, proof) = (challenge(&key), LinkProof::Substrate(signed(&key, Wrapped)));
		for changed in [
			Challenge { external: key.external(SubstrateChain::KUSAMA), ..challenge },
			Challenge { account: Account(account), ..challenge },
			Challenge { genesis: GenesisHash(genesis), ..challenge },
			Challenge { nonce, ..challenge },
			Challenge { ends: Some(nonce), ..challenge },
		] {
			prop_assert!(verify_consent(&changed, &proof).is_err());
		}
	}

	#[test]
	fn any_bytes_are_refused_without_panicking(
		account: [u8; 32], bytes in proptest::collection::vec(any::<u8>(), 0..70), text: String,
	) {
		if let Some(proof) = read(&text, &SubstrateAccount(account), &hex::encode(&bytes)) {
			prop_assert!(verify(&text, &SubstrateAccount(account), &proof).is_err());
		}
		prop_assert_eq!(read("", &SubstrateAccount(account), &text), None);
	}
}
