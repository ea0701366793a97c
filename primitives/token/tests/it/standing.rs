//! Whether a token is good, apart from who shows it.

use litentry_identity::{Identity, Status};
use litentry_token::{Hours, Issuer, NotGood, Token, Update, Uses, effective, standing, token_id};
use litentry_vocabulary::{Moment, RecallEpoch, blake2_256};

use crate::world::{DAY, HOTEL, NOW, identity, token};

fn good(token: &Token, now: Moment) -> Result<Uses, NotGood> {
	standing(token, &Issuer::default(), &identity(), now)
}

#[test]
fn a_token_is_good_from_its_start_until_before_its_end() {
	let token = Token { starts: NOW, expires: Some(NOW + DAY), ..token(HOTEL) };
	assert_eq!(good(&token, NOW - 1), Err(NotGood::NotYet { starts: NOW }));
	assert_eq!(good(&token, NOW), Ok(Uses::Unlimited));
	assert_eq!(good(&token, NOW + DAY - 1), Ok(Uses::Unlimited));
	assert_eq!(good(&token, NOW + DAY), Err(NotGood::Expired { expired: NOW + DAY }));
	assert_eq!(good(&Token { expires: None, ..token }, Moment::MAX), Ok(Uses::Unlimited));
}

/// Of several reasons, what cannot change any more is told.
#[test]
fn the_most_lasting_reason_is_told() {
	let mut token = token(HOTEL);
	token.terms.hours = Some(Hours { days: 1, from: 0, until: 96, offset: 0 });
	assert_eq!(good(&token, NOW), Err(NotGood::OutsideHours));
	token.starts = NOW + 1;
	assert_eq!(good(&token, NOW), Err(NotGood::NotYet { starts: NOW + 1 }));
	token.expires = Some(NOW);
	assert_eq!(good(&token, NOW), Err(NotGood::Expired { expired: NOW }));
	token.terms.uses = Uses::Left(0);
	assert_eq!(good(&token, NOW), Err(NotGood::UsedUp));
	token.recalled = true;
	assert_eq!(good(&token, NOW), Err(NotGood::Recalled));
	let retired = Identity { status: Status::Retired, ..identity() };
	let result = standing(&token, &Issuer::default(), &retired, NOW);
	assert_eq!(result, Err(NotGood::IdentityRetired));
}

#[test]
fn one_epoch_recalls_all_tokens_of_the_one_before() {
	let issuer = Issuer { epoch: RecallEpoch(1), ..Issuer::default() };
	let judge = |epoch| {
		let token = Token { epoch: RecallEpoch(epoch), ..token(HOTEL) };
		standing(&token, &issuer, &identity(), NOW)
	};
	assert_eq!(judge(0), Err(NotGood::Recalled));
	assert_eq!(judge(1), Ok(Uses::Unlimited));
}

#[test]
fn amendments_count_whether_they_are_applied_before_or_not() {
	let update = Update { expires: Some(Some(NOW)), hours: None, data: None };
	let mut issuer = Issuer::default();
	issuer.amendments = issuer.amendments.amend(update).unwrap();
	let token = token(HOTEL);
	let expired = Err(NotGood::Expired { expired: NOW });
	assert_eq!(standing(&token, &issuer, &identity(), NOW), expired);
	assert_eq!(standing(&effective(&token, &issuer), &issuer, &identity(), NOW), expired);
}

#[test]
fn the_id_of_a_token_is_the_hash_of_its_domain_issuer_and_number() {
	let bytes = [&b"litentry/token/v1"[..], &[2; 32], &7u64.to_le_bytes()].concat();
	assert_eq!(token_id(&HOTEL, 7).0, blake2_256(&bytes));
	assert_eq!(
		token_id(&HOTEL, 7).to_string(),
		"0xb62677ae8a61ca8a001d22a3545ab12b9354e0c3b68e11288f806daf5a1d1c18"
	);
}
