//! Showing what a credential says.

use std::{fmt, path::Path};

use litentry_credential::{Credential, did_key, did_pkh, verify};
use serde::Serialize;

use crate::{
	Failure, Report,
	table::{Table, fields},
};

/// What a credential says.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CredentialShown {
	/// Its name.
	pub id: String,
	/// Whom it is about.
	pub subject: String,
	/// The score.
	pub score: i64,
	/// What computed the score.
	pub algorithm: String,
	/// What people call the algorithm.
	pub algorithm_name: String,
	/// Who signed it.
	pub issuer: String,
	/// What is known of the program that computed the score.
	pub attestation: &'static str,
	/// The chain that certified it.
	pub genesis: String,
	/// The request that it answers.
	pub request: u64,
	/// From when it is valid.
	pub valid_from: String,
	/// Until when it is valid.
	pub valid_until: String,
	/// What the score was computed from, if the credential shows it.
	#[serde(skip_serializing_if = "Option::is_none")]
	pub values: Option<Vec<ShownValue>>,
}

/// The value of one event about one linked account.
#[derive(Debug, Serialize)]
pub struct ShownValue {
	/// Which of the request's links, counted from 0.
	pub position: u8,
	/// The event.
	pub event: String,
	/// Its value in words.
	pub value: String,
}

impl From<&Credential> for CredentialShown {
	fn from(credential: &Credential) -> Self {
		Self {
			id: credential.id.to_string(),
			subject: did_pkh::did(&credential.certificate.genesis, &credential.subject),
			score: credential.score,
			algorithm: credential.algorithm.id.to_string(),
			algorithm_name: credential.algorithm.name.to_string(),
			issuer: did_key::did(&credential.issuer),
			attestation: credential.attestation.as_str(),
			genesis: credential.certificate.genesis.to_string(),
			request: credential.certificate.request.0,
			valid_from: credential.validity.from().to_string(),
			valid_until: credential.validity.until().to_string(),
			values: shown_values(credential),
		}
	}
}

fn shown_values(credential: &Credential) -> Option<Vec<ShownValue>> {
	let values = credential.values.as_ref()?.iter().map(|disclosed| ShownValue {
		position: disclosed.position,
		event: disclosed.event.to_string(),
		value: disclosed.value.map_or_else(|| "does not apply".into(), |value| value.to_string()),
	});
	Some(values.collect())
}

impl Report for CredentialShown {}

impl fmt::Display for CredentialShown {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		fields(
			f,
			&[
				("score", self.score.to_string()),
				("algorithm", self.algorithm_name.clone()),
				("", self.algorithm.clone()),
				("subject", self.subject.clone()),
				("issuer", self.issuer.clone()),
				("attestation", self.attestation.into()),
				("valid", format!("from {} until {}", self.valid_from, self.valid_until)),
				("chain", self.genesis.clone()),
				("request", self.request.to_string()),
				("id", self.id.clone()),
			],
		)?;
		let Some(values) = &self.values else {
			return f.write_str("\n\nIt does not show what the score was computed from.");
		};
		let cells = |value: &ShownValue| {
			[value.position.to_string(), value.event.clone(), value.value.clone()]
		};
		write!(f, "\n\n{}", Table::new(["link", "event", "value"]).rows(values, cells))
	}
}

/// What a credential says, once its signature is verified.
pub fn show(text: &[u8], file: &Path) -> Result<CredentialShown, Failure> {
	let verified =
		verify(text).map_err(|source| Failure::InvalidCredential { path: file.into(), source })?;
	Ok(verified.credential().into())
}
