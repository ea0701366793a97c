//! Analyzers that answer, lie, fail or are silent as the test says.

use std::{
	collections::BTreeMap,
	sync::{Arc, Mutex},
};

use litentry_key_tree::AnalyzerSeed;
use litentry_knowledge::Value;
use litentry_observation::{Answer, Observation, Question, SignedTask, SourceBlock, Task};
use litentry_vocabulary::{Account, KeyEpoch};
use litentry_worker::{AnalyzerContact, Analyzers, AskFailed};

use crate::{
	fake_chain::{Point, Trap},
	world::{GENESIS, certifying_key, socks},
};

/// What one analyzer does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Conduct {
	Honest,
	/// Says that there are so many transactions.
	Counts(u64),
	/// Says no where others say yes.
	Denies,
	/// Reads at another block.
	OtherBlock,
	/// Answers a flag with a count and the other way round.
	OtherType,
	/// Signs with another key.
	Forges,
	/// Answers another task.
	OtherTask,
	Silent,
	Fails(AskFailed),
	/// Fails so often before it answers.
	Late(u32),
}

#[derive(Clone)]
pub(crate) struct FakeAnalyzers {
	conduct: Arc<Mutex<BTreeMap<Account, Conduct>>>,
	pub(crate) tasks: Arc<Mutex<Vec<Task>>>,
	trap: Arc<Trap>,
}

pub(crate) fn seed(account: &Account) -> AnalyzerSeed {
	AnalyzerSeed::from_bytes(account.0)
}

/// Analyzers numbered from 1 on.
pub(crate) fn account(number: u8) -> Account {
	Account([number; 32])
}

pub(crate) fn contact(account: Account) -> AnalyzerContact {
	let seed = seed(&account);
	AnalyzerContact {
		account,
		endpoint: "http://127.0.0.1:1".into(),
		observation_key: seed.observation().verifying_key().to_bytes(),
		sealing_key: seed.sealing().public_key(),
	}
}

/// A holder of socks with three transactions, who accepts every signature.
pub(crate) fn truth(task: &Task) -> Answer {
	let value = match task.question {
		Question::Event { event, .. } if event != socks().id() => Value::Count(3),
		_ => Value::Flag(true),
	};
	Answer { value, block: SourceBlock { number: 90, hash: [3; 32] } }
}

impl FakeAnalyzers {
	pub(crate) fn new(trap: Arc<Trap>) -> Self {
		Self { conduct: Arc::default(), tasks: Arc::default(), trap }
	}

	pub(crate) fn let_one(&self, number: u8, conduct: Conduct) {
		self.conduct.lock().unwrap().insert(account(number), conduct);
	}

	fn conduct(&self, account: &Account) -> Conduct {
		let mut all = self.conduct.lock().unwrap();
		let conduct = all.entry(*account).or_insert(Conduct::Honest);
		match *conduct {
			Conduct::Late(0) => Conduct::Honest,
			Conduct::Late(times) => {
				*conduct = Conduct::Late(times - 1);
				Conduct::Late(times)
			}
			other => other,
		}
	}
}

impl Analyzers for FakeAnalyzers {
	async fn ask(
		&self,
		analyzer: &AnalyzerContact,
		signed: &SignedTask,
		_: KeyEpoch,
	) -> Result<Observation, AskFailed> {
		self.trap.pass(Point::Asking).await;
		let task = signed.verify(&GENESIS, &certifying_key()).unwrap();
		self.tasks.lock().unwrap().push(task.clone());
		let (mut answer, mut key) = (truth(task), seed(&analyzer.account).observation());
		let mut hash = task.hash(&GENESIS);
		match self.conduct(&analyzer.account) {
			Conduct::Honest => {}
			Conduct::Counts(count) => {
				if let Value::Count(_) = answer.value {
					answer.value = Value::Count(count);
				}
			}
			Conduct::Denies => {
				if let Value::Flag(_) = answer.value {
					answer.value = Value::Flag(false);
				}
			}
			Conduct::OtherBlock => answer.block.number += 1,
			Conduct::OtherType => {
				answer.value = match answer.value {
					Value::Flag(_) => Value::Count(1),
					_ => Value::Flag(true),
				};
			}
			Conduct::Forges => key = seed(&account(99)).observation(),
			Conduct::OtherTask => hash.0[0] ^= 1,
			Conduct::Silent => std::future::pending().await,
			Conduct::Fails(failure) => return Err(failure),
			Conduct::Late(_) => return Err(AskFailed::Refused { status: 503 }),
		}
		Ok(Observation::sign(&GENESIS, analyzer.account, hash, answer, &key))
	}
}
