#![allow(clippy::unwrap_used)]

use alloc::{format, string::ToString};

use k256::elliptic_curve::PrimeField;
use litentry_external_account::{EvmChain, ExternalAccount};
use litentry_vocabulary::{Account, GenesisHash};
use proptest::prelude::*;

use super::*;
use crate::{Challenge, EvmKey, verify as verify_challenge};

/// Key, address, text and signature as the npm packages viem 2.57 and ethers 6.17 both give them.
const WALLET_VECTORS: [[&str; 4]; 4] = [
	[
		"0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80",
		"0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266",
		"hello world",
		"0xa461f509887bd19e312c0c58467ce8ff8e300d3c1a90b608a760c5b80318eaf15fe57c96f9175d6cd4daad4663763baa7e78836e067d0163e9a2ccf2ff753f5b1b",
	],
	[
		"0x4646464646464646464646464646464646464646464646464646464646464646",
		"0x9d8A62f656a8d1615C1294fd71e9CFb3E4855A4F",
		"",
		"0xff65394fc6cc70eee8e5ee1160dfa355a0484ad2988b65d01aee4bf58288958f082ce5e2c2d9d49130a2b1e8d01850cc00b0f17637f029570420e5a4a8d724fd1c",
	],
	[
		"0x4646464646464646464646464646464646464646464646464646464646464646",
		"0x9d8A62f656a8d1615C1294fd71e9CFb3E4855A4F",
		"Some data",
		"0x0ad186d9dc89786794a748c52e45ac1c3c3fb2cd3044f03ff905edffb32737cd388de69527a6f61df80ecedb5184488a31888c4da32becebf58999af017039a61c",
	],
	[
		"0x0123456789012345678901234567890123456789012345678901234567890123",
		"0x14791697260E4c9A71f18484C9f997B308e59325",
		"hello world",
		"0xddd0a7290af9526056b4e35a077b9a11b513aa0028ec6c9880948544508f3c63265e99e47ad31bb2cab9646c504576b3abc6939a1710afc08cbf3034d73214b81c",
	],
];

/// The wallets' signature by the key `0x46…46` over the challenge of [`challenge`].
const CHALLENGE_SIGNATURE: &str = "0x99893f5b063cb09010a91405fc9c979130aa4ba2cd0a163fd1628d688fe6924b39450c599cad11286d0ea3e099f0cc01151c77291658820a3c3e9c827169edcb1b";

fn key() -> EvmKey {
	EvmKey::from_bytes(&[0x46; 32]).unwrap()
}

/// The challenge whose text `challenge::tests` pins.
fn challenge() -> Challenge {
	Challenge {
		external: ExternalAccount::Evm { chain: EvmChain(1), address: key().address() },
		account: "4BCh5fGornubJSotBzw9fJakxmdedQN6JJc5RsY4hsixpYQh".parse().unwrap(),
		genesis: GenesisHash(core::array::from_fn(|at| at as u8)),
		nonce: 7,
		expires: 14_400,
		ends: None,
	}
}

fn signature() -> [u8; 65] {
	bytes_of(key().sign(&challenge()).unwrap())
}

fn bytes_of(proof: LinkProof) -> [u8; 65] {
	match proof {
		LinkProof::Eip191(signature) => signature,
		other => panic!("another proof: {other:?}"),
	}
}

fn check(signature: [u8; 65]) -> Result<(), InvalidProof> {
	verify_challenge(&challenge(), &LinkProof::Eip191(signature))
}

/// The second signature that everybody can compute from a first one: `n - s`, other parity.
fn malleated(mut signature: [u8; 65]) -> [u8; 65] {
	let s = k256::Scalar::from_repr_vartime(*k256::FieldBytes::from_slice(&signature[32..64]));
	signature[32..64].copy_from_slice(&(-s.unwrap()).to_repr());
	signature[64] ^= 27 ^ 28;
	signature
}

#[test]
fn what_wallets_sign_is_accepted_and_signed_alike() {
	for [key, address, text, signature] in WALLET_VECTORS {
		let proof = LinkProof::eip191_from_hex(signature).unwrap();
		assert_eq!(key.parse::<EvmKey>().unwrap().sign_text(text), Ok(proof.clone()));
		assert_eq!(verify(text, &address.parse().unwrap(), &bytes_of(proof)), Ok(()));
	}
}

#[test]
fn a_wallet_s_signature_of_a_challenge_is_accepted() {
	let proof = LinkProof::eip191_from_hex(CHALLENGE_SIGNATURE).unwrap();
	assert_eq!(verify_challenge(&challenge(), &proof), Ok(()));
	assert_eq!(proof, LinkProof::Eip191(signature()));
}

#[test]
fn both_ways_to_write_v_are_accepted() {
	let mut signature = signature();
	signature[64] -= 27;
	assert_eq!(check(signature), Ok(()));
}

#[test]
fn any_other_v_is_refused() {
	for got in (2..=26).chain(29..=255) {
		let mut signature = signature();
		signature[64] = got;
		assert_eq!(check(signature), Err(InvalidProof::BadRecoveryId { got }));
	}
}

#[test]
fn the_upper_half_of_s_is_refused() {
	assert_eq!(check(malleated(signature())), Err(InvalidProof::HighS));
}

#[test]
fn r_and_s_out_of_range_are_refused() {
	const ORDER: &str = "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141";
	let order: [u8; 32] = hex::decode(ORDER).unwrap().try_into().unwrap();
	for at in [0..32, 32..64] {
		for bytes in [[0; 32], order, [255; 32]] {
			let mut signature = signature();
			signature[at.clone()].copy_from_slice(&bytes);
			assert_eq!(check(signature), Err(InvalidProof::MalformedSignature));
		}
	}
}

#[test]
fn an_r_that_is_no_point_of_the_curve_is_refused() {
	let mut signature = signature();
	signature[..32].copy_from_slice(&[[0; 31].as_slice(), &[5]].concat());
	assert_eq!(check(signature), Err(InvalidProof::MalformedSignature));
}

#[test]
fn another_account_s_signature_is_refused_with_its_address() {
	let other = EvmKey::from_bytes(&[0x47; 32]).unwrap();
	let signature = bytes_of(other.sign_text(&challenge().to_string()).unwrap());
	let recovered = other.address();
	assert_eq!(check(signature), Err(InvalidProof::WrongSigner { recovered }));
}

#[test]
fn a_key_does_not_sign_another_account_s_challenge() {
	let other = EvmKey::from_bytes(&[0x47; 32]).unwrap();
	assert_eq!(other.sign(&challenge()), Err(crate::CannotSign::OtherAccount));
}

#[test]
fn a_signature_is_read_from_its_text_only() {
	let padded = format!(" {CHALLENGE_SIGNATURE}\n");
	assert_eq!(LinkProof::eip191_from_hex(&padded), Ok(LinkProof::Eip191(signature())));
	for text in ["", "0x", &CHALLENGE_SIGNATURE[2..], &CHALLENGE_SIGNATURE[..130]] {
		assert_eq!(LinkProof::eip191_from_hex(text), Err(InvalidSignatureText));
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(64))]

	#[test]
	fn what_a_key_signs_is_accepted(
		secret in any::<[u8; 32]>().prop_filter_map("a scalar", |it| EvmKey::from_bytes(&it).ok()),
		chain: u64, account: [u8; 32], genesis: [u8; 32], nonce: u32, expires: u32,
	) {
		let challenge = Challenge {
			external: ExternalAccount::Evm { chain: EvmChain(chain), address: secret.address() },
			account: Account(account),
			genesis: GenesisHash(genesis),
			nonce,
			expires,
			ends: None,
		};
		let proof = secret.sign(&challenge).unwrap();
		prop_assert_eq!(verify_challenge(&challenge, &proof), Ok(()));
	}

	#[test]
	fn any_flipped_bit_of_the_signature_is_refused(bit in 0..65_usize * 8) {
		let mut signature = signature();
		signature[bit / 8] ^= 1 << (bit % 8);
		prop_assert!(check(signature).is_err());
	}

	#[test]
	fn any_changed_field_of_the_challenge_is_refused(
		chain in 2_u64.., account: [u8; 32], genesis: [u8; 32], nonce in 8_u32..,
		expires in 14_401_u32..,
	) {
		let proof = LinkProof::Eip191(signature());
		let external = ExternalAccount::Evm { chain: EvmChain(chain), address: key().address() };
		for changed in [
			Challenge { external, ..challenge() },
			Challenge { account: Account(account), ..challenge() },
			Challenge { genesis: GenesisHash(genesis), ..challenge() },
			Challenge { nonce, ..challenge() },
			Challenge { expires, ..challenge() },
		] {
			prop_assert!(verify_challenge(&changed, &proof).is_err());
		}
	}

	#[test]
	fn any_bytes_are_refused_without_panicking(rs: [u8; 32], s: [u8; 32], v: u8) {
		let mut signature = [v; 65];
		signature[..32].copy_from_slice(&rs);
		signature[32..64].copy_from_slice(&s);
		prop_assert!(check(signature).is_err());
	}
}
