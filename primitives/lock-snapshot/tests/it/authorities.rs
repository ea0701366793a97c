use finality_grandpa::voter_set::VoterSet;
use litentry_lock_snapshot::{
	Authorities, AuthorityKey, InvalidAuthorities, MAX_AUTHORITIES, NotTrusted,
};
use parity_scale_codec::{DecodeAll, Encode};
use proptest::prelude::*;

const fn key(byte: u8) -> AuthorityKey {
	AuthorityKey([byte; 32])
}

fn list(weights: &[(u8, u64)]) -> Vec<(AuthorityKey, u64)> {
	weights.iter().map(|(byte, weight)| (key(*byte), *weight)).collect()
}

#[test]
fn more_than_two_thirds_are_needed() {
	for (voters, needed) in [(1, 1), (2, 2), (3, 3), (4, 3), (7, 5), (100, 67)] {
		let list: Vec<_> = (0..voters).map(|n| (key(n), 1)).collect();
		assert_eq!(Authorities::try_from(list).unwrap().threshold(), needed, "{voters}");
	}
}

#[test]
fn strangers_weigh_nothing() {
	let authorities = Authorities::try_from(list(&[(2, 5), (1, 3)])).unwrap();
	assert_eq!([1, 2, 3].map(|n| authorities.weight(&key(n))), [Some(3), Some(5), None]);
}

#[test]
fn what_is_no_set_is_refused_by_name() {
	for (weights, invalid) in [
		(list(&[]), InvalidAuthorities::Nobody),
		(list(&[(1, 1), (2, 1), (1, 1)]), InvalidAuthorities::Twice { key: key(1) }),
		(list(&[(1, 1), (2, 0)]), InvalidAuthorities::Weightless { key: key(2) }),
		(list(&[(1, u64::MAX), (2, 1)]), InvalidAuthorities::TooHeavy),
	] {
		assert_eq!(Authorities::try_from(weights), Err(invalid));
	}
	let count = MAX_AUTHORITIES as usize + 1;
	let many = (0..count).map(|n| (AuthorityKey([n as u8; 32]), 1)).collect::<Vec<_>>();
	assert_eq!(Authorities::try_from(many), Err(InvalidAuthorities::TooMany { count }));
	assert_eq!(NotTrusted::from(InvalidAuthorities::Nobody).to_string(), "there is no authority");
}

#[test]
fn only_the_one_order_decodes() {
	let authorities = Authorities::try_from(list(&[(2, 1), (1, 1)])).unwrap();
	assert_eq!(Authorities::decode_all(&mut &*authorities.encode()), Ok(authorities));
	for wrong in [list(&[(2, 1), (1, 1)]), list(&[(1, 1), (1, 1)]), list(&[]), list(&[(1, 0)])] {
		Authorities::decode_all(&mut &*wrong.encode()).unwrap_err();
	}
}

proptest! {
	#[test]
	fn weights_and_threshold_are_those_of_grandpa(weights: Vec<u64>) {
		let list: Vec<_> = (0u8..).map(key).zip(weights).collect();
		let theirs = VoterSet::new(list.clone());
		if let Ok(ours) = Authorities::try_from(list) {
			let theirs = theirs.unwrap();
			prop_assert_eq!(ours.threshold(), theirs.threshold().0.get());
			for (key, weight) in ours.iter() {
				prop_assert_eq!(theirs.get(key).unwrap().weight().0.get(), *weight);
			}
		}
	}
}
