//! Numbers of a configuration that are not zero.

use std::num::NonZeroU64;

/// A default of `N`, which the compiler checks not to be zero.
pub(crate) const fn number<const N: u64>() -> NonZeroU64 {
	const { NonZeroU64::new(N).unwrap() }
}
