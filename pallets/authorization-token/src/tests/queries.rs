use std::collections::BTreeSet;

use litentry_token::{Definition, Hours, TokenInfo, TokenStanding, Update, Uses};
use litentry_vocabulary::{DefinitionId, IdentityId, TokenId};
use polkadot_sdk::frame_support::{assert_ok, traits::fungible::Mutate};

use crate::{Call, MAX_PAGE, mock::*};

fn standing(token: TokenId) -> Option<TokenStanding> {
	AuthorizationToken::token(token).map(|info| info.standing)
}

fn ids(page: Vec<(TokenId, TokenInfo)>) -> Vec<TokenId> {
	page.into_iter().map(|(id, _)| id).collect()
}

/// Reads page after page of two.
fn all(page: impl Fn(Option<TokenId>) -> Vec<(TokenId, TokenInfo)>) -> Vec<TokenId> {
	let mut found = Vec::new();
	loop {
		let next = ids(page(found.last().copied()));
		if next.is_empty() {
			return found;
		}
		found.extend(next);
	}
}

fn held_of(identity: IdentityId) -> Vec<TokenId> {
	all(|start| {
		let start = start.map(|id| (stored(id).identity, id));
		AuthorizationToken::tokens_of(holder(GUEST), Some(identity), start, 2)
	})
}

fn sorted(ids: impl IntoIterator<Item = TokenId>) -> BTreeSet<TokenId> {
	ids.into_iter().collect()
}

#[test]
fn a_token_is_told_with_its_issuers_amendments() {
	ExtBuilder.build_and_check(|| {
		let id = granted(pass());
		let expires = Some(START + HOUR);
		update_all(OWNER, Update { expires: Some(expires), ..UNCHANGED }).unwrap();
		let token = litentry_token::Token { expires, amendments: 1, ..stored(id) };
		let info = TokenInfo { token, standing: TokenStanding::Good(Uses::Left(3)) };
		assert_eq!(AuthorizationToken::token(id), Some(info));
		assert_eq!(AuthorizationToken::token(TokenId([9; 32])), None);
	});
}

#[test]
fn every_standing_is_told() {
	ExtBuilder.build_and_check(|| {
		let [good, recalled, used, closed] = [(); 4].map(|()| granted(pass()));
		assert_eq!(standing(good), Some(TokenStanding::Good(Uses::Left(3))));
		recall(OWNER, recalled).unwrap();
		assert_eq!(standing(recalled), Some(TokenStanding::Recalled));
		(0..3).for_each(|_| redeem(GUEST, used).unwrap());
		assert_eq!(standing(used), Some(TokenStanding::UsedUp));
		let sundays = Hours { days: 0b100_0000, from: 0, until: 96, offset: 0 };
		update(OWNER, closed, Update { hours: Some(Some(sundays)), ..UNCHANGED }).unwrap();
		assert_eq!(standing(closed), Some(TokenStanding::OutsideHours));
		let (definition, starts) = (offer(pass()), Some(START + 9 * HOUR));
		let to = account(GUEST);
		send(OWNER, Call::grant { to, identity: LOCK, definition, starts }).unwrap();
		let later = latest(LOCK);
		assert_eq!(standing(later), Some(TokenStanding::NotYet { starts: START + 9 * HOUR }));
		freeze(GUEST, GUEST).unwrap();
		assert_eq!(standing(good), Some(TokenStanding::Frozen));
		wait(3 * HOUR);
		assert_eq!(standing(good), Some(TokenStanding::Expired { expired: START + 3 * HOUR }));
		retire(LOCK);
		assert_eq!(standing(good), Some(TokenStanding::IdentityRetired));
	});
}

#[test]
fn an_accounts_tokens_come_page_by_page() {
	ExtBuilder.build_and_check(|| {
		let of_lock: Vec<_> = (0..5).map(|_| issue(OWNER, LOCK, GUEST).unwrap()).collect();
		let of_office: Vec<_> = (0..3).map(|_| issue(CLERK, OFFICE, GUEST).unwrap()).collect();
		issue(OWNER, LOCK, FRIEND).unwrap();
		let any = all(|start| {
			let start = start.map(|id| (stored(id).identity, id));
			AuthorizationToken::tokens_of(holder(GUEST), None, start, 2)
		});
		assert_eq!((any.len(), sorted(any)), (8, sorted([of_lock.clone(), of_office].concat())));
		let found = held_of(LOCK);
		assert_eq!((found.len(), sorted(found)), (5, sorted(of_lock)));
		assert_eq!(AuthorizationToken::token_count_of(holder(GUEST)), 8);
	});
}

#[test]
fn an_identitys_tokens_come_page_by_page() {
	ExtBuilder.build_and_check(|| {
		let to = [GUEST, FRIEND, GUEST, STRANGER, FRIEND];
		let issued = to.map(|to| issue(OWNER, LOCK, to).unwrap());
		issue(CLERK, OFFICE, GUEST).unwrap();
		let found = all(|start| AuthorizationToken::tokens_by(LOCK, start, 2));
		assert_eq!((found.len(), sorted(found)), (5, sorted(issued)));
		assert_eq!(AuthorizationToken::token_count_by(LOCK), 5);
	});
}

#[test]
fn a_page_goes_on_after_a_token_that_is_gone() {
	ExtBuilder.build_and_check(|| {
		for _ in 0..5 {
			issue(OWNER, LOCK, GUEST).unwrap();
		}
		let before = ids(AuthorizationToken::tokens_by(LOCK, None, 5));
		recall(OWNER, before[1]).unwrap();
		forget(before[1]).unwrap();
		let gone = Some(before[1]);
		assert_eq!(ids(AuthorizationToken::tokens_by(LOCK, gone, 5)), before[2..]);
		let of_guest = ids(AuthorizationToken::tokens_of(holder(GUEST), Some(LOCK), None, 5));
		let start = Some((LOCK, of_guest[0]));
		let rest = ids(AuthorizationToken::tokens_of(holder(GUEST), None, start, 5));
		assert_eq!(rest, of_guest[1..]);
	});
}

#[test]
fn a_start_of_another_identity_is_a_start_of_this_one() {
	ExtBuilder.build_and_check(|| {
		let token = issue(OWNER, LOCK, GUEST).unwrap();
		let start = Some((OFFICE, token));
		assert!(AuthorizationToken::tokens_of(holder(GUEST), Some(LOCK), start, 5).is_empty());
	});
}

#[test]
fn a_page_is_bounded_whatever_is_asked() {
	ExtBuilder.build().execute_with(|| {
		Balances::set_balance(&account(OWNER), 1_000_000);
		for _ in 0..=MAX_PAGE {
			issue(OWNER, LOCK, GUEST).unwrap();
		}
		let page = AuthorizationToken::tokens_by(LOCK, None, u32::MAX);
		assert_eq!(page.len(), MAX_PAGE as usize);
		let page = AuthorizationToken::tokens_of(holder(GUEST), None, None, u32::MAX);
		assert_eq!(page.len(), MAX_PAGE as usize);
		assert!(AuthorizationToken::tokens_by(LOCK, None, 0).is_empty());
	});
}

#[test]
fn definitions_come_page_by_page() {
	ExtBuilder.build_and_check(|| {
		let prices = [10, 20, 30];
		for price in prices {
			offer(Definition { price, ..pass() });
		}
		let page = |start| AuthorizationToken::definitions(LOCK, start, 2);
		let first = page(None);
		let rest = page(first.last().map(|(id, _)| *id));
		let mut found = [first, rest].concat();
		found.sort_by_key(|(id, _)| *id);
		let expected = prices.map(|price| Definition { price, ..pass() });
		assert_eq!(found, (0..).map(DefinitionId).zip(expected).collect::<Vec<_>>());
	});
}

#[test]
fn what_was_bought_last_is_told() {
	ExtBuilder.build_and_check(|| {
		let definition = offer(pass());
		let last = || AuthorizationToken::last_bought(LOCK, definition, holder(GUEST));
		assert_eq!(last(), None);
		let token = buy(GUEST, definition, GUEST).unwrap();
		assert_eq!(last(), Some(token));
	});
}

#[test]
fn guardians_and_frozen_accounts_are_told() {
	ExtBuilder.build_and_check(|| {
		let told = || {
			let guest = holder(GUEST);
			(AuthorizationToken::guardian(guest), AuthorizationToken::is_frozen(guest))
		};
		assert_eq!(told(), (None, false));
		name_guardian(GUEST, GUEST, Some(FRIEND)).unwrap();
		freeze(FRIEND, GUEST).unwrap();
		assert_eq!(told(), (Some(holder(FRIEND)), true));
	});
}

#[test]
fn the_last_report_is_told() {
	ExtBuilder.build_and_check(|| {
		let last = || AuthorizationToken::last_report(LOCK, holder(DOOR));
		assert_eq!(last(), 0);
		assert_ok!(Show::new(granted(pass()), GUEST).report(1));
		assert_eq!(last(), 1);
	});
}

#[test]
fn an_issuer_is_told_as_it_is() {
	ExtBuilder.build_and_check(|| {
		granted(pass());
		recall_all(OWNER).unwrap();
		assert_eq!(AuthorizationToken::issuer(LOCK), issuer(LOCK));
		assert_eq!((issuer(LOCK).issued, issuer(LOCK).definitions), (1, 1));
	});
}
