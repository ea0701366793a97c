#![allow(clippy::unwrap_used)]

use alloc::{borrow::ToOwned, format, string::String, vec};

use litentry_external_account::ExternalAccount;
use litentry_vocabulary::{Account, GenesisHash};
use proptest::prelude::*;
use serde_json::json;

use super::{authenticator_data::VERIFIED, client_data::challenge_text, read::low_s, *};
use crate::{Challenge, SoftwarePasskey, verify as verify_proof};

/// The assertions of WebAuthn Level 3, section 16: title, secret key, challenge, authenticator data,
/// client data and signature in DER, and what is wrong with them here.
const PUBLISHED: [(&str, [&str; 5], Result<(), InvalidProof>); 6] = [
	(
		"ES256 Credential with No Attestation",
		[
			"6e68e7a58484a3264f66b77f5d6dc5bc36a47085b615c9727ab334e8c369c2ee",
			"39c0e7521417ba54d43e8dc95174f423dee9bf3cd804ff6d65c857c9abf4d408",
			"bfabc37432958b063360d3ad6461c9c4735ae7f8edd46592a5e0f01452b2e4b51900000000",
			"7b2274797065223a22776562617574686e2e676574222c226368616c6c656e6765223a224f63446e55685158756c5455506f334a5558543049393770767a7a59425039745a63685879617630314167222c226f726967696e223a2268747470733a2f2f6578616d706c652e6f7267222c2263726f73734f726967696e223a66616c73657d",
			"3046022100f50a4e2e4409249c4a853ba361282f09841df4dd4547a13a87780218deffcd380221008480ac0f0b93538174f575bf11a1dd5d78c6e486013f937295ea13653e331e87",
		],
		Err(InvalidProof::UserNotVerified),
	),
	(
		"ES256 Credential with Self Attestation",
		[
			"b4bbfa5d68e1693b6ef5a19a0e60ef7ee2cbcac81f7fec7006ac3a21e0c5116a",
			"4478a10b1352348dd160c1353b0d469b5db19eb91c27f7dfa6fed39fe26af20b",
			"bfabc37432958b063360d3ad6461c9c4735ae7f8edd46592a5e0f01452b2e4b50900000000",
			"7b2274797065223a22776562617574686e2e676574222c226368616c6c656e6765223a225248696843784e534e493352594d45314f7731476d3132786e726b634a5f6666707637546e2d4a71386773222c226f726967696e223a2268747470733a2f2f6578616d706c652e6f7267222c2263726f73734f726967696e223a66616c73652c22657874726144617461223a22636c69656e74446174614a534f4e206d617920626520657874656e6465642077697468206164646974696f6e616c206669656c647320696e20746865206675747572652c207375636820617320746869733a206754623533727a36456853576f6d58477a696d433151227d",
			"304402203310b9431903c401f1be2bdc8d23a4007682dbbddcf846994947b7f465daf84002204e94dd00047b316061b3b99772b7efd95994a83ef584b3b6b825ea3550251b66",
		],
		Err(InvalidProof::UserNotVerified),
	),
	(
		"ES256 Credential with \"crossOrigin\": true in clientDataJSON",
		[
			"96c940e769bd9f1237c119f144fa61a4d56af0b3289685ae2bef7fb89620623d",
			"876aa517ba83fdee65fcffdbca4c84eeae5d54f8041a1fc85c991e5bbb273137",
			"bfabc37432958b063360d3ad6461c9c4735ae7f8edd46592a5e0f01452b2e4b50500000000",
			"7b2274797065223a22776562617574686e2e676574222c226368616c6c656e6765223a226832716c463771445f65356c5f505f62796b7945377135645650674547685f49584a6b655737736e4d5463222c226f726967696e223a2268747470733a2f2f6578616d706c652e6f7267222c2263726f73734f726967696e223a747275652c22657874726144617461223a22636c69656e74446174614a534f4e206d617920626520657874656e6465642077697468206164646974696f6e616c206669656c647320696e20746865206675747572652c207375636820617320746869733a2039327063545644304162792d713464746d6a36656667227d",
			"3046022100eb12fcf23b12764c0f122e22371fab92e283879fd798f38ee1841c951b6e40e7022100c76237ff9db77b3c56f30837cda6a09acfa2e915544e609c0733b1184036d1cf",
		],
		Err(InvalidProof::OtherOrigin),
	),
	(
		"ES256 Credential with \"topOrigin\" in clientDataJSON",
		[
			"a2d6de40ab974b80d8c1ef78c6d4300097754f7e016afe7f8ea0ad9798b0d420",
			"d54a5c8ca4b62a8e3bb321e3b2bc73856f85a10150db2939ac195739eb1ea066",
			"bfabc37432958b063360d3ad6461c9c4735ae7f8edd46592a5e0f01452b2e4b50500000000",
			"7b2274797065223a22776562617574686e2e676574222c226368616c6c656e6765223a22315570636a4b53324b6f34377379486a7372787a68572d466f51465132796b3572426c584f6573656f4759222c226f726967696e223a2268747470733a2f2f6578616d706c652e6f7267222c2263726f73734f726967696e223a747275652c22746f704f726967696e223a2268747470733a2f2f6578616d706c652e636f6d222c22657874726144617461223a22636c69656e74446174614a534f4e206d617920626520657874656e6465642077697468206164646974696f6e616c206669656c647320696e20746865206675747572652c207375636820617320746869733a205569466f4a4d56525148444146574669347678557051227d",
			"3045022100b5a70c81780d5fcc9a4f2ae9caae99058f8accaf58b91fb59329646c28ac6ffc022012e101c165db3c8e9957f0c54dd6ca9b56bc3bd2f280bd2faa6c1d02c6e5c171",
		],
		Err(InvalidProof::OtherOrigin),
	),
	(
		"ES256 Credential with very long credential ID",
		[
			"6fd2149bb5f1597fe549b138794bde61893b2dc32ca316de65f04808dac211dc",
			"ef1deba56dce48f674a447ccf63b9599258ce87648e5c396f2ef0ca1da460e3b",
			"bfabc37432958b063360d3ad6461c9c4735ae7f8edd46592a5e0f01452b2e4b50d00000000",
			"7b2274797065223a22776562617574686e2e676574222c226368616c6c656e6765223a22377833727057334f53505a307045664d396a75566d53574d36485a4935634f573875384d6f647047446a73222c226f726967696e223a2268747470733a2f2f6578616d706c652e6f7267222c2263726f73734f726967696e223a66616c73657d",
			"304502203ecef83fb12a0cae7841055f9f87103a99fd14b424194bbf06c4623d3ee6e3fd022100d2ace346db262b1374a6b70faa51f518a42ddca13a4125ce6f5052a75bac9fb6",
		],
		Ok(()),
	),
	(
		"Packed Attestation with ES256 Credential",
		[
			"36ed7bea2357cefa8c4ec7e134f3312d2e6ca3058519d0bcb4c1424272010432",
			"b1106fa46a57bef1781511c0557dc898a03413d5f0f17d244630c194c7e1adb5",
			"bfabc37432958b063360d3ad6461c9c4735ae7f8edd46592a5e0f01452b2e4b50d00000000",
			"7b2274797065223a22776562617574686e2e676574222c226368616c6c656e6765223a2273524276704770587676463446524841565833496d4b4130453958773858306b526a44426c4d6668726255222c226f726967696e223a2268747470733a2f2f6578616d706c652e6f7267222c2263726f73734f726967696e223a66616c73652c22657874726144617461223a22636c69656e74446174614a534f4e206d617920626520657874656e6465642077697468206164646974696f6e616c206669656c647320696e20746865206675747572652c207375636820617320746869733a20415a4d77794d78496244382d756775464e7036723851227d",
			"30450220694969d3ee928de6f02ef23a9c644d7d779916451734a94b432542f498a1ebe90221008b0819c824218a97152cd099c55bfb1477b29d900a49a64018314f9bfccda163",
		],
		Ok(()),
	),
];

fn bytes(digits: &str) -> Vec<u8> {
	hex::decode(digits).unwrap()
}

fn array(digits: &str) -> [u8; 32] {
	bytes(digits).try_into().unwrap()
}

fn parts(passkey: &SoftwarePasskey) -> (RelyingParty, PasskeyKey) {
	match passkey.external() {
		ExternalAccount::Passkey { relying_party, key } => (relying_party, key),
		other => panic!("another account: {other}"),
	}
}

fn passkey() -> SoftwarePasskey {
	SoftwarePasskey::new("example.org", &[0x46; 32]).unwrap()
}

const CHALLENGE: [u8; 32] = [3; 32];

fn check(assertion: &Assertion) -> Result<(), InvalidProof> {
	let (relying_party, key) = parts(&passkey());
	verify_challenge(&CHALLENGE, &relying_party, &key, assertion)
}

fn signed(client_data: &str, flags: u8) -> Assertion {
	passkey().assert(client_data.as_bytes().to_vec(), flags).unwrap()
}

fn good() -> String {
	passkey().client_data(&CHALLENGE)
}

/// With the client data changed before the passkey signs them.
fn check_replaced(from: &str, to: &str) -> Result<(), InvalidProof> {
	let changed = good().replace(from, to);
	assert_ne!(changed, good());
	check(&signed(&changed, VERIFIED))
}

#[test]
fn the_published_assertions_are_judged_by_the_rules_above() {
	for (title, [secret, challenge, authenticator_data, client_data, der], verdict) in PUBLISHED {
		let passkey = SoftwarePasskey::new("example.org", &array(secret)).unwrap();
		let (relying_party, key) = parts(&passkey);
		let assertion = Assertion {
			authenticator_data: bytes(authenticator_data).try_into().unwrap(),
			client_data: bytes(client_data).try_into().unwrap(),
			signature: low_s(&bytes(der)).unwrap(),
		};
		assert_eq!(verify_signature(&key, &assertion), Ok(()), "{title}");
		let found = verify_challenge(&array(challenge), &relying_party, &key, &assertion);
		assert_eq!(found, verdict, "{title}");
	}
}

#[test]
fn what_a_passkey_signs_is_accepted() {
	let challenge = Challenge {
		external: passkey().external(),
		account: Account([1; 32]),
		genesis: GenesisHash([2; 32]),
		nonce: 3,
		expires: 4,
		ends: None,
	};
	let proof = passkey().sign(&challenge).unwrap();
	assert_eq!(verify_proof(&challenge, &proof), Ok(()));
	let later = Challenge { nonce: 4, ..challenge };
	assert_eq!(verify_proof(&later, &proof), Err(InvalidProof::OtherChallenge));
	let other = SoftwarePasskey::new("example.com", &[0x46; 32]).unwrap();
	assert_eq!(other.sign(&challenge), Err(crate::CannotSign::OtherAccount));
}

#[test]
fn members_that_browsers_may_add_or_leave_out_do_not_matter() {
	assert_eq!(check(&signed(&good(), VERIFIED)), Ok(()));
	assert_eq!(check_replaced(",\"crossOrigin\":false", ""), Ok(()));
	assert_eq!(check_replaced("}", ",\"extra\":[{\"type\":0}]}"), Ok(()));
	assert_eq!(check_replaced("://", ":\\/\\/login."), Ok(()));
}

#[test]
fn another_ceremony_is_refused() {
	for ceremony in ["webauthn.create", "webauthn.GET", "payment.get", ""] {
		assert_eq!(check_replaced("webauthn.get", ceremony), Err(InvalidProof::OtherCeremony));
	}
}

#[test]
fn another_challenge_is_refused() {
	let text = challenge_text(&CHALLENGE);
	let same_bytes = text.replace("M", "N");
	for other in [challenge_text(&[4; 32]), format!("{text}="), same_bytes, String::new()] {
		assert_eq!(check_replaced(&text, &other), Err(InvalidProof::OtherChallenge));
	}
}

#[test]
fn another_origin_and_a_frame_are_refused() {
	for (from, to) in [
		("https://example.org", "https://example.com"),
		("https://example.org", "http://example.org"),
		("\"crossOrigin\":false", "\"crossOrigin\":true"),
		("\"crossOrigin\":false", "\"crossOrigin\":true,\"topOrigin\":\"https://example.com\""),
		("\"crossOrigin\":false", "\"crossOrigin\":false,\"topOrigin\":\"https://example.org\""),
	] {
		assert_eq!(check_replaced(from, to), Err(InvalidProof::OtherOrigin), "{to}");
	}
}

#[test]
fn an_assertion_for_another_website_is_refused() {
	let (relying_party, key) = parts(&passkey());
	let elsewhere = SoftwarePasskey::new("example.com", &[0x46; 32]).unwrap();
	let client_data = elsewhere.client_data(&CHALLENGE).into_bytes();
	let assertion = elsewhere.assert(client_data, VERIFIED).unwrap();
	let verdict = verify_challenge(&CHALLENGE, &relying_party, &key, &assertion);
	assert_eq!(verdict, Err(InvalidProof::OtherRelyingParty));
}

#[test]
fn each_of_the_flags_is_judged() {
	for flags in 0..=u8::MAX {
		// In a backup or able to be, or neither.
		let verdict = match (flags & !VERIFIED, flags & VERIFIED) {
			(0 | 0b0000_1000 | 0b0001_1000, VERIFIED) => Ok(()),
			(0 | 0b0000_1000 | 0b0001_1000, _) => Err(InvalidProof::UserNotVerified),
			_ => Err(InvalidProof::MalformedAssertion),
		};
		assert_eq!(check(&signed(&good(), flags)), verdict, "{flags:08b}");
	}
}

#[test]
fn authenticator_data_of_another_length_are_refused() {
	let assertion = signed(&good(), VERIFIED);
	let data = assertion.authenticator_data.to_vec();
	for changed in [vec![], data[..36].to_vec(), [data.as_slice(), &[0]].concat()] {
		let authenticator_data = changed.try_into().unwrap();
		let changed = Assertion { authenticator_data, ..assertion.clone() };
		assert_eq!(check(&changed), Err(InvalidProof::MalformedAssertion));
	}
}

#[test]
fn client_data_that_can_be_read_in_two_ways_are_refused() {
	let array =
		format!("[\"webauthn.get\",\"{}\",\"https://example.org\"]", challenge_text(&CHALLENGE));
	let twice = |member: &str| good().replace('}', &format!(",{member}}}"));
	for client_data in [
		String::new(),
		"{}".into(),
		array,
		good().replace('{', "{ ") + "{}",
		format!("\u{feff}{}", good()),
		format!(" {}", good()),
		good().replace('}', ",}"),
		twice("\"type\":\"webauthn.get\""),
		twice("\"origin\":\"https://example.com\""),
		twice("\"\\u006frigin\":\"https://example.com\""),
		twice("\"challenge\":\"\""),
		twice("\"crossOrigin\":false"),
		good().replace("false", "\"false\""),
		good().replace("false", "null"),
	] {
		let verdict = check(&signed(&client_data, VERIFIED));
		assert_eq!(verdict, Err(InvalidProof::MalformedAssertion), "{client_data}");
	}
}

#[test]
fn bytes_that_are_no_utf_8_are_refused() {
	let mut client_data = good().replace('}', ",\"extra\":\"?\"}").into_bytes();
	let at = client_data.iter().position(|byte| *byte == b'?').unwrap();
	client_data[at] = 0xff;
	let assertion = passkey().assert(client_data, VERIFIED).unwrap();
	assert_eq!(check(&assertion), Err(InvalidProof::MalformedAssertion));
}

#[test]
fn a_signature_out_of_form_or_by_another_key_is_refused() {
	let assertion = signed(&good(), VERIFIED);
	let with = |signature| check(&Assertion { signature, ..assertion.clone() });
	assert_eq!(with(high_s(&assertion.signature)), Err(InvalidProof::HighS));
	assert_eq!(with([0; 64]), Err(InvalidProof::MalformedSignature));
	assert_eq!(with([255; 64]), Err(InvalidProof::MalformedSignature));
	let other = SoftwarePasskey::new("example.org", &[0x47; 32]).unwrap();
	let by_other = other.assert(good().into_bytes(), VERIFIED).unwrap();
	assert_eq!(check(&by_other), Err(InvalidProof::Mismatch));
}

#[test]
fn a_key_that_is_no_compressed_point_is_refused() {
	let (relying_party, PasskeyKey(key)) = parts(&passkey());
	let assertion = signed(&good(), VERIFIED);
	let mut no_point = [0; 33];
	(no_point[0], no_point[32]) = (2, 1);
	let mut compact = key;
	compact[0] = 5;
	for key in [[0; 33], no_point, compact] {
		let verdict = verify_challenge(&CHALLENGE, &relying_party, &PasskeyKey(key), &assertion);
		assert_eq!(verdict, Err(InvalidProof::MalformedKey));
	}
}

/// The second signature that everybody can compute from a first one.
fn high_s(signature: &[u8; 64]) -> [u8; 64] {
	let (r, s) = p256::ecdsa::Signature::from_slice(signature).unwrap().split_scalars();
	let mirrored = p256::ecdsa::Signature::from_scalars(r, -s).unwrap();
	mirrored.to_bytes().into()
}

fn json_of(assertion: &Assertion, signature: &[u8]) -> String {
	let text = |bytes: &[u8]| data_encoding::BASE64URL_NOPAD.encode(bytes);
	json!({
		"id": "AA",
		"rawId": "AA",
		"type": "public-key",
		"authenticatorAttachment": "platform",
		"clientExtensionResults": {},
		"response": {
			"authenticatorData": text(&assertion.authenticator_data),
			"clientDataJSON": text(&assertion.client_data),
			"signature": text(signature),
			"userHandle": null,
		},
	})
	.to_string()
}

fn der(signature: &[u8; 64]) -> Vec<u8> {
	p256::ecdsa::Signature::from_slice(signature).unwrap().to_der().as_bytes().to_vec()
}

#[test]
fn what_a_browser_writes_is_read_with_either_s() {
	let assertion = signed(&good(), VERIFIED);
	for signature in [assertion.signature, high_s(&assertion.signature)] {
		let text = json_of(&assertion, &der(&signature));
		assert_eq!(read(&text).as_ref(), Some(&assertion));
	}
}

#[test]
fn what_no_browser_writes_is_not_read() {
	let assertion = signed(&good(), VERIFIED);
	let der = der(&assertion.signature);
	let good = json_of(&assertion, &der);
	for text in [
		String::new(),
		"{}".to_owned(),
		good.replace("authenticatorData", "attestationObject"),
		good.replacen("\"signature\":\"", "\"signature\":\"=", 1),
		format!("{good}x"),
		json_of(&assertion, &assertion.signature),
		json_of(&assertion, &[der.as_slice(), &[0]].concat()),
	] {
		assert_eq!(read(&text), None, "{text}");
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(256))]

	#[test]
	fn any_flipped_bit_is_refused(bit: prop::sample::Index) {
		let Assertion { authenticator_data, client_data, signature } = signed(&good(), VERIFIED);
		let mut all = [&authenticator_data[..], &client_data[..], &signature].concat();
		let bit = bit.index(all.len() * 8);
		all[bit / 8] ^= 1 << (bit % 8);
		let (data, rest) = all.split_at(37);
		let (client_data, signature) = rest.split_at(client_data.len());
		let changed = Assertion {
			authenticator_data: data.to_vec().try_into().unwrap(),
			client_data: client_data.to_vec().try_into().unwrap(),
			signature: signature.try_into().unwrap(),
		};
		prop_assert!(check(&changed).is_err());
	}
}
