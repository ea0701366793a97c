//! Where a chain keeps what is read, and in which form.

use blake2::{Blake2b, Digest, digest::consts::U16};
use litentry_external_account::SubstrateAccount;
use litentry_vocabulary::Moment;
use twox_hash::XxHash64;

/// Bytes of `AccountInfo<u32, AccountData<u128>>`: a nonce and three counters of references of 4
/// bytes each, then the amounts free, reserved and frozen and the flags, of 16 bytes each.
const ACCOUNT_LENGTH: usize = 4 * 4 + 4 * 16;

/// The key of the time of a block, `Timestamp.Now`.
pub(crate) fn now() -> Vec<u8> {
	place(b"Timestamp", b"Now")
}

/// The key of an account's entry, `System.Account`, a map by `Blake2_128Concat`.
pub(crate) fn account(account: &SubstrateAccount) -> Vec<u8> {
	let mut key = place(b"System", b"Account");
	key.extend(Blake2b::<U16>::digest(account.0));
	key.extend(account.0);
	key
}

fn place(pallet: &[u8], item: &[u8]) -> Vec<u8> {
	[twox_128(pallet), twox_128(item)].concat()
}

fn twox_128(bytes: &[u8]) -> [u8; 16] {
	let [low, high] = [0, 1].map(|seed| XxHash64::oneshot(seed, bytes).to_le_bytes());
	let mut hash = [0; 16];
	hash[..8].copy_from_slice(&low);
	hash[8..].copy_from_slice(&high);
	hash
}

/// Reads the time of a block, in milliseconds.
pub(crate) fn read_moment(bytes: &[u8]) -> Option<Moment> {
	bytes.try_into().ok().map(u64::from_le_bytes)
}

/// All that an account has, free and reserved, of the bytes of its entry; `None` when they are not in
/// the standard form.
pub(crate) fn read_balance(bytes: &[u8]) -> Option<u128> {
	const FREE: usize = 4 * 4;
	let entry: &[u8; ACCOUNT_LENGTH] = bytes.try_into().ok()?;
	let amount = |at: usize| entry[at..].first_chunk().map(|bytes| u128::from_le_bytes(*bytes));
	amount(FREE)?.checked_add(amount(FREE + 16)?)
}

#[cfg(test)]
mod tests {
	use proptest::prelude::*;

	use super::*;

	/// The account of the well-known key `//Alice`.
	const ALICE: &str = "d43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d";

	#[test]
	fn keys_are_those_that_every_substrate_chain_has() {
		assert_eq!(
			hex::encode(now()),
			"f0c365c3cf59d671eb72da0e7a4113c49f1f0515f462cdcf84e0f1d6045dfcbb"
		);
		let mut alice = [0; 32];
		assert_eq!(hex::decode_to_slice(ALICE, &mut alice), Ok(()));
		assert_eq!(
			hex::encode(account(&SubstrateAccount(alice))),
			format!(
				"26aa394eea5630e07c48ae0c9558cef7b99d880ec681799c0cf30e8886371da9\
				de1e86a9a8c739864cf3cc5ec2bea59f{ALICE}"
			)
		);
	}

	#[test]
	fn a_balance_is_what_is_free_and_what_is_reserved() {
		let mut entry = vec![9; 16];
		for amount in [5_u128, 7, 11, 13] {
			entry.extend(amount.to_le_bytes());
		}
		assert_eq!(read_balance(&entry), Some(12));
	}

	#[test]
	fn an_entry_of_another_form_has_no_balance() {
		for length in [0, 72, 79, 81, 96] {
			assert_eq!(read_balance(&vec![0; length]), None);
		}
		assert_eq!(read_balance(&[0xff; ACCOUNT_LENGTH]), None);
	}

	proptest! {
		#[test]
		fn whatever_a_server_replies_is_read_or_refused(bytes: Vec<u8>) {
			prop_assert!(read_balance(&bytes).is_none() || bytes.len() == ACCOUNT_LENGTH);
			prop_assert_eq!(read_moment(&bytes).is_some(), bytes.len() == 8);
		}
	}

	#[test]
	fn a_time_has_eight_bytes() {
		assert_eq!(read_moment(&[1, 2, 0, 0, 0, 0, 0, 0]), Some(0x0201));
		assert_eq!(read_moment(&[1, 2, 0, 0]), None);
	}
}
