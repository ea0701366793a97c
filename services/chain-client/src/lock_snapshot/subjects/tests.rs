#![allow(clippy::unwrap_used)]

use litentry_lock_snapshot::MAX_IDENTITIES;
use litentry_token::{Terms, TokenStanding, Transfer, Uses};

use super::*;

const HOTEL: IdentityId = IdentityId([1; 32]);
const GUEST: Account = Account([2; 32]);
const DOOR: Account = Account([3; 32]);

fn id(number: u32) -> TokenId {
	TokenId(number.to_be_bytes().repeat(8).try_into().unwrap())
}

fn token(number: u32, standing: TokenStanding) -> (TokenId, TokenInfo) {
	let token = Token {
		identity: HOTEL,
		definition: None,
		holder: GUEST,
		starts: 0,
		expires: None,
		terms: Terms {
			uses: Uses::Unlimited,
			hours: None,
			transfer: Transfer::Forbidden,
			requires: None,
			data: Default::default(),
			data_type: 0,
		},
		epoch: Default::default(),
		amendments: 0,
		recalled: false,
		depositor: GUEST,
		deposit: 0,
	};
	(id(number), TokenInfo { token, standing })
}

const GOOD: TokenStanding = TokenStanding::Good(Uses::Unlimited);

#[test]
fn all_tokens_that_there_is_room_for_are_chosen() {
	let tokens = vec![token(1, TokenStanding::Recalled), token(2, GOOD)];
	assert_eq!(chosen(tokens).unwrap().into_keys().collect::<Vec<_>>(), [id(1), id(2)]);
}

#[test]
fn where_there_is_little_room_those_that_may_be_good_come_first() {
	let ended = (0..10).map(|number| token(number, TokenStanding::UsedUp));
	let live = (10..MAX_TOKENS + 8).map(|number| token(number, GOOD));
	let chosen = chosen(ended.chain(live).collect()).unwrap();
	let expected: Vec<_> = (0..2).chain(10..MAX_TOKENS + 8).map(id).collect();
	assert_eq!(chosen.into_keys().collect::<Vec<_>>(), expected);
}

#[test]
fn more_tokens_than_a_snapshot_holds_are_too_many() {
	let live = (0..=MAX_TOKENS).map(|number| token(number, TokenStanding::NotYet { starts: 1 }));
	let refused = chosen(live.collect()).unwrap_err();
	let count = MAX_TOKENS as usize + 1;
	assert!(matches!(refused, NoSnapshot::TooManyTokens { count: it } if it == count));
}

#[test]
fn a_lock_asks_about_its_identities_and_what_it_reported_of_them() {
	let lock = LockSubjects { identities: vec![HOTEL], verifier: Some(DOOR) };
	let (_, info) = token(1, GOOD);
	let (subjects, entries) = super::subjects(&lock, &[(id(1), info.token)].into()).unwrap();
	assert_eq!(subjects.verifiers.into_inner(), [(HOTEL, DOOR)]);
	let needed = [
		Entry::Genesis,
		Entry::Timestamp,
		Entry::Identity(HOTEL),
		Entry::Issuer(HOTEL),
		Entry::Token(id(1)),
		Entry::Frozen(GUEST),
		Entry::Report(HOTEL, DOOR),
	];
	assert_eq!(entries, needed.into());
}

#[test]
fn more_identities_than_a_snapshot_holds_are_too_many() {
	let count = MAX_IDENTITIES as usize + 1;
	let lock = LockSubjects { identities: vec![HOTEL; count], verifier: None };
	let refused = super::subjects(&lock, &BTreeMap::new()).unwrap_err();
	assert!(matches!(refused, NoSnapshot::TooManyIdentities { count: it } if it == count));
}
