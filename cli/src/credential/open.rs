//! Opening the credential of a request.

use std::{
	fmt,
	path::{Path, PathBuf},
};

use litentry_computing_request::Outcome;
use litentry_credential::{Verified, open_credential, verify};
use litentry_sealing::{Context, Purpose};
use litentry_vocabulary::{GenesisHash, RequestId};
use serde::Serialize;

use crate::{
	AccountKey, Chain, Failure, Report,
	chain::{Answer, Request, RequestState},
	home::write_private,
	requests::RequestStatus,
	table::fields,
};

/// A credential was opened and saved.
#[derive(Debug, Serialize)]
pub struct Opened {
	/// The request.
	#[serde(serialize_with = "crate::requests::number")]
	pub request: RequestId,
	/// The score.
	pub score: i64,
	/// Where the credential was saved.
	pub file: PathBuf,
}

impl Report for Opened {}

impl fmt::Display for Opened {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		fields(
			f,
			&[
				("request", self.request.to_string()),
				("score", self.score.to_string()),
				("credential", self.file.display().to_string()),
			],
		)
	}
}

/// A credential as the workers made it.
#[derive(Debug)]
pub struct OpenedText {
	/// Its text.
	pub text: String,
	/// What it says.
	pub verified: Verified,
}

/// Opens the credential of a request, and checks that it is the one that the chain certified.
pub async fn open(
	chain: &impl Chain,
	key: &AccountKey,
	request: RequestId,
) -> Result<OpenedText, Failure> {
	let account = key.account();
	let found = chain.request(request).await?.filter(|found| found.account == account);
	let found = found.ok_or(Failure::NoRequest { account, request })?;
	open_answer(chain.genesis(), key, &found)
}

/// The same for a request that is known already.
pub(crate) fn open_answer(
	genesis: GenesisHash,
	key: &AccountKey,
	request: &Request,
) -> Result<OpenedText, Failure> {
	let (commitment, sealed) = sealed_credential(request)?;
	let (account, epoch, request) = (key.account(), request.epoch, request.id);
	let context = Context { genesis, purpose: Purpose::Credential, epoch, account };
	let text = open_credential(&key.reply(), &context, sealed)
		.map_err(|source| Failure::CredentialUnreadable { request, source })?;
	let verified = verify(text.as_bytes()).ok().filter(|v| v.commitment() == commitment);
	let verified = verified.ok_or(Failure::CommitmentMismatch { request })?;
	Ok(OpenedText { text, verified })
}

fn sealed_credential(request: &Request) -> Result<([u8; 32], &[u8]), Failure> {
	if let RequestState::Closed { answer: Answer::Certified { outcome, .. }, .. } = &request.state
		&& let Outcome::Scored { commitment, sealed_credential, .. } = outcome
	{
		return Ok((*commitment, sealed_credential));
	}
	let why = RequestStatus::of(&request.state).to_string().into();
	Err(Failure::NoCredential { request: request.id, why })
}

/// Saves a credential in a new file, formatted for people.
pub fn save(text: &str, file: &Path) -> Result<(), Failure> {
	let unwritable = |source| Failure::Unwritable { path: file.into(), source };
	let value: serde_json::Value = serde_json::from_str(text).map_err(|e| unwritable(e.into()))?;
	let mut pretty = serde_json::to_string_pretty(&value).map_err(|e| unwritable(e.into()))?;
	pretty.push('\n');
	write_private(file, pretty.as_bytes()).map_err(unwritable)
}
