//! Issuing and verifying credentials.

use ed25519_dalek::SigningKey;
use litentry_computing_request::MAX_SEALED_CREDENTIAL;
use litentry_credential::{
	CannotIssue, Credential, CredentialInvalid, DateTime, DisclosedValue, EndsBeforeStart,
	IncompleteValues, OutsideValidity, Validity, algorithm_input, commitment,
	data_integrity::{ProofInvalid, ProofOptions, create_proof},
	did_key, verify,
};
use litentry_knowledge::{EventId, MAX_EVENTS, Value};
use litentry_vocabulary::blake2_256;
use serde_json::json;

use crate::sample::{MOMENT, issued, issuer, score_only, with_values};

fn seconds(seconds: u64) -> DateTime {
	DateTime::from_moment(seconds * 1000).unwrap()
}

/// Signs JSON that this crate would not have written, as a dishonest issuer could.
fn sign_anything(change: impl FnOnce(&mut serde_json::Value)) -> String {
	let mut document: serde_json::Value = serde_json::from_str(&issued(&with_values())).unwrap();
	document.as_object_mut().unwrap().remove("proof");
	change(&mut document);
	let options = ProofOptions {
		verification_method: did_key::verification_method(&issuer().verifying_key()),
		created: Some(seconds(MOMENT / 1000).to_string()),
	};
	create_proof(document, &options, &issuer()).unwrap().to_string()
}

fn refusal(text: &str) -> CredentialInvalid {
	verify(text.as_bytes()).unwrap_err()
}

#[test]
fn an_issued_credential_reads_as_people_expect() {
	let text: serde_json::Value = serde_json::from_str(&issued(&with_values())).unwrap();
	let pretty = serde_json::to_string_pretty(&text).unwrap();
	let expected: serde_json::Value =
		serde_json::from_str(include_str!("credential.json")).unwrap();
	assert_eq!(text, expected, "issued: {pretty}");
}

#[test]
fn what_was_issued_verifies_to_the_same_credential_and_commitment() {
	for credential in [score_only(), with_values()] {
		let text = issued(&credential);
		let verified = verify(text.as_bytes()).unwrap();
		assert_eq!(verified.credential(), &credential);
		assert_eq!(verified.commitment(), blake2_256(text.as_bytes()));
		assert_eq!(commitment(text.as_bytes()), Ok(verified.commitment()));
	}
}

#[test]
fn formatting_changes_nothing() {
	let text = issued(&with_values());
	let value: serde_json::Value = serde_json::from_str(&text).unwrap();
	let pretty = serde_json::to_string_pretty(&value).unwrap();
	assert_ne!(pretty, text);
	assert_eq!(verify(pretty.as_bytes()), verify(text.as_bytes()));
}

#[test]
fn issuing_again_gives_the_same_text() {
	assert_eq!(issued(&with_values()), issued(&with_values()));
}

#[test]
fn only_the_named_issuer_can_sign() {
	let other = SigningKey::from_bytes(&[1; 32]);
	assert_eq!(score_only().issue(&other), Err(CannotIssue::NotTheIssuer));
	let text = sign_anything(|document| {
		document["issuer"] = json!(did_key::did(&other.verifying_key()));
	});
	assert_eq!(refusal(&text), CredentialInvalid::ProofMismatch);
}

#[test]
fn members_that_this_kind_does_not_have_are_refused_even_when_signed() {
	for name in ["credentialStatus", "name", "expirationDate"] {
		let text = sign_anything(|document| document[name] = json!("anything"));
		assert_eq!(refusal(&text), CredentialInvalid::Unexpected, "{name}");
	}
	let text = sign_anything(|document| document["credentialSubject"]["balance"] = json!(1));
	assert_eq!(refusal(&text), CredentialInvalid::Unexpected);
}

#[test]
fn other_forms_of_a_value_are_refused_even_when_signed() {
	let with_score =
		|score| sign_anything(|document| document["credentialSubject"]["score"] = score);
	assert_eq!(refusal(&with_score(json!("130"))), CredentialInvalid::Unexpected);
	assert_eq!(refusal(&with_score(json!(i64::MAX))), CredentialInvalid::Unexpected);
	for score in [json!(130.5), json!(null), json!("many"), json!([130])] {
		let path = "/credentialSubject/score";
		assert_eq!(refusal(&with_score(score)), CredentialInvalid::Malformed { path });
	}
}

#[test]
fn an_amount_is_decimal_text_that_no_count_is_written_as() {
	for amount in [0, 1, 1 << 53, u128::MAX] {
		let mut credential = with_values();
		credential.values.as_mut().unwrap()[0].value = Some(Value::Amount(amount));
		let text = issued(&credential);
		assert!(text.contains(&format!(r#""value":{{"amount":"{amount}"}}"#)), "{text}");
		assert_eq!(verify(text.as_bytes()).unwrap().credential(), &credential);
	}
}

#[test]
fn other_forms_of_an_amount_are_refused_even_when_signed() {
	let with_amount = |amount: serde_json::Value| {
		sign_anything(|document| document["credentialSubject"]["values"][0]["value"] = amount)
	};
	for amount in ["+1", "01"] {
		let text = with_amount(json!({ "amount": amount }));
		assert_eq!(refusal(&text), CredentialInvalid::Unexpected, "{amount}");
	}
	let two_members = json!({ "amount": "1", "unit": "wei" });
	assert_eq!(refusal(&with_amount(two_members)), CredentialInvalid::Unexpected);
	for amount in [json!(1), json!(""), json!("-1"), json!("1.0"), json!(null)] {
		let text = with_amount(json!({ "amount": amount }));
		assert_eq!(refusal(&text), CredentialInvalid::Malformed { path: "/value" });
	}
}

#[test]
fn an_account_of_another_chain_is_refused() {
	let text = sign_anything(|document| {
		document["evidence"]["genesisHash"] = json!(format!("0x{}", "06".repeat(32)));
	});
	let path = "/credentialSubject/id";
	assert_eq!(refusal(&text), CredentialInvalid::Malformed { path });
}

#[test]
fn a_proof_says_nothing_more_than_issuing_makes_it_say() {
	let mut document: serde_json::Value = serde_json::from_str(&issued(&score_only())).unwrap();
	document.as_object_mut().unwrap().remove("proof");
	let options = ProofOptions {
		verification_method: did_key::verification_method(&issuer().verifying_key()),
		created: Some("2027-01-01T00:00:00Z".into()),
	};
	let text = create_proof(document, &options, &issuer()).unwrap().to_string();
	assert_eq!(refusal(&text), CredentialInvalid::ProofMismatch);
}

#[test]
fn a_changed_score_breaks_the_signature() {
	let text = issued(&score_only()).replace(r#""score":130"#, r#""score":131"#);
	assert_eq!(refusal(&text), ProofInvalid::SignatureMismatch.into());
}

#[test]
fn a_credential_without_a_named_key_is_refused() {
	let text = issued(&score_only()).replace("#z6Mk", "#z6MK");
	assert_eq!(refusal(&text), CredentialInvalid::UnknownVerificationMethod);
	assert_eq!(refusal("{}"), CredentialInvalid::UnknownVerificationMethod);
}

#[test]
fn a_validity_that_ends_before_it_starts_is_refused() {
	let (from, until) = (seconds(MOMENT / 1000), seconds(MOMENT / 1000 - 1));
	let text = sign_anything(|document| document["validUntil"] = json!(until.to_string()));
	let ends = EndsBeforeStart { from, until };
	assert_eq!(refusal(&text), CredentialInvalid::EndsBeforeStart(ends));
	assert_eq!(Validity::new(from, until), Err(ends));
}

#[test]
fn validity_includes_both_of_its_ends() {
	let (from, until) = (seconds(1000), seconds(2000));
	let validity = Validity::new(from, until).unwrap();
	assert_eq!(validity.check(seconds(999)), Err(OutsideValidity::NotYet { from }));
	assert_eq!(validity.check(from), Ok(()));
	assert_eq!(validity.check(until), Ok(()));
	assert_eq!(validity.check(seconds(2001)), Err(OutsideValidity::Expired { until }));
}

#[test]
fn the_largest_credential_fits_on_the_chain() {
	let entry = |position, event| DisclosedValue {
		position,
		event: EventId([event; 32]),
		value: Some(Value::Amount(u128::MAX)),
	};
	let links = u8::try_from(litentry_computing_request::MAX_LINKS).unwrap();
	let events = u8::try_from(MAX_EVENTS).unwrap();
	let values = (0..links).flat_map(|link| (0..events).map(move |event| entry(link, event)));
	let mut credential = Credential { values: Some(values.collect()), ..score_only() };
	credential.algorithm.name = "\"".repeat(64).parse().unwrap();
	credential.score = i64::MIN;
	let length = issued(&credential).len() + litentry_sealing::OVERHEAD;
	assert!(length <= MAX_SEALED_CREDENTIAL as usize, "{length}");
}

#[test]
fn disclosed_values_are_the_algorithms_input_again() {
	let values = with_values().values.unwrap();
	let events = [EventId([8; 32]), EventId([9; 32])];
	let input = vec![
		vec![Some(Value::Flag(true)), Some(Value::Count(3))],
		vec![None, Some(Value::Count(u64::MAX))],
	];
	assert_eq!(algorithm_input(&values, &events), Ok(input));
	assert_eq!(algorithm_input(&values[..3], &events), Err(IncompleteValues));
	assert_eq!(algorithm_input(&values[2..], &events), Err(IncompleteValues));
	assert_eq!(algorithm_input(&values, &[events[1], events[0]]), Err(IncompleteValues));
	assert_eq!(algorithm_input(&values, &[]), Err(IncompleteValues));
}
