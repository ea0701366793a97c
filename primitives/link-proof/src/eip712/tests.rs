#![allow(clippy::unwrap_used)]

use litentry_external_account::ExternalAccount;
use litentry_vocabulary::{Account, LinkId};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::{
	Challenge, EvmKey, LinkProof, UnlinkChallenge, typed_data, verify as verify_challenge,
};

fn key() -> EvmKey {
	EvmKey::from_bytes(&[0x46; 32]).unwrap()
}

fn external(chain: u64) -> ExternalAccount {
	key().external(EvmChain(chain))
}

/// The challenge whose text `challenge::tests` pins.
fn challenge() -> Challenge {
	Challenge {
		external: external(1),
		account: "4BCh5fGornubJSotBzw9fJakxmdedQN6JJc5RsY4hsixpYQh".parse().unwrap(),
		genesis: GenesisHash(core::array::from_fn(|at| at as u8)),
		nonce: 7,
		expires: 14_400,
		ends: None,
	}
}

fn unlinking() -> UnlinkChallenge {
	let Challenge { external, account, genesis, expires, .. } = challenge();
	UnlinkChallenge { external, account, genesis, id: LinkId(u64::MAX), expires }
}

fn hash(digits: &str) -> [u8; 32] {
	hex::decode(digits).unwrap().try_into().unwrap()
}

/// An address as a member.
fn address_word(text: &str) -> [u8; 32] {
	let address: EvmAddress = text.parse().unwrap();
	let mut word = [0; 32];
	word[12..].copy_from_slice(address.as_bytes());
	word
}

fn text_word(text: &str) -> [u8; 32] {
	word(&TypedValue::Text(text.into()))
}

/// The example of EIP-712, `assets/eip-712/Example.js`.
#[test]
fn the_mail_of_the_standard_is_hashed_and_signed_as_there() {
	let person = |name, wallet| {
		let words = [text_word(name), address_word(wallet)];
		hash_words("Person(string name,address wallet)", &words)
	};
	let mail = hash_words(
		"Mail(Person from,Person to,string contents)Person(string name,address wallet)",
		&[
			person("Cow", "0xCD2a3d9F938E13CD947Ec05AbC7FE734Df8DD826"),
			person("Bob", "0xbBbBBBBbbBBBbbbBbbBbbbbBBbBbbbbBbBbbBBbB"),
			text_word("Hello, Bob!"),
		],
	);
	assert_eq!(mail, hash("c52c0ee5d84264471806290a3f2c4cecfc5490626bf912d01f240d7a274b371e"));
	let domain = hash_words(
		"EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)",
		&[
			text_word("Ether Mail"),
			text_word("1"),
			word(&TypedValue::Number(1)),
			address_word("0xCcCCccccCCCCcCCCCCCcCcCccCcCCCcCcccccccC"),
		],
	);
	assert_eq!(domain, hash("f2cee375fa42b42143804025fc449deafd50cc031ca257e0b194a650a912090f"));
	let signed = signing_hash(&domain, &mail);
	assert_eq!(signed, hash("be609aee343fb3c4b28e1df9e632fca64fcfaede20f02e86244efddf30957bd2"));
	let cow = EvmKey::from_bytes(&Keccak256::digest("cow").into()).unwrap();
	let signature = "4355c47d63924e8a72e509b65029052eb6c299d53a04e167c5775fd466751c9d07299936d304c153f6443dfa05f40ff007d72911b6f72307f996231605b915621c";
	assert_eq!(cow.sign_hash(&signed).map(hex::encode).as_deref(), Ok(signature));
}

#[test]
fn the_types_are_pinned() {
	assert_eq!(
		type_text(&domain(EvmChain(1), &GenesisHash([0; 32]))),
		"EIP712Domain(string name,string version,uint256 chainId,bytes32 salt)",
	);
	let link = "Link(string statement,string externalAccount,string account,string notice,uint256 nonce,uint256 expiresAtBlock";
	assert_eq!(type_text(&challenge().typed()), format!("{link})"));
	let ending = Challenge { ends: Some(1), ..challenge() };
	assert_eq!(type_text(&ending.typed()), format!("{link},uint256 linkEndsAtBlock)"));
	assert_eq!(
		type_text(&unlinking().typed()),
		"Unlink(string statement,string externalAccount,string account,string notice,uint256 link,uint256 expiresAtBlock)",
	);
}

/// As the npm packages viem 2.57 and ethers 6.17 both hash what `typed_data` hands them.
#[test]
fn wallets_hash_alike() {
	let ending = Challenge { ends: Some(4_294_967_295), ..challenge() };
	let hashes = [
		consent_hash(&challenge(), EvmChain(1)),
		consent_hash(&ending, EvmChain(1)),
		consent_hash(&unlinking(), EvmChain(1)),
	];
	assert_eq!(
		hashes.map(hex::encode),
		[
			"f223bb5b184b41fffa2fbbb6548afbfec91e6738d7c22057453daa41f2be1b68",
			"ab5d2e2f9494e0f338577dfb86e2280b81e39e9c293033204abcff0a2608fcfd",
			"a999aecafebcc12f9ff89ea2f2bdf7a23cd78a8621652ec702de5030ce3fee46",
		]
	);
}

#[test]
fn a_wallet_s_signature_of_a_typed_challenge_is_accepted() {
	let mut signature = [0; 65];
	hex::decode_to_slice(SIGNATURE, &mut signature).unwrap();
	let proof = LinkProof::Eip712(signature);
	assert_eq!(verify_challenge(&challenge(), &proof), Ok(()));
	assert_eq!(key().sign_typed(&challenge()), Ok(proof));
}

/// By viem and the key `0x46…46` over the challenge of [`challenge`].
const SIGNATURE: &str = "8427769e6df5ce3085af080a0d8afba0204c50a4642756b3408090aa2942d75044368aa429593d984eaa59d93d46fe61ac29933c6c23eb54d42e9b741030d5481c";

#[test]
fn what_wallets_are_handed_is_pinned() {
	let handed: Value = serde_json::from_str(&typed_data(&challenge()).unwrap()).unwrap();
	let member = |kind: &str, name: &str| json!({ "name": name, "type": kind });
	let expected = json!({
		"types": {
			"EIP712Domain": [
				member("string", "name"),
				member("string", "version"),
				member("uint256", "chainId"),
				member("bytes32", "salt"),
			],
			"Link": [
				member("string", "statement"),
				member("string", "externalAccount"),
				member("string", "account"),
				member("string", "notice"),
				member("uint256", "nonce"),
				member("uint256", "expiresAtBlock"),
			],
		},
		"primaryType": "Link",
		"domain": {
			"name": "Litentry",
			"version": "1",
			"chainId": "1",
			"salt": "0x000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f",
		},
		"message": {
			"statement": "Litentry asks you to link an external account to an account on its chain.",
			"externalAccount": "eip155:1:0x9d8A62f656a8d1615C1294fd71e9CFb3E4855A4F",
			"account": "4BCh5fGornubJSotBzw9fJakxmdedQN6JJc5RsY4hsixpYQh",
			"notice": "Sign only if both are yours. Your signature proves that you own the external account. It sends no transaction and costs nothing.",
			"nonce": "7",
			"expiresAtBlock": "14400",
		},
	});
	assert_eq!(handed, expected);
}

#[test]
fn an_account_of_another_platform_has_no_typed_form() {
	let external = "webauthn:00112233445566778899aabbccddeeff:020000000000000000000000000000000000000000000000000000000000000005";
	let challenge = Challenge { external: external.parse().unwrap(), ..challenge() };
	assert_eq!(typed_data(&challenge), None);
	let refused = Err(InvalidProof::ProofKindMismatch);
	assert_eq!(verify_challenge(&challenge, &LinkProof::Eip712([1; 65])), refused);
}

#[test]
fn a_signature_of_one_form_is_refused_as_one_of_the_other() {
	let (plain, typed) = (key().sign(&challenge()), key().sign_typed(&challenge()));
	let (LinkProof::Eip191(plain), LinkProof::Eip712(typed)) = (plain.unwrap(), typed.unwrap())
	else {
		panic!("another proof");
	};
	for swapped in [LinkProof::Eip712(plain), LinkProof::Eip191(typed)] {
		let verdict = verify_challenge(&challenge(), &swapped);
		assert!(matches!(verdict, Err(InvalidProof::WrongSigner { .. })), "{verdict:?}");
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(64))]

	#[test]
	fn what_a_key_signs_is_accepted_for_nothing_else(
		chain in 2_u64.., account: [u8; 32], genesis: [u8; 32], nonce in 8_u32..,
		expires in 14_401_u32.., ends: u32,
	) {
		let proof = key().sign_typed(&challenge()).unwrap();
		prop_assert_eq!(verify_challenge(&challenge(), &proof), Ok(()));
		for changed in [
			Challenge { external: external(chain), ..challenge() },
			Challenge { account: Account(account), ..challenge() },
			Challenge { genesis: GenesisHash(genesis), ..challenge() },
			Challenge { nonce, ..challenge() },
			Challenge { expires, ..challenge() },
			Challenge { ends: Some(ends), ..challenge() },
		] {
			prop_assert!(verify_challenge(&changed, &proof).is_err());
		}
		prop_assert!(verify_challenge(&unlinking(), &proof).is_err());
	}
}
