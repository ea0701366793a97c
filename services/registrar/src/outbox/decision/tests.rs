use litentry_vocabulary::{Account, GenesisHash};

use super::*;
use crate::{
	identity::{IdentityInfo, Judgement, RegistrarIndex, Registration},
	outbox::{IntentId, TransactionHash},
	request::RequestKey,
};

const US: RegistrarIndex = RegistrarIndex(3);
const FEE: Judgement = Judgement::FeePaid(7);

fn info(name: &str) -> IdentityInfo {
	IdentityInfo::new(name.as_bytes(), [])
}

fn planned() -> Intent {
	let (chain, account) = (GenesisHash([1; 32]), Account([2; 32]));
	Intent {
		id: IntentId(1),
		key: RequestKey { chain, registrar: US, account },
		info: info("alice").hash(),
		judgement: Judgement::Reasonable,
		over: Said::judgement(FEE),
		attempts: 0,
		signed: None,
	}
}

fn signed() -> Intent {
	let signed = Signed { bytes: vec![], hash: TransactionHash([0; 32]), nonce: 4, dies_at: 20 };
	Intent { attempts: 1, signed: Some(signed), ..planned() }
}

fn facts(name: &str, said: impl IntoIterator<Item = Judgement>) -> Facts {
	let judgements = said.into_iter().map(|judgement| (US, judgement)).collect();
	let registration = Some(Registration { info: info(name), judgements });
	Facts { finalized: 10, registration, nonce: 4, inclusion: None }
}

#[test]
fn what_is_decided_is_signed_while_the_chain_still_waits_for_it() {
	assert_eq!(next(&planned(), &facts("alice", [FEE])), Step::Sign { attempt: 1 });
	let closed = |facts: &Facts| next(&planned(), facts);
	assert_eq!(closed(&facts("other", [FEE])), Step::Close(Outcome::Superseded));
	assert_eq!(closed(&facts("alice", [])), Step::Close(Outcome::Overtaken));
	let by_hand = facts("alice", [Judgement::Reasonable]);
	assert_eq!(closed(&by_hand), Step::Close(Outcome::Overtaken));
	let gone = Facts { registration: None, ..facts("alice", []) };
	assert_eq!(closed(&gone), Step::Close(Outcome::Overtaken));
}

#[test]
fn while_a_transaction_may_still_land_no_other_is_made_and_nothing_is_closed() {
	assert_eq!(next(&signed(), &facts("alice", [FEE])), Step::Send);
	assert_eq!(next(&signed(), &facts("other", [FEE])), Step::Wait);
	assert_eq!(next(&signed(), &facts("alice", [])), Step::Wait);
	assert_eq!(next(&signed(), &facts("alice", [Judgement::Reasonable])), Step::Wait);
}

#[test]
fn what_a_block_says_of_the_transaction_counts_first() {
	let found = |inclusion| Facts { inclusion: Some(inclusion), ..facts("other", [FEE]) };
	for (inclusion, outcome) in [
		(Inclusion::Judged, Outcome::Judged),
		(Inclusion::DifferentIdentity, Outcome::Superseded),
		(Inclusion::Refused, Outcome::Failed),
	] {
		assert_eq!(next(&signed(), &found(inclusion)), Step::Close(outcome));
	}
}

#[test]
fn once_its_era_is_over_or_its_nonce_used_the_chain_s_state_decides() {
	let over = |facts: Facts| {
		let by_era = next(&signed(), &Facts { finalized: 19, ..facts.clone() });
		let by_nonce = next(&signed(), &Facts { nonce: 5, ..facts });
		match (by_era, by_nonce) {
			(Step::Sign { attempt: 1 }, Step::Sign { attempt: 2 }) => {}
			_ => assert_eq!(by_era, by_nonce),
		}
		by_era
	};
	assert_eq!(over(facts("alice", [FEE])), Step::Sign { attempt: 1 });
	assert_eq!(over(facts("alice", [Judgement::Reasonable])), Step::Close(Outcome::Judged));
	assert_eq!(over(facts("other", [FEE])), Step::Close(Outcome::Superseded));
	assert_eq!(over(facts("alice", [])), Step::Close(Outcome::Overtaken));
	assert_eq!(next(&signed(), &Facts { finalized: 18, ..facts("alice", [FEE]) }), Step::Send);
}

#[test]
fn what_never_lands_is_put_before_the_operator() {
	let tired = Intent { attempts: MAX_ATTEMPTS, ..signed() };
	let dead = Facts { nonce: 5, ..facts("alice", [FEE]) };
	assert_eq!(next(&tired, &dead), Step::Close(Outcome::Failed));
	let dropped = Facts { finalized: 19, ..facts("alice", [FEE]) };
	assert_eq!(next(&tired, &dropped), Step::Sign { attempt: MAX_ATTEMPTS });
}
