//! When a challenge may be used.

use litentry_vocabulary::BlockNumber;

use crate::Challenge;

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

/// Checks that a challenge may be used by a request that the block `included` holds.
pub fn check_expiry(challenge: &Challenge, included: BlockNumber) -> Result<(), ExpiryInvalid> {
	let expires = challenge.expires;
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
	use litentry_external_account::{EvmAddress, EvmChain, ExternalAccount};
	use litentry_vocabulary::{Account, GenesisHash};

	use super::*;

	fn expiring(expires: BlockNumber) -> Challenge {
		Challenge {
			external: ExternalAccount::Evm { chain: EvmChain(1), address: EvmAddress([1; 20]) },
			account: Account([2; 32]),
			genesis: GenesisHash([3; 32]),
			nonce: 0,
			expires,
		}
	}

	#[test]
	fn the_first_and_the_last_allowed_end_are_accepted() {
		assert_eq!(check_expiry(&expiring(100), 100), Ok(()));
		assert_eq!(check_expiry(&expiring(100 + MAX_CHALLENGE_LIFETIME), 100), Ok(()));
		assert_eq!(check_expiry(&expiring(BlockNumber::MAX), BlockNumber::MAX), Ok(()));
	}

	#[test]
	fn an_end_before_the_request_s_block_is_refused() {
		let refused = ExpiryInvalid::Expired { expires: 99, included: 100 };
		assert_eq!(check_expiry(&expiring(99), 100), Err(refused));
	}

	#[test]
	fn an_end_too_far_away_is_refused() {
		let refused = ExpiryInvalid::TooFar { expires: 14_501, latest: 14_500 };
		assert_eq!(check_expiry(&expiring(14_501), 100), Err(refused));
	}
}
