//! One line of the table.

use anyhow::ensure;
use litentry_benches::measure;
use litentry_external_account::ExternalAccount;
use litentry_link_proof::{Challenge, LinkProof, verify};
use litentry_vocabulary::{Account, GenesisHash};

/// What is signed in all measurements.
pub(crate) fn challenge(external: ExternalAccount) -> Challenge {
	Challenge {
		external,
		account: Account([1; 32]),
		genesis: GenesisHash([2; 32]),
		nonce: 3,
		expires: 14_400,
		ends: Some(5_256_000),
	}
}

/// Prints how long both take, once both have accepted the signature.
pub(crate) fn compare(
	name: &str,
	challenge: &Challenge,
	proof: &LinkProof,
	bare: impl Fn() -> bool,
) -> anyhow::Result<()> {
	ensure!(verify(challenge, proof).is_ok() && bare(), "{name}: not a good signature");
	let ours = measure("ours", || verify(challenge, proof).is_ok());
	let bare = measure("bare", bare);
	let ratio = ours.ratio_to(&bare);
	println!("  {name:<28}{:>10.1?}{:>12.1?}{ratio:>8.2}", ours.time, bare.time);
	Ok(())
}
