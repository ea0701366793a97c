//! From the JSON of an unsecured credential to typed fields.

use alloc::vec::Vec;

use litentry_knowledge::Value as EventValue;
use litentry_vocabulary::{GenesisHash, RequestId};
use serde_json::Value;

use crate::{
	AlgorithmReference, Attestation, CertificateReference, Credential, CredentialInvalid,
	DisclosedValue, Validity, did_key, did_pkh, hex_hash, integer,
	write::{AMOUNT, NOT_APPLICABLE, unsecured},
};

/// Reads an unsecured credential, refusing whatever [`unsecured`] would not have written.
pub(crate) fn read(document: &Value) -> Result<Credential, CredentialInvalid> {
	let credential = credential(document)?;
	if unsecured(&credential) == *document {
		Ok(credential)
	} else {
		Err(CredentialInvalid::Unexpected)
	}
}

fn credential(document: &Value) -> Result<Credential, CredentialInvalid> {
	let genesis: GenesisHash = parsed(document, "/evidence/genesisHash")?;
	let request = integer(document, "/evidence/request").map(RequestId)?;
	Ok(Credential {
		id: parsed(document, "/id")?,
		issuer: text(document, "/issuer", |did| did_key::parse(did).ok())?,
		subject: text(document, "/credentialSubject/id", |did| did_pkh::parse(did, &genesis).ok())?,
		score: integer(document, "/credentialSubject/score")?,
		algorithm: AlgorithmReference {
			id: parsed(document, "/credentialSubject/algorithm/hash")?,
			name: parsed(document, "/credentialSubject/algorithm/name")?,
		},
		values: values(document)?,
		observations_root: text(document, "/evidence/observationsRoot", hex_hash::read)?,
		certificate: CertificateReference { genesis, request },
		attestation: text(document, "/evidence/attestation", attestation)?,
		validity: Validity::new(parsed(document, "/validFrom")?, parsed(document, "/validUntil")?)?,
	})
}

fn values(document: &Value) -> Result<Option<Vec<DisclosedValue>>, CredentialInvalid> {
	const PATH: &str = "/credentialSubject/values";
	let Some(values) = document.pointer(PATH) else { return Ok(None) };
	let values = values.as_array().ok_or(CredentialInvalid::Malformed { path: PATH })?;
	values.iter().map(disclosed_value).collect::<Result<_, _>>().map(Some)
}

fn disclosed_value(entry: &Value) -> Result<DisclosedValue, CredentialInvalid> {
	Ok(DisclosedValue {
		position: integer(entry, "/position")?,
		event: parsed(entry, "/event")?,
		value: member(entry, "/value", event_value)?,
	})
}

#[allow(clippy::option_option)]
fn event_value(value: &Value) -> Option<Option<EventValue>> {
	match value {
		Value::String(text) if text == NOT_APPLICABLE => Some(None),
		Value::Bool(flag) => Some(Some(EventValue::Flag(*flag))),
		Value::Object(members) => {
			let amount = members.get(AMOUNT)?.as_str()?.parse().ok()?;
			Some(Some(EventValue::Amount(amount)))
		}
		count => integer::read(count).map(EventValue::Count).map(Some),
	}
}

fn attestation(word: &str) -> Option<Attestation> {
	Attestation::ALL.into_iter().find(|attestation| attestation.as_str() == word)
}

fn parsed<T: core::str::FromStr>(
	document: &Value,
	path: &'static str,
) -> Result<T, CredentialInvalid> {
	text(document, path, |text| text.parse().ok())
}

fn integer<T: core::str::FromStr + TryFrom<i64>>(
	document: &Value,
	path: &'static str,
) -> Result<T, CredentialInvalid> {
	member(document, path, integer::read)
}

fn text<T>(
	document: &Value,
	path: &'static str,
	read: impl FnOnce(&str) -> Option<T>,
) -> Result<T, CredentialInvalid> {
	member(document, path, |value| value.as_str().and_then(read))
}

fn member<T>(
	document: &Value,
	path: &'static str,
	read: impl FnOnce(&Value) -> Option<T>,
) -> Result<T, CredentialInvalid> {
	document.pointer(path).and_then(read).ok_or(CredentialInvalid::Malformed { path })
}
