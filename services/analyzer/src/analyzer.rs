//! From a sealed task to a sealed observation.

use std::sync::{Mutex, PoisonError};

use ed25519_dalek::SigningKey;
use litentry_data_source::DataSource;
use litentry_key_tree::AnalyzerSeed;
use litentry_observation::{
	Answer, Observation, PossessionProof, SEALED_TASK_LENGTH, SignedTask, Task, TaskHash,
};
use litentry_sealing::{Context, PublicKey, Purpose, SecretKey};
use litentry_vocabulary::{Account, GenesisHash, KeyEpoch};
use rand::CryptoRng;

use crate::{AnswerBook, Chain, ChainState, Patience, Refusal, assignment::Assignment};

/// Who an analyzer is on the chain, and the keys that prove it.
#[derive(Debug)]
pub struct Identity {
	account: Account,
	observation: SigningKey,
	sealing: SecretKey,
}

impl Identity {
	/// The analyzer with this account, whose keys come from this seed.
	pub fn new(account: Account, seed: &AnalyzerSeed) -> Self {
		Self { account, observation: seed.observation(), sealing: seed.sealing() }
	}

	/// Its account.
	pub const fn account(&self) -> Account {
		self.account
	}

	/// The key by which its observations are checked.
	pub fn observation_key(&self) -> [u8; 32] {
		self.observation.verifying_key().to_bytes()
	}

	/// The proof that the observation key is its own, for the chain with this genesis.
	pub fn possession(&self, genesis: &GenesisHash) -> PossessionProof {
		PossessionProof::sign(genesis, &self.account, &self.observation)
	}

	/// The key that tasks for it are sealed to.
	pub fn sealing_key(&self) -> PublicKey {
		self.sealing.public_key()
	}
}

/// Answers the tasks that the lot gives it.
#[derive(Debug)]
pub struct Analyzer<C, D, R> {
	identity: Identity,
	chain: C,
	source: D,
	book: AnswerBook,
	patience: Patience,
	// Held for one sealing and never across an await.
	rng: Mutex<R>,
}

impl<C: Chain, D: DataSource, R: CryptoRng + Send> Analyzer<C, D, R> {
	/// An analyzer that looks at this chain, reads this source and remembers in this book.
	pub const fn new(
		identity: Identity,
		chain: C,
		source: D,
		book: AnswerBook,
		patience: Patience,
		rng: R,
	) -> Self {
		Self { identity, chain, source, book, patience, rng: Mutex::new(rng) }
	}

	/// The analyzer's account.
	pub const fn account(&self) -> Account {
		self.identity.account
	}

	/// Whether the chain can be asked.
	///
	/// # Errors
	///
	/// It cannot.
	pub async fn check_chain(&self) -> Result<(), Refusal> {
		self.chain.finalized().await.map(drop).map_err(|fault| chain_unavailable(&fault))
	}

	/// Answers a sealed [`SignedTask`] with a sealed [`Observation`].
	///
	/// The same task always gets the same answer.
	///
	/// # Errors
	///
	/// Tells the first reason not to answer.
	pub async fn answer(&self, sealed: &[u8]) -> Result<Vec<u8>, Refusal> {
		if sealed.len() != SEALED_TASK_LENGTH {
			return Err(Refusal::Unreadable);
		}
		let state = self.chain.finalized().await.map_err(|fault| chain_unavailable(&fault))?;
		let signed = self.open(&state, sealed).await?;
		let task = self.authenticate(&state, &signed).await?;
		let assignment = Assignment::find(&state, task, &self.identity.account).await?;
		let hash = task.hash(&self.chain.genesis());
		let answer = self.standing_answer(&assignment, &hash).await?;
		self.observe(&assignment, hash, answer)
	}

	/// A task may have been sealed just before the workers' keys changed, so the epoch before the
	/// current one is tried too.
	async fn open(&self, state: &C::State, sealed: &[u8]) -> Result<SignedTask, Refusal> {
		let current = state.epoch().await.map_err(|fault| chain_unavailable(&fault))?;
		let previous = current.0.checked_sub(1).map(KeyEpoch);
		[Some(current), previous]
			.into_iter()
			.flatten()
			.find_map(|epoch| {
				SignedTask::open(&self.identity.sealing, &self.context(epoch), sealed).ok()
			})
			.ok_or(Refusal::Unreadable)
	}

	async fn authenticate<'a>(
		&self,
		state: &C::State,
		signed: &'a SignedTask,
	) -> Result<&'a Task, Refusal> {
		let worker = signed.worker;
		let key = state
			.certifying_key(&worker)
			.await
			.map_err(|fault| chain_unavailable(&fault))?
			.ok_or(Refusal::UnknownWorker { worker })?;
		signed
			.verify(&self.chain.genesis(), &key)
			.map_err(|unsigned| Refusal::NotSigned { worker: unsigned.worker })
	}

	async fn standing_answer(
		&self,
		assignment: &Assignment,
		hash: &TaskHash,
	) -> Result<Answer, Refusal> {
		let Assignment { task, reading, .. } = assignment;
		let earlier = self.book.find(hash).await.map_err(|fault| records_unavailable(&fault))?;
		if let Some(answer) = earlier {
			return Ok(answer);
		}
		let answer = reading.answer(&self.source, task, &self.patience).await?;
		self.book.keep(hash, &answer).await.map_err(|fault| records_unavailable(&fault))
	}

	fn observe(
		&self,
		assignment: &Assignment,
		hash: TaskHash,
		answer: Answer,
	) -> Result<Vec<u8>, Refusal> {
		let Identity { account, observation, .. } = &self.identity;
		let genesis = self.chain.genesis();
		let observation = Observation::sign(&genesis, *account, hash, answer, observation);
		let mut rng = self.rng.lock().unwrap_or_else(PoisonError::into_inner);
		observation
			.seal(&assignment.reply_to, &self.context(assignment.epoch), &mut *rng)
			.map_err(|fault| chain_unavailable(&fault))
	}

	fn context(&self, epoch: KeyEpoch) -> Context {
		let (genesis, account) = (self.chain.genesis(), self.identity.account);
		Context { genesis, purpose: Purpose::Task, epoch, account }
	}
}

/// Logs why the chain gives no answer.
pub(crate) fn chain_unavailable(fault: &(dyn std::error::Error + 'static)) -> Refusal {
	tracing::warn!(fault, "the chain gives no answer");
	Refusal::ChainUnavailable
}

fn records_unavailable(fault: &(dyn std::error::Error + 'static)) -> Refusal {
	tracing::error!(fault, "the book of answers fails");
	Refusal::RecordsUnavailable
}
