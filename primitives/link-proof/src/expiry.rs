//! When a challenge may be used.

use litentry_vocabulary::BlockNumber;

/// The most blocks that a challenge may be valid for: a day of 6-second blocks.
pub const MAX_CHALLENGE_LIFETIME: BlockNumber = 14_400;

/// Why a challenge may not be used in a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ExpiryInvalid {
	/// The challenge ended before the block.
	#[error("expired at block {expires}, but reached the chain in block {included}")]
	Expired {
		/// The last block at which the challenge could be used.
		expires: BlockNumber,
		/// The block that holds the request.
		included: BlockNumber,
	},
	/// The challenge would be valid for too long.
	#[error("expires at block {expires}, later than block {latest}, the latest allowed")]
	TooFar {
		/// The last block at which the challenge could be used.
		expires: BlockNumber,
		/// The latest end that is allowed.
		latest: BlockNumber,
	},
}

/// Checks that a proof that expires at a block may be used by what the block `included` holds.
///
/// # Errors
///
/// It has expired, or would be valid for too long.
pub fn check_expiry(expires: BlockNumber, included: BlockNumber) -> Result<(), ExpiryInvalid> {
	let latest = included.saturating_add(MAX_CHALLENGE_LIFETIME);
	if expires < included {
		return Err(ExpiryInvalid::Expired { expires, included });
	}
	if expires > latest {
		return Err(ExpiryInvalid::TooFar { expires, latest });
	}
	Ok(())
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn the_first_and_the_last_allowed_end_are_accepted() {
		assert_eq!(check_expiry(100, 100), Ok(()));
		assert_eq!(check_expiry(100 + MAX_CHALLENGE_LIFETIME, 100), Ok(()));
		assert_eq!(check_expiry(BlockNumber::MAX, BlockNumber::MAX), Ok(()));
	}

	#[test]
	fn an_end_before_the_request_s_block_is_refused() {
		let refused = ExpiryInvalid::Expired { expires: 99, included: 100 };
		assert_eq!(check_expiry(99, 100), Err(refused));
	}

	#[test]
	fn an_end_too_far_away_is_refused() {
		let refused = ExpiryInvalid::TooFar { expires: 14_501, latest: 14_500 };
		assert_eq!(check_expiry(14_501, 100), Err(refused));
	}
}
