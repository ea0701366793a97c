//! One file per piece.

#![allow(clippy::unwrap_used)]

mod committee;
mod decision;
mod possession;
mod root;
mod sealed;
mod signatures;
mod small_model;

use litentry_external_account::{EvmAddress, EvmChain, ExternalAccount};
use litentry_knowledge::{EventId, Value};
use litentry_vocabulary::{Account, GenesisHash, RequestId};

use crate::{Answer, SourceBlock, Task};

const GENESIS: GenesisHash = GenesisHash([7; 32]);

const fn account(number: u8) -> Account {
	Account([number; 32])
}

fn count(value: u64) -> Answer {
	Answer { value: Value::Count(value), block: SourceBlock { number: 90, hash: [3; 32] } }
}

fn task() -> Task {
	let external = ExternalAccount::Evm { chain: EvmChain(1), address: EvmAddress([0xab; 20]) };
	Task { request: RequestId(4), position: 1, event: EventId([6; 32]), external, at: 1_000 }
}
