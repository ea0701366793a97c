use litentry_token::Token;
use parity_scale_codec::{Encode, MaxEncodedLen};

use crate::{DepositedDefinition, Issuers, mock::*};

#[test]
fn a_token_takes_this_many_bytes() {
	ExtBuilder.build_and_check(|| {
		let token = stored(buy(GUEST, offer(pass()), GUEST).unwrap());
		assert_eq!((token.encoded_size(), Token::max_encoded_len()), (158, 279));
	});
}

#[test]
fn a_definition_takes_at_most_this_many_bytes() {
	assert_eq!(DepositedDefinition::max_encoded_len(), 723);
}

#[test]
fn an_issuer_takes_this_many_bytes() {
	ExtBuilder.build_and_check(|| {
		offer(pass());
		assert_eq!(Issuers::<Test>::get(LOCK).encoded_size(), 31);
	});
}

#[test]
fn a_token_comes_with_five_writes_and_a_used_one_with_one() {
	let mut ext = ExtBuilder.build();
	let token = ext.execute_with(|| issue(OWNER, LOCK, GUEST).unwrap());
	assert_eq!(changes(&ext).len(), 5);
	ext.commit_all().unwrap();
	ext.execute_with(|| redeem(GUEST, token).unwrap());
	assert_eq!(changes(&ext).len(), 1);
}
