//! Against a chain and a disk between which the power may fail at every step.

#![allow(clippy::unwrap_used)]

use std::{
	cell::{Cell, RefCell},
	collections::BTreeMap,
};

use futures::executor::block_on;
use litentry_token::{Form, Handovers, Nonce, Presentation, Question, Showing, Signed};
use litentry_verifying_key::{Signature, VerifyingKey};
use litentry_vocabulary::{GenesisHash, IdentityId};

use super::*;
use crate::lock::{Ledger, Progress, Told};

const ACCOUNT: Account = Account([9; 32]);

/// What becomes of the step at which the power fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
	/// Nothing.
	Lost,
	/// It is done, but nobody hears of it.
	Done,
	/// If it is a transaction, it is done later.
	Pending,
}

const FATES: [Fate; 3] = [Fate::Lost, Fate::Done, Fate::Pending];

/// Whether there is power.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Power {
	/// For so many steps.
	For(usize),
	/// It fails now.
	Fails,
	/// Not any more.
	Off,
}

/// A disk and a chain.
struct Machine {
	power: Cell<Power>,
	fate: Fate,
	disk: RefCell<Vec<Entry>>,
	chain: RefCell<Chain>,
}

#[derive(Default)]
struct Chain {
	at: BlockNumber,
	/// The redemptions that were reported; the first has number 1.
	counted: Vec<RedemptionId>,
	pending: Vec<(RedemptionId, u64)>,
	refusals: BTreeMap<RedemptionId, &'static str>,
	frozen: BTreeSet<RedemptionId>,
	/// How many transactions were paid for.
	paid: usize,
}

fn power_cut() -> ChainFailure {
	ChainFailure::Failed { cause: "power cut".into() }
}

impl Chain {
	fn take(
		&mut self,
		redemption: RedemptionId,
		sequence: u64,
	) -> Result<BlockNumber, ChainFailure> {
		self.at += 1;
		self.paid += 1;
		match self.check(&redemption, sequence) {
			Some(error) => {
				let (pallet, error) = ("AuthorizationToken".into(), error.into());
				Err(ChainFailure::Refused { pallet, error })
			}
			None => {
				self.counted.push(redemption);
				Ok(self.at)
			}
		}
	}

	fn check(&self, redemption: &RedemptionId, sequence: u64) -> Option<&'static str> {
		match self.counted.len() as u64 {
			last if sequence <= last => Some("AlreadyReported"),
			last if sequence > last + 1 => Some("SequenceGap"),
			_ => self.refusals.get(redemption).copied(),
		}
	}

	/// Whoever sent what is pending is not there any more.
	fn include_pending(&mut self) {
		for (redemption, sequence) in std::mem::take(&mut self.pending) {
			let _ = self.take(redemption, sequence);
		}
	}
}

impl Machine {
	fn new(admissions: u8) -> Self {
		let disk = RefCell::new((0..admissions).map(admitted).collect());
		let (power, chain) = (Cell::new(Power::Off), RefCell::default());
		Self { power, fate: Fate::Lost, disk, chain }
	}

	/// Runs as long as there is power, and returns whether it ended by itself.
	fn run_for(&mut self, steps: usize, fate: Fate) -> bool {
		(self.power, self.fate) = (Cell::new(Power::For(steps)), fate);
		block_on(report(&*self, &*self, ACCOUNT, None)).is_ok()
	}

	fn run(&mut self) -> Result<Reported, Failure> {
		self.power = Cell::new(Power::For(usize::MAX));
		block_on(report(&*self, &*self, ACCOUNT, None))
	}

	fn step(&self) -> Power {
		let power = match self.power.get() {
			Power::For(0) => Power::Fails,
			Power::For(steps) => Power::For(steps - 1),
			Power::Fails | Power::Off => Power::Off,
		};
		self.power.set(power);
		power
	}

	/// Looks at something.
	fn look<T>(&self, seen: impl FnOnce(&Chain) -> T) -> Result<T, ChainFailure> {
		match self.step() {
			Power::For(_) => Ok(seen(&self.chain.borrow())),
			_ => Err(power_cut()),
		}
	}

	fn told(&self) -> Vec<Told> {
		let ledger: Ledger = self.disk.borrow().iter().collect();
		ledger.admissions().map(|admitted| admitted.told.clone()).collect()
	}
}

impl Book for Machine {
	fn ledger(&self) -> Result<Ledger, Failure> {
		self.look(|_| self.disk.borrow().iter().collect()).map_err(Failure::from)
	}

	fn write(&self, entry: Entry) -> Result<(), Failure> {
		let power = self.step();
		if matches!(power, Power::For(_)) || (power, self.fate) == (Power::Fails, Fate::Done) {
			self.disk.borrow_mut().push(entry);
		}
		if let Power::For(_) = power { Ok(()) } else { Err(power_cut().into()) }
	}
}

impl Desk for Machine {
	async fn progress(&self) -> Result<Progress, ChainFailure> {
		self.look(|chain| Progress { last: chain.counted.len() as u64, at: chain.at })
	}

	async fn is_frozen(&self, admitted: &Admitted) -> Result<bool, ChainFailure> {
		self.look(|chain| chain.frozen.contains(&admitted.redemption))
	}

	async fn report(
		&self,
		admitted: &Admitted,
		sequence: u64,
	) -> Result<BlockNumber, ChainFailure> {
		let (mut chain, redemption) = (self.chain.borrow_mut(), admitted.redemption);
		match (self.step(), self.fate) {
			(Power::For(_), _) => {
				chain.include_pending();
				return chain.take(redemption, sequence);
			}
			(Power::Fails, Fate::Done) => drop(chain.take(redemption, sequence)),
			(Power::Fails, Fate::Pending) => chain.pending.push((redemption, sequence)),
			_ => {}
		}
		Err(power_cut())
	}

	async fn wait(&self, _: BlockNumber) -> Result<(), ChainFailure> {
		self.look(|_| ())?;
		let mut chain = self.chain.borrow_mut();
		chain.include_pending();
		chain.at += 1;
		Ok(())
	}
}

fn question(number: u8) -> Question {
	let identity = IdentityId([3; 32]);
	let nonce = Nonce([number; 16]);
	Question { genesis: GenesisHash([5; 32]), verifier: identity, accepts: identity, nonce }
}

fn admitted(number: u8) -> Entry {
	let question = question(number);
	let showing = Showing {
		answers: question.hint(),
		token: TokenId([number; 32]),
		holder: VerifyingKey::Ed25519([8; 32]),
		data_hash: None,
		supporting: None,
		handovers: Handovers::default(),
		issued: 1_000,
		lifetime: 1_000,
	};
	let signed = Signed { form: Form::Raw, signature: Signature([0; 64]) };
	Entry::Admitted { question, pass: Presentation { showing, signed }, at: 1_000 }
}

fn redemption(number: u8) -> RedemptionId {
	let Entry::Admitted { question, pass, .. } = admitted(number) else { unreachable!() };
	RedemptionId(*pass.showing.message(&question).hash())
}

fn redemptions(numbers: impl IntoIterator<Item = u8>) -> Vec<RedemptionId> {
	numbers.into_iter().map(redemption).collect()
}

#[test]
fn all_are_reported_in_their_order_and_once() {
	let mut machine = Machine::new(4);
	assert_eq!(machine.run().unwrap().reported, 4);
	assert_eq!(machine.run().unwrap().reported, 0);
	let chain = machine.chain.borrow();
	assert_eq!(chain.counted, redemptions(0..4));
	assert_eq!(chain.paid, 4);
}

#[test]
fn whenever_the_power_fails_each_is_reported_once() {
	for (first, then) in
		FATES.iter().flat_map(|first| FATES.iter().map(move |then| (*first, *then)))
	{
		for steps in 0.. {
			let mut ended = false;
			for more in 0.. {
				let mut machine = Machine::new(3);
				machine.chain.borrow_mut().refusals.insert(redemption(1), "Recalled");
				ended = machine.run_for(steps, first);
				let ended_then = machine.run_for(more, then);
				machine.run().unwrap();
				let case = format!("{steps} steps, then {first:?}, {more} steps, then {then:?}");
				assert_eq!(machine.chain.borrow().counted, redemptions([0, 2]), "{case}");
				let [one, two, three] = &machine.told()[..] else { unreachable!() };
				assert!(matches!(one, Told::Reported { .. }), "{case}");
				assert!(matches!(two, Told::Refused { error } if &**error == "Recalled"), "{case}");
				assert!(matches!(three, Told::Reported { .. }), "{case}");
				if ended_then {
					break;
				}
			}
			if ended {
				break;
			}
		}
	}
}

#[test]
fn what_is_frozen_is_held_back_and_nothing_waits_for_it() {
	let mut machine = Machine::new(3);
	machine.chain.borrow_mut().frozen.insert(redemption(0));
	// Frozen only after it was looked at.
	machine.chain.borrow_mut().refusals.insert(redemption(1), "Frozen");
	let reported = machine.run().unwrap();
	assert_eq!((reported.reported, reported.held_back.len()), (1, 2));
	assert!(!reported.success());
	assert_eq!(machine.chain.borrow().paid, 2);

	machine.chain.borrow_mut().frozen.clear();
	machine.chain.borrow_mut().refusals.clear();
	assert!(machine.run().unwrap().success());
	assert_eq!(machine.chain.borrow().counted, redemptions([2, 0, 1]));
}

#[test]
fn what_has_nothing_to_do_with_the_redemption_loses_nothing() {
	let mut machine = Machine::new(2);
	machine.chain.borrow_mut().refusals.insert(redemption(0), "NotVerifier");
	let failure = machine.run().unwrap_err();
	assert!(matches!(failure, Failure::Chain(ChainFailure::Refused { .. })), "{failure}");
	machine.chain.borrow_mut().refusals.clear();
	machine.run().unwrap();
	assert_eq!(machine.chain.borrow().counted, redemptions(0..2));
}

#[test]
fn a_number_that_another_lock_took_is_noticed() {
	let mut machine = Machine::new(1);
	machine.chain.borrow_mut().refusals.insert(redemption(0), "AlreadyReported");
	let failure = machine.run().unwrap_err();
	let taken = LockFailure::NumberTaken { account: ACCOUNT, sequence: 1 };
	assert!(matches!(&failure, Failure::Lock(found) if *found == taken), "{failure}");
	assert_eq!(machine.told(), [Told::NotYet]);
}

#[test]
fn a_node_that_contradicts_itself_is_not_paid_again_and_again() {
	let mut machine = Machine::new(1);
	assert!(!machine.run_for(4, Fate::Lost));
	machine.chain.borrow_mut().refusals.insert(redemption(0), "AlreadyReported");
	let failure = machine.run().unwrap_err();
	assert!(matches!(failure, Failure::Lock(LockFailure::NumberTaken { .. })), "{failure}");
	assert_eq!(machine.chain.borrow().paid, 1);
}

#[test]
fn a_node_that_is_behind_is_not_asked() {
	let mut machine = Machine::new(2);
	machine.run().unwrap();
	machine.chain.borrow_mut().at -= 1;
	let failure = machine.run().unwrap_err();
	let behind = LockFailure::NodeBehind { at: 1, known: 2 };
	assert!(matches!(&failure, Failure::Lock(found) if *found == behind), "{failure}");
}
