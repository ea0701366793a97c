#![allow(clippy::unwrap_used)]

use proptest::{collection::vec, prelude::*};

use super::*;
use crate::bitcoin::wire::{Hash, Status};

const MINE: [u8; 2] = [1, 1];
const PINNED: SourceBlock = SourceBlock { number: 5, hash: [5; 32] };

fn question() -> BalanceAt {
	BalanceAt {
		address: "an address".into(),
		script: MINE.into(),
		block: PINNED,
		max_transactions: 10,
	}
}

fn output() -> impl Strategy<Value = Output> {
	let script = prop_oneof![Just(MINE.to_vec()), Just(vec![2])];
	let value = prop_oneof![0..100_u64, Just(u64::MAX)];
	(script, value).prop_map(|(scriptpubkey, value)| Output { scriptpubkey, value })
}

fn transaction() -> impl Strategy<Value = Transaction> {
	let input = prop_oneof![Just(Input::Coinbase), output().prop_map(Input::Spent)];
	let status = (0..9_u64).prop_map(|block_height| {
		let byte = u8::try_from(block_height).unwrap();
		Status { block_height, block_hash: Hash([byte; 32]) }
	});
	(any::<[u8; 32]>(), vec(input, 0..3), vec(output(), 0..3), status)
		.prop_map(|(txid, vin, vout, status)| Transaction { txid, vin, vout, status })
}

/// What is paid and spent up to the block, in numbers that cannot overflow.
fn counted_afresh(transactions: &[Transaction]) -> (u128, u128) {
	let mine = |output: &Output| {
		if output.scriptpubkey == MINE { u128::from(output.value) } else { 0 }
	};
	let spent = |input: &Input| match input {
		Input::Coinbase => 0,
		Input::Spent(output) => mine(output),
	};
	let counted = transactions.iter().filter(|it| it.status.block_height <= PINNED.number);
	counted.fold((0, 0), |(paid, gone), it| {
		let of_it: (u128, u128) = (it.vout.iter().map(mine).sum(), it.vin.iter().map(spent).sum());
		(paid + of_it.0, gone + of_it.1)
	})
}

proptest! {
	#[test]
	fn a_sum_is_the_one_counted_afresh_or_an_error(transactions in vec(transaction(), 0..6)) {
		let mut sum = Sum::default();
		let added = transactions.iter().try_for_each(|it| sum.add(&question(), it));
		let (paid, gone) = counted_afresh(&transactions);
		let fits = paid.max(gone) <= u128::from(u64::MAX);
		match added {
			Ok(()) => {
				prop_assert_eq!((u128::from(sum.received), u128::from(sum.spent)), (paid, gone));
				let is_later = |it: &&Transaction| it.status.block_height > PINNED.number;
				let later = transactions.iter().filter(is_later).count();
				let counts = (sum.added as usize, sum.later());
				prop_assert_eq!(counts, (transactions.len() - later, later));
			}
			Err(failure) => {
				prop_assert!(!fits);
				prop_assert_eq!(failure, CallFailed::Malformed);
			}
		}
	}

	#[test]
	fn whatever_a_server_replies_is_read_or_refused(body: Vec<u8>) {
		let _ = serde_json::from_slice::<Vec<Transaction>>(&body);
		let _ = serde_json::from_slice::<crate::bitcoin::wire::Block>(&body);
	}
}
