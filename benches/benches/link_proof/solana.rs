//! Addresses of Solana: ed25519-dalek beneath.

use anyhow::bail;
use ed25519_dalek::{Signature, VerifyingKey};
use litentry_external_account::SolanaCluster;
use litentry_link_proof::{LinkProof, SolanaKey};

use crate::compare::{challenge, compare};

pub(crate) fn run() -> anyhow::Result<()> {
	let key = SolanaKey::new(&[7; 32])?;
	let challenge = challenge(key.external(SolanaCluster::Mainnet));
	let (text, address) = (challenge.to_string(), key.address().0);
	let proof = key.sign(&challenge)?;
	let LinkProof::Solana(signature) = &proof else { bail!("another proof") };
	compare("solana", &challenge, &proof, || bare_ed25519(&address, &text, signature))
}

pub(crate) fn bare_ed25519(key: &[u8; 32], text: &str, signature: &[u8; 64]) -> bool {
	let signature = Signature::from_bytes(signature);
	VerifyingKey::from_bytes(key)
		.is_ok_and(|key| key.verify_strict(text.as_bytes(), &signature).is_ok())
}
