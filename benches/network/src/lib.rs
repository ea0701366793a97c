//! Measures what happens on a local network of real processes.
//!
//! - `main_job`: from requests to certified scores; `cargo xtask bench main-job`
//! - `links`: from link requests to confirmed links; `cargo xtask bench links`
//! - `registrar`: from a thousand open requests to their judgements; `cargo xtask bench registrar`
//!
//! A crate of its own because it needs the whole network's libraries, which `cargo bench` would
//! otherwise build once more for the measurements that need none of them.

pub mod memory;
mod moment;
mod percentile;
mod programs;

pub use moment::{Moment, now};
pub use percentile::percentile;
pub use programs::programs;

/// The profile that the programs are built with.
pub const PROFILE: &str = if cfg!(debug_assertions) { "dev" } else { "release" };

/// The time from one block to the next: nothing can be answered sooner than in the block after its own.
pub const BLOCK_SECONDS: f64 = 6.0;
