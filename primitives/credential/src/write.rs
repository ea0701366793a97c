//! From typed fields to the JSON of an unsecured credential.

use alloc::{string::ToString, vec::Vec};

use litentry_knowledge::Value as EventValue;
use serde_json::{Value, json};

use crate::{Credential, DisclosedValue, did_key, did_pkh, hex_hash, integer};

/// The contexts, by address and not in place: some verifiers compare those of proof and document
/// by identity, which two equal objects fail. The second one makes the terms that the first does
/// not define resolve for JSON-LD readers.
const CONTEXT: [&str; 2] = [
	"https://www.w3.org/ns/credentials/v2",
	"https://www.w3.org/ns/credentials/undefined-terms/v2",
];

const TYPE: [&str; 2] = ["VerifiableCredential", "IdentityScoreCredential"];

const EVIDENCE_TYPE: &str = "ScoreCertificate";

/// What stands for the value of an event that does not apply to a linked account.
pub(crate) const NOT_APPLICABLE: &str = "notApplicable";

/// The only member of an amount, whose value is always decimal text: a bare text would be taken for a
/// large count, and a number beyond 2^53 − 1 would lose digits in many readers.
pub(crate) const AMOUNT: &str = "amount";

/// The credential without its proof.
pub(crate) fn unsecured(credential: &Credential) -> Value {
	json!({
		"@context": CONTEXT,
		"id": credential.id.to_string(),
		"type": TYPE,
		"issuer": did_key::did(&credential.issuer),
		"validFrom": credential.validity.from().to_string(),
		"validUntil": credential.validity.until().to_string(),
		"credentialSubject": subject(credential),
		"evidence": {
			"type": EVIDENCE_TYPE,
			"attestation": credential.attestation.as_str(),
			"genesisHash": credential.certificate.genesis.to_string(),
			"request": integer::write_unsigned(credential.certificate.request.0),
			"observationsRoot": hex_hash::write(&credential.observations_root),
		},
	})
}

fn subject(credential: &Credential) -> Value {
	let mut subject = json!({
		"id": did_pkh::did(&credential.certificate.genesis, &credential.subject),
		"score": integer::write_signed(credential.score),
		"algorithm": {
			"hash": credential.algorithm.id.to_string(),
			"name": credential.algorithm.name.to_string(),
		},
	});
	if let (Some(values), Some(members)) = (&credential.values, subject.as_object_mut()) {
		let values: Vec<Value> = values.iter().map(disclosed_value).collect();
		members.insert("values".into(), values.into());
	}
	subject
}

fn disclosed_value(disclosed: &DisclosedValue) -> Value {
	json!({
		"position": disclosed.position,
		"event": disclosed.event.to_string(),
		"value": event_value(disclosed.value),
	})
}

fn event_value(value: Option<EventValue>) -> Value {
	match value {
		Some(EventValue::Flag(flag)) => flag.into(),
		Some(EventValue::Count(count)) => integer::write_unsigned(count),
		Some(EventValue::Amount(amount)) => json!({ AMOUNT: amount.to_string() }),
		_ => NOT_APPLICABLE.into(),
	}
}
