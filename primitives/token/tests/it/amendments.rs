//! One change for all tokens of an identity.

use litentry_token::{Amendments, Hours, Issuer, Token, Update, effective};
use litentry_vocabulary::Moment;
use proptest::prelude::*;

use crate::{
	hours::hours,
	world::{HOTEL, NOW, data, token},
};

fn updates() -> impl Strategy<Value = Update> {
	let expires = prop::option::of(prop::option::of(any::<Moment>()));
	let hours = prop::option::of(prop::option::of(hours()));
	let data = prop::option::of(prop::collection::vec(any::<u8>(), 0..64).prop_map(|it| data(&it)));
	(expires, hours, data).prop_map(|(expires, hours, data)| Update { expires, hours, data })
}

fn amended(updates: &[Update]) -> Issuer {
	let amend = |amendments: Amendments, update: &Update| amendments.amend(update.clone()).unwrap();
	let amendments = updates.iter().fold(Amendments::default(), amend);
	Issuer { amendments, ..Issuer::default() }
}

/// As if each token had been changed by itself.
fn one_by_one(mut token: Token, updates: &[Update]) -> Token {
	for Update { expires, hours, data } in updates {
		token.expires = expires.unwrap_or(token.expires);
		token.terms.hours = hours.unwrap_or(token.terms.hours);
		token.terms.data = data.clone().unwrap_or(token.terms.data);
	}
	token
}

proptest! {
	/// Whenever a token was issued, later changes hold for it and earlier ones do not.
	#[test]
	fn one_write_is_as_good_as_changing_each_token(
		updates in prop::collection::vec(updates(), 0..6),
		issued_after: prop::sample::Index,
	) {
		let before = issued_after.index(updates.len() + 1);
		let mut token = token(HOTEL);
		token.amendments = before as u32;
		let mut expected = one_by_one(token.clone(), &updates[before..]);
		expected.amendments = updates.len() as u32;
		prop_assert_eq!(effective(&token, &amended(&updates)), expected);
	}

	#[test]
	fn a_token_is_amended_once(updates in prop::collection::vec(updates(), 0..6)) {
		let issuer = amended(&updates);
		let once = effective(&token(HOTEL), &issuer);
		prop_assert_eq!(effective(&once, &issuer), once);
	}
}

#[test]
fn the_last_number_cannot_be_passed() {
	let last = Amendments { made: u32::MAX, ..Amendments::default() };
	let update = Update { expires: Some(None), hours: None, data: None };
	assert_eq!(last.amend(update), None);
}

#[test]
fn a_limit_can_be_lifted() {
	let update = Update { expires: Some(None), hours: Some(None), data: None };
	let mut limited = token(HOTEL);
	limited.expires = Some(NOW);
	limited.terms.hours = Some(Hours { days: 1, from: 0, until: 96, offset: 0 });
	let lifted = effective(&limited, &amended(&[update]));
	assert_eq!((lifted.expires, lifted.terms.hours), (None, None));
}
