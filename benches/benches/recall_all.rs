//! How long an identity takes to recall all its tokens, and how many entries of the chain's state
//! that writes: one, whatever the number of tokens. With it, only the depth of the trie grows.

#[path = "recall_all/chain.rs"]
mod chain;

use anyhow::ensure;
use chain::Chain;
use litentry_benches::{Measured, measure};

const TOKENS: [u32; 3] = [1, 1_000, 100_000];

/// What it takes to recall so many tokens.
struct Recall {
	time: Measured,
	writes: usize,
}

fn main() -> anyhow::Result<()> {
	let recalls = TOKENS.map(recall).into_iter().collect::<anyhow::Result<Vec<_>>>()?;
	println!("recall_all: the native call on a state trie in memory, without its event");
	for Recall { time, writes } in &recalls {
		println!("  {time} {:>10.2}× {writes:>4} write", time.ratio_to(&recalls[0].time));
	}
	ensure!(recalls.iter().all(|recall| recall.writes == 1), "a recall takes more than one write");
	Ok(())
}

fn recall(tokens: u32) -> anyhow::Result<Recall> {
	let mut chain = Chain::with_tokens(tokens)?;
	let time = measure(format!("{tokens} tokens"), || chain.recall_all_in_vain());
	ensure!(chain.good_tokens() > 0, "no token was good");
	let writes = chain.recall_all()?;
	ensure!(chain.good_tokens() == 0, "a token is still good");
	Ok(Recall { time, writes })
}
