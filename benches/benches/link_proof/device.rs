//! Keys of devices: ed25519-dalek, schnorrkel and p256 beneath.

use litentry_external_account::ExternalAccount;
use litentry_link_proof::LinkProof;
use litentry_verifying_key::{Scheme, SigningKey, VerifyingKey};
use schnorrkel::{PublicKey, Signature as Sr25519Signature};

use crate::{
	compare::{challenge, compare},
	passkey::bare_p256,
	solana::bare_ed25519,
};

pub(crate) fn run() -> anyhow::Result<()> {
	[Scheme::Ed25519, Scheme::Sr25519, Scheme::P256].into_iter().try_for_each(line)
}

fn line(scheme: Scheme) -> anyhow::Result<()> {
	let key = SigningKey::new(scheme, &[7; 32])?;
	let challenge = challenge(ExternalAccount::Device(key.verifying_key()));
	let text = challenge.to_string();
	let signature = key.sign(text.as_bytes());
	let (proof, signature) = (LinkProof::Device(signature), signature.0);
	let bare = || match key.verifying_key() {
		VerifyingKey::Ed25519(key) => bare_ed25519(&key, &text, &signature),
		VerifyingKey::Sr25519(key) => bare_sr25519(&key, &text, &signature),
		VerifyingKey::P256(key) => bare_p256(&key, text.as_bytes(), &signature),
	};
	compare(&format!("device, {scheme}"), &challenge, &proof, bare)
}

fn bare_sr25519(key: &[u8; 32], text: &str, signature: &[u8; 64]) -> bool {
	let (key, signature) = (PublicKey::from_bytes(key), Sr25519Signature::from_bytes(signature));
	let (Ok(key), Ok(signature)) = (key, signature) else { return false };
	key.verify_simple(b"substrate", text.as_bytes(), &signature).is_ok()
}
