#![allow(clippy::unwrap_used)]

use alloc::{format, string::ToString};

use litentry_external_account::EvmChain;
use litentry_vocabulary::{Account, GenesisHash};

use super::*;
use crate::{Challenge, EvmKey, eip191, eip712};

fn key() -> EvmKey {
	EvmKey::from_bytes(&[0x46; 32]).unwrap()
}

fn challenge() -> Challenge {
	Challenge {
		external: key().external(EvmChain(1)),
		account: Account([1; 32]),
		genesis: GenesisHash([2; 32]),
		nonce: 3,
		expires: 4,
		ends: Some(5),
	}
}

fn signature(digits: &str) -> [u8; 65] {
	let mut signature = [0; 65];
	hex::decode_to_slice(digits, &mut signature).unwrap();
	signature
}

fn hex_of(proof: &LinkProof) -> alloc::string::String {
	match proof {
		LinkProof::Eip191(signature) | LinkProof::Eip712(signature) => {
			format!("0x{}", hex::encode(signature))
		}
		other => panic!("another proof: {other:?}"),
	}
}

/// The 51 bytes of Litentry's first linking pallet of 2021, signed by `personal_sign`.
fn first_payload(account: &str) -> alloc::vec::Vec<u8> {
	let account = hex::decode(account).unwrap();
	[b"Link Litentry: ".as_slice(), &account, &10_000_u32.to_le_bytes()].concat()
}

fn personal_hash(bytes: &[u8]) -> [u8; 32] {
	let prefix = format!("\x19Ethereum Signed Message:\n{}", bytes.len());
	Keccak256::new().chain_update(prefix).chain_update(bytes).finalize().into()
}

/// The vectors of that pallet: its tests', and its benchmark's.
#[test]
fn what_wallets_signed_in_2021_is_by_the_same_addresses() {
	let alice = "d43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d";
	let hash = personal_hash(&first_payload(alice));
	let digest = "e67c2b3a4a19666481510f5172835233aacf37a8e7378b8ffd2d43209411f4d0";
	assert_eq!(hex::encode(hash), digest);
	let signed = "318400f0f9bd15f0d8842870b510e996dffc944b77111ded03a4255c66e82d427132e765d5e6bb21ba046dbb98e28bb28cb2bebe0c8aced2c547aca60a5548921c";
	let by = "0x4d88dc5d528a33e4b8be579e9476715f60060582".parse().unwrap();
	assert_eq!(verify(&hash, &by, &signature(signed)), Ok(()));
	let secret = "e82c0c4259710bb0d6cf9f9e8d0ad73419c1278a14d375e5ca691e7618103011";
	let key: EvmKey = secret.parse().unwrap();
	assert_eq!((key.address(), key.sign_hash(&hash)), (by, Ok(signature(signed))));

	let benchmark = "340de8f6a3ad78bfc1391e95bd74bc317de97fa01de2025765ed3525267e8254";
	let hash = personal_hash(&first_payload(benchmark));
	let signed = "850d42148d66e9ba992651951d10bf57ce67e6b820a5ae28dd36d43d8426fe2713764d14f1ee34ce7ce8fe256d45bffdf21330205c867b0206dfe9e18129eb741c";
	let by = "0x109247ebb15fed5cff2d49be8584b9290e4d09cf".parse().unwrap();
	assert_eq!(verify(&hash, &by, &signature(signed)), Ok(()));
}

#[test]
fn the_signer_of_a_text_of_2021_is_the_same() {
	let signed = signature(
		"5900a81f236e27be7ee2c796e0de9b383aadcd8b3c53fd881dd378f4c2bc1a54406be632a464c197131c668432f32a966a19354920686a8f8fdd9c9ab0a0dd011b",
	);
	let by = "0xfe7cef4f3a7ef57ac2401122fb51590bfdf9350a".parse().unwrap();
	assert_eq!(eip191::verify("abcdefg", &by, &signed), Ok(()));
	assert!(eip191::verify("bcdefg", &by, &signed).is_err());
	let other = signature(
		"a4543cd17d07a9b5207bbf4ccf3c9d47e0a292a6ce461427ebc50de24387887b14584651c3bc11376ba9fe662df325ced20f5c30dd782b6bee15cb474c206a341b",
	);
	let recovered = "0xa366c0965ff39b39b5a4c557360a1ac521dbf612".parse().unwrap();
	let refused = Err(InvalidProof::WrongSigner { recovered });
	assert_eq!(eip191::verify("abcdefg", &by, &other), refused);
}

#[test]
fn what_a_wallet_returns_is_read_as_what_it_signed() {
	let (plain, typed) = (key().sign(&challenge()), key().sign_typed(&challenge()));
	for proof in [plain.unwrap(), typed.unwrap()] {
		let text = format!(" {}\n", hex_of(&proof));
		assert_eq!(LinkProof::read(&challenge(), &text), Ok(proof));
	}
}

#[test]
fn what_is_right_in_neither_form_is_read_as_a_signature_of_the_text() {
	let of_another = Challenge { nonce: 4, ..challenge() };
	let hash = eip712::consent_hash(&of_another, EvmChain(1));
	let signed = key().sign_hash(&hash).unwrap();
	let text = hex_of(&LinkProof::Eip712(signed));
	assert_eq!(read(&challenge(), &text), Some(LinkProof::Eip191(signed)));
}

/// Bytes of what a wallet with a passkey hands out that is not deployed yet, as Coinbase's is.
const WITH_A_PASSKEY: usize = 1088;

#[test]
fn another_length_is_read_as_a_contract_s() {
	let of = |length| [7_u8].repeat(length);
	for length in [0, 64, 66, WITH_A_PASSKEY, 1536] {
		let text = format!("0x{}", hex::encode(of(length)));
		let proof = LinkProof::Erc1271(of(length).try_into().unwrap());
		assert_eq!(read(&challenge(), &text), Some(proof));
	}
	assert_eq!(read(&challenge(), &format!("0x{}", hex::encode(of(1537)))), None);
}

#[test]
fn what_is_no_hexadecimal_text_is_not_read() {
	for text in ["", "07", "0x7", "0xgg", "0X07", &challenge().to_string()] {
		assert_eq!(read(&challenge(), text), None, "{text}");
	}
}
