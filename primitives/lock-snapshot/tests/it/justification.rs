//! Votes that make a block final, and votes that do not.

use litentry_lock_snapshot::{
	BlockHash, Header, Justification, MAX_ANCESTRY, NotFinal, Precommit, SetId,
};
use polkadot_sdk::sp_core::ed25519::Pair;

use crate::chain::{ROUND, authorities, child, header, justification, justify, key, vote, voters};

const SET: SetId = SetId(3);

fn check(justification: &Justification, block: &Header) -> Result<BlockHash, NotFinal> {
	justification.check(block, SET, &authorities(&voters(1..=4)))
}

fn block() -> Header {
	header(40, [1; 32])
}

fn votes(voters: &[Pair], block: &Header) -> Vec<Precommit> {
	voters.iter().map(|voter| vote(voter, block, ROUND, SET)).collect()
}

const fn too_little(weight: u64) -> Result<BlockHash, NotFinal> {
	Err(NotFinal::TooLittleWeight { weight, threshold: 3 })
}

#[test]
fn votes_of_more_than_two_thirds_make_a_block_final() {
	for some in [1..=4, 1..=3, 2..=4] {
		let justification = justify(&block(), &voters(some), SET);
		assert_eq!(check(&justification, &block()), Ok(block().hash()));
	}
}

#[test]
fn votes_of_less_do_not() {
	assert_eq!(check(&justify(&block(), &voters(1..=2), SET), &block()), too_little(2));
	assert_eq!(check(&justify(&block(), &[], SET), &block()), too_little(0));
}

#[test]
fn an_authority_counts_once_however_often_it_votes() {
	let again = votes(&voters([1, 2, 2, 2]), &block());
	assert_eq!(check(&justification(&block(), again), &block()), too_little(2));
}

#[test]
fn an_authority_that_votes_for_two_blocks_counts_for_what_it_voted_for() {
	let (other, two, three) = (header(40, [2; 32]), voters(1..=2), voters(3..=3));
	let elsewhere = [votes(&two, &block()), votes(&voters([3, 3]), &other)].concat();
	assert_eq!(check(&justification(&block(), elsewhere), &block()), too_little(2));

	let both = [votes(&three, &other), votes(&voters(1..=3), &block())].concat();
	assert_eq!(check(&justification(&block(), both), &block()), Ok(block().hash()));
}

#[test]
fn strangers_do_not_vote() {
	let [.., stranger] = &voters(1..=5)[..] else { unreachable!() };
	let justification = justify(&block(), &voters(1..=5), SET);
	let refused = NotFinal::Stranger { voter: key(stranger) };
	assert_eq!(check(&justification, &block()), Err(refused));
}

#[test]
fn votes_of_another_round_or_set_do_not_count() {
	let voter = key(&voters([1])[0]);
	let refused = Err(NotFinal::BadSignature { voter });
	for set in [SetId(2), SetId(4)] {
		let [one, rest @ ..] = &voters(1..=4)[..] else { unreachable!() };
		let mut votes = votes(rest, &block());
		votes.push(vote(one, &block(), ROUND, set));
		assert_eq!(check(&justification(&block(), votes), &block()), refused);
	}
	let later = Justification { round: ROUND + 1, ..justify(&block(), &voters(1..=1), SET) };
	let one = authorities(&voters(1..=1));
	assert_eq!(later.check(&block(), SET, &one), refused);
}

#[test]
fn a_vote_that_someone_else_signed_does_not_count() {
	let mut votes = votes(&voters(1..=4), &block());
	votes[1].signature = votes[0].signature;
	let refused = NotFinal::BadSignature { voter: votes[1].voter };
	assert_eq!(check(&justification(&block(), votes), &block()), Err(refused));
}

#[test]
fn a_prevote_is_not_a_precommit() {
	use polkadot_sdk::sp_core::Pair as _;
	let voters = voters(1..=4);
	let mut votes = votes(&voters, &block());
	let mut prevote = votes[0].message(ROUND, SET);
	prevote[0] = 0;
	votes[0].signature = voters[0].sign(&prevote).0;
	let refused = NotFinal::BadSignature { voter: key(&voters[0]) };
	assert_eq!(check(&justification(&block(), votes), &block()), Err(refused));
}

#[test]
fn votes_for_another_block_say_nothing_about_this_one() {
	let other = header(41, [1; 32]);
	let justification = justify(&other, &voters(1..=4), SET);
	let refused = NotFinal::OtherBlock { number: 41, target: other.hash() };
	assert_eq!(check(&justification, &block()), Err(refused));

	let number = Justification { number: 41, ..justify(&block(), &voters(1..=4), SET) };
	let refused = NotFinal::OtherBlock { number: 41, target: block().hash() };
	assert_eq!(check(&number, &block()), Err(refused));
}

#[test]
fn votes_for_blocks_after_it_count_with_the_headers_between() {
	let (first, second) = (child(&block()), child(&child(&block())));
	let spread = || {
		let [one, two, three] = [1, 2, 3].map(|n| voters([n]));
		[votes(&one, &block()), votes(&two, &first), votes(&three, &second)].concat()
	};
	let with = |headers: Vec<Header>| Justification {
		ancestry: headers.try_into().unwrap(),
		..justification(&block(), spread())
	};
	let all = vec![second.clone(), first.clone()];
	assert_eq!(check(&with(all), &block()), Ok(block().hash()));
	assert_eq!(check(&with(vec![second.clone()]), &block()), too_little(1));
	assert_eq!(check(&with(vec![first.clone()]), &block()), too_little(2));
	assert_eq!(check(&with(Vec::new()), &block()), too_little(1));
}

#[test]
fn votes_for_blocks_before_it_or_beside_it_do_not_count() {
	let (parent, beside) = (header(39, [0; 32]), child(&header(39, [1; 32])));
	let block = child(&parent);
	let votes = [votes(&voters(1..=2), &block), votes(&voters([3]), &parent)].concat();
	let before = Justification {
		ancestry: vec![block.clone()].try_into().unwrap(),
		..justification(&block, votes)
	};
	assert_eq!(check(&before, &block), too_little(2));

	let votes = [self::votes(&voters(1..=2), &block), self::votes(&voters([3]), &beside)].concat();
	let beside = Justification {
		ancestry: vec![beside].try_into().unwrap(),
		..justification(&block, votes)
	};
	assert_eq!(check(&beside, &block), too_little(2));
}

#[test]
fn the_longest_ancestry_is_followed() {
	let (block, mut headers) = (block(), Vec::new());
	let mut last = block.clone();
	for _ in 0..MAX_ANCESTRY {
		last = child(&last);
		headers.push(last.clone());
	}
	let far = Justification {
		ancestry: headers.try_into().unwrap(),
		..justification(&block, votes(&voters(1..=4), &last))
	};
	assert_eq!(check(&far, &block), Ok(block.hash()));
}
