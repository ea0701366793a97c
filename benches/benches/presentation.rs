//! How fast a token is shown: the whole decision against the bare check of the signatures in it, how
//! long a presentation is, and what the same decision takes without an operating system.

#[path = "presentation/bare.rs"]
mod bare;
#[path = "presentation/wallet.rs"]
mod wallet;

use anyhow::Context;
use litentry_bare_lock::Door;
use litentry_benches::measure;
use litentry_token::{Policy, verify};
use litentry_verifying_key::Scheme;
use parity_scale_codec::Encode;

use wallet::{NOW, QUESTION, Shown};

fn main() -> anyhow::Result<()> {
	println!("native: the whole decision, the bare signatures in it, and what is besides them");
	println!("  {:<22}{HEADINGS}", "");
	for scheme in [Scheme::Ed25519, Scheme::Sr25519, Scheme::P256] {
		for handovers in 0..=4 {
			compare(scheme, handovers)?;
		}
	}
	bare::run()
}

const HEADINGS: &str = "     whole  signatures   share     besides   bytes  QR code";

/// With a holder and receivers of handovers that sign with one scheme; a P-256 key cannot hold, so
/// there the holder signs with sr25519.
fn compare(scheme: Scheme, handovers: usize) -> anyhow::Result<()> {
	let shown = Shown::new(scheme, handovers).context("the wallet cannot show the token")?;
	let door = Door::new(&QUESTION, shown.holder).context("the door is not a door")?;
	let decide = |shown| verify(shown, &QUESTION, &door, &door, NOW, Policy::default());
	let signatures = measure("signatures", || shown.checks().all(|check| check.is_ok()));
	let whole = measure("whole", || decide(&shown.presentation));
	let besides = measure("besides", || decide(&shown.unsigned));
	println!(
		"  {:<22}{:>10.1?}{:>12.1?}{:>7.0}%{:>12.2?}{:>8}{:>9}",
		format!("{scheme}, {handovers} handovers"),
		whole.time,
		signatures.time,
		100.0 * signatures.ratio_to(&whole),
		besides.time,
		shown.presentation.encoded_size(),
		shown.presentation.to_string().len(),
	);
	Ok(())
}
