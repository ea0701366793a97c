//! Accounts of EVM chains: k256 beneath.

use anyhow::{Context, bail};
use k256::ecdsa::{RecoveryId, Signature, VerifyingKey};
use litentry_external_account::EvmChain;
use litentry_link_proof::{EvmKey, LinkProof};

use crate::compare::{challenge, compare};

pub(crate) fn run() -> anyhow::Result<()> {
	let key = EvmKey::from_bytes(&[7; 32])?;
	let challenge = challenge(key.external(EvmChain(1)));
	for (name, proof) in [
		("evm, by its text", key.sign(&challenge)?),
		("evm, field by field", key.sign_typed(&challenge)?),
	] {
		let (LinkProof::Eip191([rs @ .., v]) | LinkProof::Eip712([rs @ .., v])) = &proof else {
			bail!("another proof")
		};
		let signature = Signature::from_slice(rs)?;
		let v = RecoveryId::from_byte(v.wrapping_sub(27)).context("no recovery byte")?;
		// Whose signature of a hash it is takes as long whatever the hash.
		let hash = [7; 32];
		compare(name, &challenge, &proof, || {
			VerifyingKey::recover_from_prehash(&hash, &signature, v).is_ok()
		})?;
	}
	Ok(())
}
