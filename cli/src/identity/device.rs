//! Registering devices whose ids follow from their keys.

use std::{fmt, path::PathBuf};

use litentry_identity::{
	DeviceChallenge, DeviceProof, MAX_CHALLENGE_LIFETIME, device_identity, verify_device,
};
use litentry_verifying_key::VerifyingKey;
use litentry_vocabulary::{Account, BlockNumber, Description, IdentityId};
use serde::Serialize;

use super::{IdentityChanged, IdentityFailure, change};
use crate::{
	AccountKey, Chain, DeviceKey, Failure, Report, chain::IdentityCall, report::text, table::fields,
};

/// The text that a device signs, and what it is rebuilt from.
#[derive(Debug, Serialize)]
pub struct DeviceChallenged {
	/// What the device signs.
	pub challenge: String,
	/// The device's key.
	#[serde(serialize_with = "text")]
	pub key: VerifyingKey,
	/// The id that the device's identity will have.
	#[serde(serialize_with = "text")]
	pub identity: IdentityId,
	/// The last block at which the proof is accepted.
	pub expires: BlockNumber,
}

impl From<&DeviceChallenge> for DeviceChallenged {
	fn from(challenge: &DeviceChallenge) -> Self {
		let DeviceChallenge { key, expires, .. } = *challenge;
		Self { challenge: challenge.to_string(), key, identity: challenge.identity(), expires }
	}
}

impl Report for DeviceChallenged {}

impl fmt::Display for DeviceChallenged {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		write!(
			f,
			"Let the device sign this text, whose last line does not end:\n\n{}\n\nThen register it:\n\n    \
			litentry identity register-device --key {} --expires {} --signature 0x…",
			self.challenge, self.key, self.expires
		)
	}
}

/// A device's key as everybody may know it.
#[derive(Debug, Serialize)]
pub struct DeviceKeyShown {
	/// The public key.
	#[serde(serialize_with = "text")]
	pub key: VerifyingKey,
	/// The id of the device's identity.
	#[serde(serialize_with = "text")]
	pub identity: IdentityId,
	/// Where the secret key is, encrypted.
	pub file: PathBuf,
}

impl DeviceKeyShown {
	/// The key in a file.
	pub fn new(key: VerifyingKey, file: PathBuf) -> Self {
		Self { identity: device_identity(&key), key, file }
	}
}

impl Report for DeviceKeyShown {}

impl fmt::Display for DeviceKeyShown {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		let file = self.file.display().to_string();
		let (key, identity) = (self.key.to_string(), self.identity.to_string());
		fields(f, &[("key", key), ("identity", identity), ("file", file)])
	}
}

/// A new challenge for a device, which can be used for `lifetime` blocks from now.
pub async fn challenge(
	chain: &impl Chain,
	account: Account,
	key: VerifyingKey,
	lifetime: BlockNumber,
) -> Result<DeviceChallenge, Failure> {
	let now = chain.finalized().await?;
	let expires = now.saturating_add(lifetime.min(MAX_CHALLENGE_LIFETIME));
	Ok(DeviceChallenge { key, account, genesis: chain.genesis(), expires })
}

/// A device's consent to a challenge.
pub fn consent(device: &DeviceKey, challenge: &DeviceChallenge) -> DeviceProof {
	let signature = device.signing_key().sign(challenge.to_string().as_bytes());
	DeviceProof { key: challenge.key, expires: challenge.expires, signature }
}

/// Checks a device's consent and registers the device.
pub async fn register_device(
	chain: &impl Chain,
	key: &AccountKey,
	proof: DeviceProof,
	description: Description,
) -> Result<IdentityChanged, Failure> {
	let (id, now) = (device_identity(&proof.key), chain.finalized().await?);
	verify_device(&id, &proof, key.account(), chain.genesis(), now)
		.map_err(IdentityFailure::from)?;
	let call = IdentityCall::RegisterDevice { id, proof, description };
	change(chain, key, id, call).await
}
