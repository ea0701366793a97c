//! What holds for every credential and every byte.

use litentry_credential::{
	Attestation, Credential, CredentialId, DateTime, DisclosedValue, Validity, jcs::canonicalize,
	json, verify,
};
use litentry_knowledge::{AlgorithmId, EventId, Value};
use litentry_vocabulary::{Account, GenesisHash, RequestId};
use proptest::{collection::vec, option, prelude::*};

use crate::sample::{issued, score_only, with_values};

const LAST_SECOND: u64 = 253_402_300_799;

prop_compose! {
	fn disclosed()(
		position: u8,
		event: [u8; 32],
		value in prop_oneof![
			Just(None),
			any::<bool>().prop_map(|flag| Some(Value::Flag(flag))),
			any::<u64>().prop_map(|count| Some(Value::Count(count))),
			any::<u128>().prop_map(|amount| Some(Value::Amount(amount))),
		],
	) -> DisclosedValue {
		DisclosedValue { position, event: EventId(event), value }
	}
}

prop_compose! {
	fn validity()(one in 0..=LAST_SECOND, other in 0..=LAST_SECOND) -> Validity {
		let at = |seconds| DateTime::from_moment(seconds * 1000).unwrap();
		Validity::new(at(one.min(other)), at(one.max(other))).unwrap()
	}
}

prop_compose! {
	fn any_credential()(
		id: [u8; 16],
		subject: [u8; 32],
		score: i64,
		(algorithm, name) in (any::<[u8; 32]>(), "[a-z]\\PC{0,15}"),
		values in option::of(vec(disclosed(), 0..9)),
		(observations_root, genesis, request) in any::<([u8; 32], [u8; 32], u64)>(),
		attestation in prop::sample::select(&Attestation::ALL[..]),
		validity in validity(),
	) -> Credential {
		let mut credential = score_only();
		credential.id = CredentialId::from_random(id);
		credential.subject = Account(subject);
		credential.algorithm.id = AlgorithmId(algorithm);
		credential.algorithm.name = name.parse().unwrap();
		credential.certificate.genesis = GenesisHash(genesis);
		credential.certificate.request = RequestId(request);
		Credential { score, values, observations_root, attestation, validity, ..credential }
	}
}

#[test]
fn no_byte_can_be_changed() {
	let text = issued(&with_values()).into_bytes();
	for position in 0..text.len() {
		for flip in [0x01, 0x20, 0x80] {
			let mut changed = text.clone();
			changed[position] ^= flip;
			assert!(verify(&changed).is_err(), "byte {position} changed by {flip:#x}");
		}
	}
}

proptest! {
	#[test]
	fn every_credential_verifies_to_itself(credential in any_credential()) {
		let text = issued(&credential);
		let verified = verify(text.as_bytes()).unwrap();
		prop_assert_eq!(verified.credential(), &credential);
	}

	#[test]
	fn any_changed_byte_is_refused(
		credential in any_credential(),
		position: prop::sample::Index,
		flip in 1_u8..,
	) {
		let mut text = issued(&credential).into_bytes();
		let position = position.index(text.len());
		text[position] ^= flip;
		prop_assert!(verify(&text).is_err());
	}

	#[test]
	fn canonical_json_is_its_own_canonical_form(text in any_json()) {
		let value = json::parse(text.as_bytes()).unwrap();
		let canonical = canonicalize(&value).unwrap();
		let again = canonicalize(&json::parse(canonical.as_bytes()).unwrap()).unwrap();
		prop_assert_eq!(again, canonical);
	}

	#[test]
	fn dates_are_read_as_they_are_written(seconds in 0..=LAST_SECOND) {
		let date = DateTime::from_moment(seconds * 1000 + 999).unwrap();
		prop_assert_eq!(date.to_string().parse(), Ok(date));
	}

	#[test]
	fn arbitrary_bytes_are_refused_and_nothing_panics(bytes in vec(any::<u8>(), 0..512)) {
		prop_assert!(verify(&bytes).is_err());
	}
}

fn any_json() -> impl Strategy<Value = String> {
	let leaf = prop_oneof![
		any::<f64>().prop_map(serde_json::Value::from),
		any::<i64>().prop_map(serde_json::Value::from),
		any::<bool>().prop_map(serde_json::Value::from),
		any::<String>().prop_map(serde_json::Value::from),
	];
	let value = leaf.prop_recursive(4, 32, 4, |inner| {
		prop_oneof![
			vec(inner.clone(), 0..4).prop_map(serde_json::Value::from),
			prop::collection::btree_map(any::<String>(), inner, 0..4)
				.prop_map(|members| members.into_iter().collect()),
		]
	});
	value.prop_map(|value| value.to_string())
}
