//! Addresses of Cosmos chains: k256 beneath.

use anyhow::bail;
use data_encoding::BASE64;
use k256::ecdsa::{Signature, VerifyingKey, signature::Verifier};
use litentry_external_account::CosmosChain;
use litentry_link_proof::{CosmosKey, LinkProof};

use crate::compare::{challenge, compare};

pub(crate) fn run() -> anyhow::Result<()> {
	let key = CosmosKey::from_bytes(&[7; 32])?;
	let challenge = challenge(key.external(CosmosChain::CosmosHub));
	let signer = key.address().display(CosmosChain::CosmosHub);
	let data = BASE64.encode(challenge.to_string().as_bytes());
	let document = format!(
		r#"{{"account_number":"0","chain_id":"","fee":{{"amount":[],"gas":"0"}},"memo":"","msgs":[{{"type":"sign/MsgSignData","value":{{"data":"{data}","signer":"{signer}"}}}}],"sequence":"0"}}"#
	);
	let proof = key.sign(&challenge)?;
	let LinkProof::Adr36(signed) = &proof else { bail!("another proof") };
	let signature = Signature::from_slice(&signed.signature)?;
	compare("cosmos", &challenge, &proof, || {
		VerifyingKey::from_sec1_bytes(&signed.key)
			.is_ok_and(|key| key.verify(document.as_bytes(), &signature).is_ok())
	})
}
