//! How long the verification of a link proof takes, the writing of the challenge included, beside the
//! bare check of the signature by the crate beneath it.

#[path = "link_proof/bitcoin.rs"]
mod bitcoin;
#[path = "link_proof/compare.rs"]
mod compare;
#[path = "link_proof/cosmos.rs"]
mod cosmos;
#[path = "link_proof/device.rs"]
mod device;
#[path = "link_proof/evm.rs"]
mod evm;
#[path = "link_proof/passkey.rs"]
mod passkey;
#[path = "link_proof/solana.rs"]
mod solana;
#[path = "link_proof/substrate.rs"]
mod substrate;

fn main() -> anyhow::Result<()> {
	println!("  {:<28}{:>10}{:>12}{:>8}", "", "ours", "bare check", "ratio");
	evm::run()?;
	bitcoin::run()?;
	substrate::run()?;
	solana::run()?;
	cosmos::run()?;
	passkey::run()?;
	device::run()?;
	Ok(())
}
