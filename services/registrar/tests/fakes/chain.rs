//! A chain in memory with the rules of the identity pallet.

use std::{
	collections::{BTreeMap, BTreeSet},
	sync::{Mutex, MutexGuard},
};

use futures::future::BoxFuture;
use litentry_registrar::{
	identity::{Content, Field, IdentityInfo, InfoHash, Judgement, RegistrarIndex, Registration},
	outbox::{Facts, Inclusion, Intent, Signed, SubmitFailed, Submitter, TransactionHash},
	request::ChainId,
};
use litentry_vocabulary::{Account, Balance, BlockNumber, GenesisHash, blake2_256};
use parity_scale_codec::{Decode, Encode};

use super::CrashPoint;

pub const CHAIN: ChainId = GenesisHash([7; 32]);
pub const US: RegistrarIndex = RegistrarIndex(3);
pub const FEE: Balance = 5_000_000_000;

/// How many blocks a transaction may wait.
const ERA: BlockNumber = 8;

/// A judgement that the chain has taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Given {
	pub account: Account,
	pub judgement: Judgement,
	/// Whether a fee was waiting for it.
	pub is_paid: bool,
}

#[derive(Clone, Default)]
struct State {
	identities: BTreeMap<Account, Registration>,
	nonce: u64,
	inclusions: BTreeMap<TransactionHash, Inclusion>,
}

#[derive(Default)]
struct Inner {
	/// The state after each block; the last is the head's.
	states: Vec<State>,
	/// How many blocks the finalized one is behind the head.
	lag: usize,
	pool: BTreeMap<u64, Signed>,
	given: Vec<Given>,
	known: BTreeSet<Account>,
	is_cut: bool,
	is_refusing: bool,
	is_hiding_inclusions: bool,
	is_counting_pool: bool,
}

/// The chain, its pool, and the registrar's key to it.
#[derive(Default)]
pub struct FakeChain {
	inner: Mutex<Inner>,
	/// Passed before and after everything that is done here.
	pub crash: CrashPoint,
}

#[derive(Encode, Decode)]
struct Call {
	nonce: u64,
	dies_at: BlockNumber,
	account: Account,
	judgement: u8,
	info: InfoHash,
}

impl FakeChain {
	pub fn new() -> Self {
		let chain = Self::default();
		chain.inner().states.push(State::default());
		chain
	}

	fn inner(&self) -> MutexGuard<'_, Inner> {
		self.inner.lock().unwrap()
	}

	fn change<T>(&self, account: Account, change: impl FnOnce(&mut State) -> T) -> T {
		let mut inner = self.inner();
		inner.known.insert(account);
		change(inner.states.last_mut().unwrap())
	}

	/// Sets an identity; other judgements than fees and *erroneous* are dropped.
	pub fn set_identity(&self, account: Account, fields: &[(Field, Content)]) {
		let info = IdentityInfo::new(format!("{fields:?}").as_bytes(), fields.to_vec());
		self.change(account, |state| {
			let old = state.identities.remove(&account);
			let mut judgements = old.map(|old| old.judgements).unwrap_or_default();
			let is_sticky =
				|it: &Judgement| matches!(it, Judgement::FeePaid(_) | Judgement::Erroneous);
			judgements.retain(|_, judgement| is_sticky(judgement));
			state.identities.insert(account, Registration { info, judgements });
		});
	}

	pub fn request_judgement(&self, account: Account) {
		self.change(account, |state| {
			let judgements = &mut state.identities.get_mut(&account).unwrap().judgements;
			judgements.insert(US, Judgement::FeePaid(FEE));
		});
	}

	pub fn cancel_request(&self, account: Account) {
		self.change(account, |state| {
			state.identities.get_mut(&account).unwrap().judgements.remove(&US)
		});
	}

	pub fn clear_identity(&self, account: Account) {
		self.change(account, |state| state.identities.remove(&account));
	}

	/// Keeps the finalized block so far behind the head.
	pub fn lag(&self, lag: usize) {
		self.inner().lag = lag;
	}

	/// Accepts transactions, and loses them before they reach a block.
	pub fn cut(&self, is_cut: bool) {
		self.inner().is_cut = is_cut;
	}

	/// Takes transactions into blocks, and refuses what they want.
	pub fn refuse(&self, is_refusing: bool) {
		self.inner().is_refusing = is_refusing;
	}

	/// Says nothing of what became of transactions, as a node without old blocks.
	pub fn hide_inclusions(&self) {
		self.inner().is_hiding_inclusions = true;
	}

	/// Gives nonces behind those of the pool and the head, as nodes do when they are asked for the next:
	/// then no used nonce stops a second transaction for the same thing.
	pub fn count_pool(&self) {
		self.inner().is_counting_pool = true;
	}

	/// Makes blocks.
	pub fn produce(&self, count: usize) {
		for _ in 0..count {
			self.inner().produce();
		}
	}

	/// Every judgement that was ever taken.
	pub fn given(&self) -> Vec<Given> {
		self.inner().given.clone()
	}

	/// The finalized block, with what it holds of every account that was ever seen.
	pub fn finalized(&self) -> (BlockNumber, BTreeMap<Account, Option<Registration>>) {
		let inner = self.inner();
		let (number, state) = inner.finalized();
		let known = inner.known.iter();
		(number, known.map(|it| (*it, state.identities.get(it).cloned())).collect())
	}
}

impl Inner {
	fn finalized(&self) -> (BlockNumber, &State) {
		let number = (self.states.len() - 1).saturating_sub(self.lag);
		(BlockNumber::try_from(number).unwrap(), &self.states[number])
	}

	fn next_nonce(&self) -> u64 {
		let behind_pool = self.pool.keys().max().map_or(0, |nonce| nonce + 1);
		behind_pool.max(self.states.last().unwrap().nonce)
	}

	fn produce(&mut self) {
		let number = BlockNumber::try_from(self.states.len()).unwrap();
		let mut state = self.states.last().unwrap().clone();
		self.pool.retain(|_, signed| number < signed.dies_at);
		while let Some(signed) = self.pool.remove(&state.nonce) {
			state.nonce += 1;
			let inclusion = self.apply(&mut state, &signed);
			state.inclusions.insert(signed.hash, inclusion);
		}
		self.states.push(state);
	}

	fn apply(&mut self, state: &mut State, signed: &Signed) -> Inclusion {
		if self.is_refusing {
			return Inclusion::Refused;
		}
		let call = Call::decode(&mut &*signed.bytes).unwrap();
		let Some(registration) = state.identities.get_mut(&call.account) else {
			return Inclusion::Refused;
		};
		if registration.info.hash() != call.info {
			return Inclusion::DifferentIdentity;
		}
		let judgement = judgement(call.judgement);
		let old = registration.judgements.insert(US, judgement);
		let is_paid = matches!(old, Some(Judgement::FeePaid(_)));
		self.given.push(Given { account: call.account, judgement, is_paid });
		Inclusion::Judged
	}
}

fn judgement(index: u8) -> Judgement {
	let all = [
		Judgement::Unknown,
		Judgement::Reasonable,
		Judgement::KnownGood,
		Judgement::OutOfDate,
		Judgement::Erroneous,
	];
	all.into_iter().find(|it| it.index() == index).unwrap()
}

impl Submitter for FakeChain {
	fn look_up<'a>(&'a self, intent: &'a Intent) -> BoxFuture<'a, Result<Facts, SubmitFailed>> {
		Box::pin(async move {
			self.crash.pass().await;
			let inner = self.inner();
			let (finalized, state) = inner.finalized();
			let signed = intent.signed.as_ref().filter(|_| !inner.is_hiding_inclusions);
			Ok(Facts {
				finalized,
				registration: state.identities.get(&intent.key.account).cloned(),
				nonce: state.nonce,
				inclusion: signed.and_then(|it| state.inclusions.get(&it.hash).copied()),
			})
		})
	}

	fn sign<'a>(
		&'a self,
		intent: &'a Intent,
		taken: &'a BTreeSet<u64>,
	) -> BoxFuture<'a, Result<Signed, SubmitFailed>> {
		Box::pin(async move {
			let (finalized, next) = {
				let inner = self.inner();
				let (finalized, state) = inner.finalized();
				match inner.is_counting_pool {
					true => (finalized, inner.next_nonce()),
					false => (finalized, state.nonce),
				}
			};
			let nonce = (next..).find(|nonce| !taken.contains(nonce)).unwrap();
			let (account, info) = (intent.key.account, intent.info);
			let (judgement, dies_at) = (intent.judgement.index(), finalized + ERA);
			let bytes = Call { nonce, dies_at, account, judgement, info }.encode();
			let hash = TransactionHash(blake2_256(&bytes));
			self.crash.pass().await;
			Ok(Signed { bytes, hash, nonce, dies_at })
		})
	}

	fn send<'a>(&'a self, signed: &'a Signed) -> BoxFuture<'a, Result<(), SubmitFailed>> {
		Box::pin(async move {
			self.crash.pass().await;
			{
				let mut inner = self.inner();
				let is_new = inner.states.last().unwrap().nonce <= signed.nonce;
				if is_new && !inner.is_cut {
					inner.pool.insert(signed.nonce, signed.clone());
				}
			}
			self.crash.pass().await;
			Ok(())
		})
	}
}
