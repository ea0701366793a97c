//! One file per piece.

#![allow(clippy::unwrap_used)]

mod committee;
mod decision;
mod possession;
mod root;
mod sealed;
mod signatures;
mod small_model;

use alloc::vec::Vec;

use litentry_external_account::{EvmAddress, EvmChain, ExternalAccount};
use litentry_knowledge::{EventId, Value};
use litentry_vocabulary::{Account, GenesisHash, LinkId, RequestId};

use crate::{Answer, Question, SourceBlock, Task};

const GENESIS: GenesisHash = GenesisHash([7; 32]);

const fn account(number: u8) -> Account {
	Account([number; 32])
}

fn count(value: u64) -> Answer {
	Answer { value: Value::Count(value), block: SourceBlock { number: 90, hash: [3; 32] } }
}

fn external() -> ExternalAccount {
	ExternalAccount::Evm { chain: EvmChain(1), address: EvmAddress([0xab; 20]) }
}

fn task() -> Task {
	task_at(1)
}

fn task_at(position: u8) -> Task {
	let question = Question::Event { request: RequestId(4), position, event: EventId([6; 32]) };
	Task { question, external: external(), at: 1_000 }
}

fn contract_task(signature: Vec<u8>) -> Task {
	let signature = signature.try_into().unwrap();
	let question = Question::ContractSignature { link: LinkId(4), hash: [6; 32], signature };
	Task { question, external: external(), at: 1_000 }
}
