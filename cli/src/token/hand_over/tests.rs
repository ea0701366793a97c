#![allow(clippy::unwrap_used)]

use litentry_token::Handovers;
use litentry_verifying_key::Scheme;
use litentry_vocabulary::GenesisHash;

use super::*;

const NOW: Moment = 1_795_324_080_000;
const HOUR: Moment = 3_600_000;

fn key(number: u8) -> SigningKey {
	SigningKey::new(Scheme::Ed25519, &[number; 32]).unwrap()
}

fn own() -> Holding {
	Holding {
		genesis: GenesisHash([5; 32]),
		token: TokenId([6; 32]),
		holder: key(0).verifying_key(),
		supporting: None,
		handovers: Handovers::default(),
	}
}

fn all_to(number: u8) -> Narrower {
	let to = key(number).verifying_key();
	Narrower { to, from: None, until: None, uses: None, hours: None }
}

fn give(holding: &Holding, from: u8, narrower: Narrower) -> Result<HandedOver, TokenFailure> {
	hand_over(holding, &key(from), narrower, None, NOW).map_err(|failure| match failure {
		Failure::Token(failure) => failure,
		other => unreachable!("{other}"),
	})
}

/// What the first receiver has: three uses in three hours from now on.
fn handed() -> Holding {
	let narrower = Narrower { until: Some(NOW + 3 * HOUR), uses: Some(3), ..all_to(1) };
	give(&own(), 0, narrower).unwrap().hand_over
}

#[test]
fn what_is_not_narrowed_is_handed_on_as_it_was() {
	let on = give(&handed(), 1, all_to(2)).unwrap();
	assert_eq!((on.from, on.until, on.uses, on.hours), (NOW, NOW + 3 * HOUR, Some(3), None));
	assert_eq!(check_handovers(&on.hand_over).unwrap().giver, key(2).verifying_key());
}

#[test]
fn a_handover_ends_with_the_token_unless_it_says_otherwise() {
	let limit = Some(NOW + HOUR);
	let given = hand_over(&own(), &key(0), all_to(1), limit, NOW).unwrap();
	assert_eq!(given.until, NOW + HOUR);
	assert_eq!(give(&own(), 0, all_to(1)).unwrap_err(), TokenFailure::NoEnd);
}

#[test]
fn nothing_wider_is_handed_on() {
	let hours = "daily 00:00-24:00 Z".parse::<OpeningHours>().unwrap().0;
	let within = Narrower { uses: Some(1), hours: Some(hours), ..all_to(2) };
	assert!(give(&handed(), 1, within).is_ok());
	for wider in [
		Narrower { until: Some(NOW + 4 * HOUR), ..all_to(2) },
		Narrower { from: Some(NOW - HOUR), ..all_to(2) },
		Narrower { uses: Some(4), ..all_to(2) },
	] {
		assert_eq!(give(&handed(), 1, wider).unwrap_err(), TokenFailure::HandoverWider);
	}
}

#[test]
fn a_handover_ends_after_it_begins_and_after_now() {
	let begins_late = Narrower { from: Some(NOW + 3 * HOUR), ..all_to(2) };
	assert_eq!(give(&handed(), 1, begins_late).unwrap_err(), TokenFailure::HandoverEmpty);
	let past = Narrower { from: Some(NOW - HOUR), until: Some(NOW), ..all_to(1) };
	assert_eq!(give(&own(), 0, past).unwrap_err(), TokenFailure::HandoverEmpty);
}

#[test]
fn only_the_receiver_hands_on() {
	let to = key(1).verifying_key();
	let failure = give(&handed(), 0, all_to(2)).unwrap_err();
	assert_eq!(failure, TokenFailure::NotReceiver { to });
}

#[test]
fn a_chain_has_four_handovers_at_most() {
	let fourth = (1..4).fold(handed(), |holding, giver| {
		give(&holding, giver, all_to(giver + 1)).unwrap().hand_over
	});
	assert_eq!(give(&fourth, 4, all_to(5)).unwrap_err(), TokenFailure::TooManyHandovers);
}

#[test]
fn what_was_changed_on_its_way_is_refused() {
	let mut changed = give(&handed(), 1, all_to(2)).unwrap().hand_over;
	changed.token = TokenId([7; 32]);
	assert_eq!(check_handovers(&changed).unwrap_err(), TokenFailure::HandoverUnsigned { at: 0 });
}
