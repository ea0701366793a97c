//! What a verifier accepts of clocks and lifetimes.

/// What a verifier accepts of clocks and lifetimes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Policy {
	/// How many milliseconds the presenter's clock may differ from the verifier's.
	pub skew: u32,
	/// For how many milliseconds a presentation may be usable at most.
	pub max_lifetime: u32,
}

impl Default for Policy {
	/// Half a minute of skew, and two minutes of lifetime.
	fn default() -> Self {
		Self { skew: 30_000, max_lifetime: 120_000 }
	}
}
