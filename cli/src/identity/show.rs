//! One identity.

use std::fmt;

use litentry_identity::Identity;
use litentry_verifying_key::VerifyingKey;
use litentry_vocabulary::{Account, IdentityId};
use serde::Serialize;

use super::{IdentityFailure, words};
use crate::{
	Chain, Failure, Lit, Report,
	report::{optional_text, text},
	table::fields,
};

/// What the chain knows of an identity.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct IdentityShown {
	/// The identity.
	#[serde(flatten)]
	pub identity: IdentityReport,
	/// To whom it is offered.
	#[serde(serialize_with = "optional_text")]
	pub offered_to: Option<Account>,
	/// How many tokens it has issued that nobody has forgotten.
	pub tokens: u32,
}

/// An identity as the registry keeps it.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct IdentityReport {
	/// Its id.
	#[serde(serialize_with = "text")]
	pub identity: IdentityId,
	/// A person's or a device's.
	pub kind: &'static str,
	/// Whether it is in use.
	pub state: &'static str,
	/// What people are told about it.
	pub description: String,
	/// Whose it is.
	#[serde(serialize_with = "text")]
	pub owner: Account,
	/// The device's key, when it was registered with that key's consent.
	#[serde(serialize_with = "optional_text")]
	pub key: Option<VerifyingKey>,
	/// The number of its latest data pointer; 0 before the first.
	pub data_version: u32,
	/// How many delegates it has.
	pub delegates: u32,
	/// What is held of the owner for it.
	pub deposit: Lit,
}

impl From<(IdentityId, Identity)> for IdentityReport {
	fn from((id, identity): (IdentityId, Identity)) -> Self {
		Self {
			identity: id,
			kind: words::kind(identity.kind),
			state: words::status(identity.status),
			description: identity.description.to_string(),
			owner: identity.owner,
			key: identity.key,
			data_version: identity.data_version,
			delegates: identity.delegates,
			deposit: Lit(identity.deposit),
		}
	}
}

impl Report for IdentityShown {}

impl fmt::Display for IdentityShown {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		let identity = &self.identity;
		let mut pairs = vec![
			("identity", identity.identity.to_string()),
			("kind", identity.kind.to_owned()),
			("state", identity.state.to_owned()),
			("owner", identity.owner.to_string()),
		];
		if !identity.description.is_empty() {
			pairs.push(("description", identity.description.clone()));
		}
		pairs.extend(self.offered_to.map(|to| ("offered to", to.to_string())));
		pairs.extend(identity.key.map(|key| ("key", key.to_string())));
		let data = match identity.data_version {
			0 => "none".to_owned(),
			version => format!("version {version}"),
		};
		pairs.extend([
			("data", data),
			("delegates", identity.delegates.to_string()),
			("tokens", self.tokens.to_string()),
			("deposit", identity.deposit.to_string()),
		]);
		fields(f, &pairs)
	}
}

/// What the chain knows of an identity.
pub async fn show(chain: &impl Chain, id: IdentityId) -> Result<IdentityShown, Failure> {
	let found = chain.identity(id).await?;
	let identity = found.ok_or(IdentityFailure::NotFound { identity: id })?;
	Ok(IdentityShown {
		identity: (id, identity).into(),
		offered_to: chain.identity_offer(id).await?,
		tokens: chain.token_count_by(id).await?,
	})
}
