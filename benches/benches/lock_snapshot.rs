//! How many bytes a lock's snapshot has, and how long a lock takes to check it, beside the signatures
//! and hashes that nobody could do without.

#[path = "lock_snapshot/chain.rs"]
mod chain;
#[path = "lock_snapshot/trie.rs"]
mod trie;

use chain::{Chain, voters};
use ed25519_zebra::{Signature, VerificationKey};
use litentry_benches::{Measured, measure};
use litentry_lock_snapshot::Snapshot;
use litentry_vocabulary::blake2_256;
use parity_scale_codec::Encode;

/// Tokens on the chain, most of which are none of the lock's business.
const ALL_TOKENS: u32 = 100_000;

fn main() -> anyhow::Result<()> {
	let chain = Chain::new(ALL_TOKENS)?;
	println!("a chain with {ALL_TOKENS} tokens\n");
	for (tokens, authorities) in [(1, 4), (100, 4), (1_000, 4), (1, 100), (1_000, 100)] {
		compare(&chain, tokens, authorities)?;
	}
	Ok(())
}

fn compare(chain: &Chain, tokens: u32, authorities: u8) -> anyhow::Result<()> {
	let (snapshot, trust) = chain.snapshot(tokens, &voters(authorities))?;
	snapshot.check(&trust)?;
	let (bytes, nodes) = (snapshot.encode(), snapshot.proof.0.len());
	let block = snapshot.block.encoded_size();
	println!("{tokens} tokens, {authorities} authorities: {} bytes", bytes.len());
	println!("  {block} of them header and votes, the rest ids and {nodes} nodes");

	let signatures = measure("signatures alone", || all_signed(&snapshot));
	let baseline = measure("signatures and hashes alone (baseline)", || {
		(all_signed(&snapshot), all_hashed(&snapshot))
	});
	let checked = measure("read and checked", || {
		Snapshot::read(&bytes).map(|snapshot| snapshot.check(&trust))
	});
	[&signatures, &baseline, &checked]
		.into_iter()
		.for_each(|measured| print_ratio(measured, &baseline));
	println!();
	Ok(())
}

fn all_signed(snapshot: &Snapshot) -> bool {
	let votes = &snapshot.block.justification;
	votes.precommits.iter().all(|vote| {
		let message = vote.message(votes.round, chain::SET);
		VerificationKey::try_from(vote.voter.0)
			.is_ok_and(|key| key.verify(&Signature::from(vote.signature), &message).is_ok())
	})
}

fn all_hashed(snapshot: &Snapshot) -> Vec<[u8; 32]> {
	snapshot.proof.0.iter().map(|node| blake2_256(node)).collect()
}

fn print_ratio(measured: &Measured, baseline: &Measured) {
	println!("  {measured} {:>10.2}×", measured.ratio_to(baseline));
}
