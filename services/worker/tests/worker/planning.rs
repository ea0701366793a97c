//! Which tasks answer a request, and what the algorithm receives.

use std::collections::BTreeSet;

use litentry_computing_request::{Disclosure, Undetermined};
use litentry_external_account::{EvmAddress, EvmChain, ExternalAccount};
use litentry_knowledge::Value;
use litentry_link_record::{LinkRecord, ProvenBy};
use litentry_observation::{Answer, CommitteeSize, Question, SourceBlock, Task, committee};
use litentry_vocabulary::{LinkId, RequestId};
use litentry_worker::{Draw, OpenRequest, Plan, plan};

use crate::{
	fake_analyzers::account,
	world::{AT, algorithm, computing_request, requested, socks, swaps},
};

const ID: RequestId = RequestId(4);

fn request() -> OpenRequest {
	requested(ID, &computing_request(&[1, 2], Disclosure::Score)).open
}

fn accounts() -> [LinkRecord; 2] {
	[1, 2].map(|number| on_chain(1, number, ProvenBy::Key))
}

fn on_chain(chain: u64, number: u8, proven_by: ProvenBy) -> LinkRecord {
	let (chain, address) = (EvmChain(chain), EvmAddress([number; 20]));
	LinkRecord { external: ExternalAccount::Evm { chain, address }, id: LinkId(0), proven_by }
}

fn draw(analyzers: u8) -> Draw {
	let pool = (1..=analyzers).map(account).collect();
	Draw { seed: [4; 32], pool, size: CommitteeSize::SMALLEST }
}

fn planned(analyzers: u8) -> Result<Plan, Undetermined> {
	plan(&request(), &accounts(), &algorithm().events, &draw(analyzers))
}

fn position_of(task: &Task) -> u8 {
	match task.question {
		Question::Event { position, .. } => position,
		Question::ContractSignature { .. } => panic!("{task:?} is about no event"),
	}
}

#[test]
fn each_event_is_asked_about_each_account() {
	let plan = planned(8).unwrap();
	let tasks: Vec<_> = plan.inquiries.into_iter().map(|inquiry| inquiry.task).collect();
	let [first, second] = accounts().map(|account| account.external);
	let task = |position, event, external| Task {
		question: Question::Event { request: ID, position, event },
		external,
		at: AT,
	};
	let (socks, swaps) = (socks().id(), swaps().id());
	let expected = [
		task(0, socks, first),
		task(0, swaps, first),
		task(1, socks, second),
		task(1, swaps, second),
	];
	assert_eq!(tasks, expected);
}

#[test]
fn the_committees_are_those_of_the_draw() {
	let (plan, draw) = (planned(9).unwrap(), draw(9));
	for inquiry in plan.inquiries {
		let drawn = committee(&draw.seed, &draw.pool, draw.size, position_of(&inquiry.task));
		assert_eq!(Some(inquiry.committee), drawn);
	}
}

#[test]
fn no_analyzer_hears_of_both_accounts_when_there_are_enough() {
	let plan = planned(8).unwrap();
	let members = |position| -> BTreeSet<_> {
		let of = plan.inquiries.iter().filter(|inquiry| position_of(&inquiry.task) == position);
		of.flat_map(|inquiry| inquiry.committee.clone()).collect()
	};
	assert!(members(0).is_disjoint(&members(1)));
}

#[test]
fn too_few_analyzers_make_no_plan() {
	assert_eq!(planned(3), Err(Undetermined::CommitteeTooSmall));
	assert!(planned(4).is_ok());
}

fn answer(count: u64) -> Answer {
	Answer { value: Value::Count(count), block: SourceBlock { number: 1, hash: [0; 32] } }
}

fn count(count: u64) -> Option<Value> {
	Some(Value::Count(count))
}

#[test]
fn the_algorithm_receives_a_row_for_each_account() {
	let values = planned(4).unwrap().values(&[1, 2, 3, 4].map(answer));
	assert_eq!(values, [vec![count(1), count(2)], vec![count(3), count(4)]]);
}

#[test]
fn a_contract_wallet_is_asked_about_on_its_own_chain_only() {
	// The events are of chain 31337.
	let accounts =
		[(31_337, 1), (1, 2)].map(|(chain, number)| on_chain(chain, number, ProvenBy::Contract));
	let plan = plan(&request(), &accounts, &algorithm().events, &draw(8)).unwrap();
	let asked: Vec<_> = plan.inquiries.iter().map(|inquiry| inquiry.task.external).collect();
	assert_eq!(asked, [accounts[0].external; 2]);
	let values = plan.values(&[1, 2].map(answer));
	assert_eq!(values, [vec![count(1), count(2)], vec![None, None]]);
}
