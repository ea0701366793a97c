//! What the command line needs of the world around it, the chain aside.

use std::io;

use litentry_vocabulary::Moment;
use rand_core::CryptoRng;
use zeroize::Zeroizing;

use crate::{Chain, ChainFailure};

/// The world around the command line: `main` hands in the real one, a test hands in its own.
// The command line runs its futures on the thread that made them, so they need not be `Send`.
#[allow(async_fn_in_trait)]
pub trait World {
	/// A connection to the chain.
	type Chain: Chain;
	/// A source of randomness.
	type Rng: CryptoRng;

	/// Connects to a node.
	async fn connect(&self, url: &str) -> Result<Self::Chain, ChainFailure>;

	/// What time it is.
	fn now(&self) -> Moment;

	/// Randomness for keys.
	fn rng(&mut self) -> &mut Self::Rng;

	/// Asks the person for a line.
	fn ask(&mut self, question: &str) -> io::Result<String>;

	/// Asks the person for a line that is not shown while it is typed.
	fn ask_secret(&mut self, question: &str) -> io::Result<Zeroizing<String>>;

	/// Tells the person how far things have come; this is no part of the result.
	fn tell(&mut self, progress: &str);
}
