//! What holds for every byte, every chain and every sequence.

use litentry_token::{Holding, Permission, Presentation, Uses};
use litentry_verifying_key::SigningKey;
use parity_scale_codec::{DecodeAll, Encode};
use proptest::prelude::*;

use crate::{
	hours::hours,
	wallet::{
		answer, chain, cleaner, friend, give, guest, holding, host, permission, show, stranger,
	},
	world::{Book, DAY, HOUR, NOW, World, ask},
};

/// Every byte that is sent counts.
#[test]
fn a_presentation_with_one_byte_changed_is_refused() {
	for length in 0..=4 {
		let (holding, by) = chain(length);
		let bytes = show(&holding, &by).encode();
		for at in 0..bytes.len() {
			let mut changed = bytes.clone();
			changed[at] ^= 1 << (at % 8);
			let shown = Presentation::decode_all(&mut &changed[..]);
			assert!(!shown.is_ok_and(|it| World::new().verify(&it).is_ok()), "byte {at}");
		}
	}
}

fn uses() -> impl Strategy<Value = Uses> {
	prop_oneof![Just(Uses::Unlimited), (0..6u32).prop_map(Uses::Left)]
}

/// What a giver might permit, whether he may or not; mostly around now.
fn permissions() -> impl Strategy<Value = Permission> {
	let times = (0..3 * HOUR, 0..3 * HOUR);
	(times, uses(), prop::option::weighted(0.3, hours())).prop_map(
		|((from, until), uses, hours)| {
			let (from, until) = (NOW - 2 * HOUR + from, NOW + until);
			Permission { from, until, uses, hours, ..permission(&guest()) }
		},
	)
}

/// What each receiver of a chain of permissions keeps, with the key that shows it; the host first.
fn wallets(permissions: &[Permission]) -> Vec<(Holding, SigningKey)> {
	let receivers = [guest(), friend(), cleaner(), stranger()];
	let mut wallets = vec![(holding(), host())];
	for (permission, receiver) in permissions.iter().zip(receivers) {
		let (holding, giver) = wallets.last().unwrap();
		let permission = Permission { to: receiver.verifying_key(), ..*permission };
		wallets.push((give(holding, giver, permission), receiver));
	}
	wallets
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(96))]

	/// Whenever the last of a chain is admitted, all before could have been, and each permission
	/// allows this moment.
	#[test]
	fn a_handover_never_widens(
		permissions in prop::collection::vec(permissions(), 0..=4),
		now in NOW - 3 * HOUR..NOW + 4 * HOUR,
	) {
		let admits = |(holding, by): &(Holding, SigningKey)| {
			World::new().verify_at(&answer(holding, by, &ask(0), now), now).is_ok()
		};
		let admitted: Vec<bool> = wallets(&permissions).iter().map(admits).collect();
		prop_assert!(admitted.is_sorted_by(|before, after| before >= after));
		if admitted.last() == Some(&true) {
			prop_assert!(permissions.is_sorted_by(|before, after| before.covers(after)));
			let allows = |it: &Permission| {
				it.from <= now && now < it.until && it.hours.is_none_or(|hours| hours.contain(now))
			};
			prop_assert!(permissions.iter().all(allows));
		}
	}

	/// Whoever shows a token and however often, neither it nor any handover is used more often than
	/// it can be.
	#[test]
	fn uses_are_never_exceeded(
		of_token in uses(),
		of_handovers in prop::collection::vec(uses(), 4),
		visits in prop::collection::vec((0..5usize, 0..20u8), 1..40),
	) {
		let world = World::with(|it| it.room().terms.uses = of_token);
		let permit = |uses| Permission { uses, ..permission(&guest()) };
		let wallets = wallets(&of_handovers.iter().copied().map(permit).collect::<Vec<_>>());
		let mut book = Book::default();
		let mut admitted = [0u32; 5];
		for (who, number) in visits {
			let (holding, by) = &wallets[who];
			let shown = answer(holding, by, &ask(number), NOW);
			if let Ok(admission) = book.verify(&world, &shown, &ask(number)) {
				book.count(&ask(number), &admission);
				admitted[..=who].iter_mut().for_each(|uses| *uses += 1);
			}
		}
		for (limit, used) in [of_token].into_iter().chain(of_handovers).zip(admitted) {
			prop_assert!(limit.after(used).is_some(), "{used} uses of {limit:?}");
		}
	}

	#[test]
	fn a_presentation_is_good_for_one_question_and_its_time(
		asked: u8,
		put: u8,
		late in 0..DAY,
	) {
		let shown = answer(&holding(), &host(), &ask(asked), NOW);
		let admitted = Book::default().verify(&World::new(), &shown, &ask(put)).is_ok();
		prop_assert_eq!(admitted, asked == put);
		let world = World::new();
		let shown = show(&holding(), &host());
		prop_assert_eq!(world.verify_at(&shown, NOW + late).is_ok(), late < 90_000);
	}

	#[test]
	fn any_bytes_are_refused_or_stand_for_themselves(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
		if let Ok(shown) = Presentation::decode_all(&mut &bytes[..]) {
			prop_assert_eq!(shown.encode(), bytes);
			prop_assert!(World::new().verify(&shown).is_err());
		}
	}
}
