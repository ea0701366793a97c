//! Passkeys: p256 beneath.

use anyhow::bail;
use litentry_external_account::ExternalAccount;
use litentry_link_proof::{LinkProof, SoftwarePasskey};
use p256::ecdsa::{Signature, VerifyingKey, signature::Verifier};
use sha2::{Digest, Sha256};

use crate::compare::{challenge, compare};

pub(crate) fn run() -> anyhow::Result<()> {
	let passkey = SoftwarePasskey::new("example.org", &[7; 32])?;
	let challenge = challenge(passkey.external());
	let proof = passkey.sign(&challenge)?;
	let (ExternalAccount::Passkey { key, .. }, LinkProof::Passkey(assertion)) =
		(challenge.external, &proof)
	else {
		bail!("another proof")
	};
	let hash = Sha256::digest(&assertion.client_data);
	let message = [assertion.authenticator_data.as_slice(), hash.as_slice()].concat();
	compare("passkey", &challenge, &proof, || bare_p256(&key.0, &message, &assertion.signature))
}

pub(crate) fn bare_p256(key: &[u8; 33], message: &[u8], signature: &[u8; 64]) -> bool {
	let (key, signature) = (VerifyingKey::from_sec1_bytes(key), Signature::from_slice(signature));
	let (Ok(key), Ok(signature)) = (key, signature) else { return false };
	key.verify(message, &signature).is_ok()
}
