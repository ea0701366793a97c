//! Accounts of Substrate chains: ed25519-dalek, schnorrkel and k256 beneath.

use anyhow::{Context, bail};
use k256::ecdsa::{RecoveryId, Signature as EcdsaSignature, VerifyingKey as EcdsaKey};
use litentry_external_account::SubstrateChain;
use litentry_link_proof::{LinkProof, SubstrateKey, SubstrateScheme, SubstrateSignature};
use litentry_vocabulary::blake2_256;
use schnorrkel::{PublicKey, Signature as Sr25519Signature};

use crate::{
	compare::{challenge, compare},
	solana::bare_ed25519,
};

pub(crate) fn run() -> anyhow::Result<()> {
	line("substrate, ed25519", SubstrateScheme::Ed25519)?;
	line("substrate, sr25519", SubstrateScheme::Sr25519)?;
	line("substrate, ecdsa", SubstrateScheme::Ecdsa)
}

fn line(name: &str, scheme: SubstrateScheme) -> anyhow::Result<()> {
	let key = SubstrateKey::new(scheme, &[7; 32])?;
	let challenge = challenge(key.external(SubstrateChain::POLKADOT));
	let (text, account) = (challenge.to_string(), key.account().0);
	let proof = key.sign(&challenge)?;
	let LinkProof::Substrate(signed) = &proof else { bail!("another proof") };
	match signed.signature {
		SubstrateSignature::Ed25519(signature) => {
			compare(name, &challenge, &proof, || bare_ed25519(&account, &text, &signature))
		}
		SubstrateSignature::Sr25519(signature) => compare(name, &challenge, &proof, || {
			let signature = Sr25519Signature::from_bytes(&signature);
			let (Ok(key), Ok(signature)) = (PublicKey::from_bytes(&account), signature) else {
				return false;
			};
			key.verify_simple(b"substrate", text.as_bytes(), &signature).is_ok()
		}),
		SubstrateSignature::Ecdsa([rs @ .., v]) => {
			let (hash, rs) = (blake2_256(text.as_bytes()), EcdsaSignature::from_slice(&rs)?);
			let v = RecoveryId::from_byte(v).context("no recovery byte")?;
			compare(name, &challenge, &proof, || {
				EcdsaKey::recover_from_prehash(&hash, &rs, v).is_ok()
			})
		}
	}
}
