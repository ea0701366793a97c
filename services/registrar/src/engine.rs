//! What the registrar knows and decides: everything that chains show, people answer and the operator
//! says comes together here, and each change of it is one transaction.
//!
//! - [`Engine`]: implements [`crate::desk::Desk`], [`crate::desk::Office`] and
//!   [`crate::answer::Answers`]
//! - [`Engine::observe`], [`Engine::scanned`], [`Engine::watched`] and others: for whoever
//!   watches a chain
//! - [`Engine::submit`]: one round of submitting what was decided
//! - [`Engine::tick`]: what happens because time passes
//! - [`Engine::tell`]: one round of telling people what they have to know
//! - [`Engine::census`], [`Engine::metrics`]: how many there are of everything
//! - [`Parts`], [`Serving`], [`Terms`], [`Clock`], [`Notices`], [`Partner`]: what it is
//!   made of

use std::{
	collections::BTreeMap,
	fmt,
	sync::{
		Arc, Mutex, MutexGuard, PoisonError,
		atomic::{AtomicBool, AtomicI64, AtomicU64, Ordering},
	},
};

use litentry_vocabulary::Moment;
use rand::{Rng, rngs::StdRng};
use tokio::sync::broadcast;

use crate::{
	identity::Field,
	metrics::Metrics,
	request::{ChainId, RequestKey},
	store::{Store, StoreFailed},
	verifier::{Hint, Verifier},
};

mod admit;
mod answering;
mod approving;
mod banning;
mod beginning;
mod case;
mod census;
mod clock;
mod decided;
mod deciding;
mod desk;
mod exporting;
mod forgetting;
mod looking;
mod names;
mod notices;
mod observing;
mod partner;
mod prechecking;
mod renewing;
mod revealing;
mod serving;
mod suppressing;
mod taking_in;
mod telling;
mod ticking;
mod views;

use decided::Decided;

pub use census::{Census, ChainCensus, Progress};
pub use clock::Clock;
pub use notices::{Notice, Notices, Untold};
pub use partner::Partner;
pub use serving::{Serving, Terms};

/// How many changes a slow listener may fall behind before it misses some.
const CHANGES: usize = 1024;

/// What an engine is made of.
pub struct Parts {
	/// Where everything is kept.
	pub store: Store,
	/// The chains that it serves.
	pub chains: Vec<Serving>,
	/// What verifies fields.
	pub verifiers: Vec<Arc<dyn Verifier>>,
	/// Who tells people.
	pub notices: Arc<dyn Notices>,
	/// Who vouches for people; without one nothing is judged *known good*.
	pub partner: Option<Arc<dyn Partner>>,
	/// What time it is.
	pub clock: Arc<dyn Clock>,
	/// Where secrets come from: seeded from the operating system.
	pub rng: StdRng,
	/// The terms that are the same for all chains.
	pub terms: Terms,
}

impl fmt::Debug for Parts {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		f.debug_struct("Parts").field("chains", &self.chains).finish_non_exhaustive()
	}
}

/// The registrar.
pub struct Engine {
	store: Store,
	chains: BTreeMap<ChainId, Serving>,
	verifiers: BTreeMap<Field, Arc<dyn Verifier>>,
	notices: Arc<dyn Notices>,
	partner: Option<Arc<dyn Partner>>,
	clock: Arc<dyn Clock>,
	rng: Mutex<StdRng>,
	terms: Terms,
	/// Why the last attempt at a field failed. They are lost with the program: whoever tries again is
	/// told again.
	hints: Mutex<BTreeMap<(RequestKey, Field), Hint>>,
	/// Whom it was tried to tell, and could not be told yet.
	tried: Mutex<BTreeMap<RequestKey, telling::Tried>>,
	/// The names of those that are to be judged good.
	decided: Mutex<Decided>,
	changes: broadcast::Sender<RequestKey>,
	metrics: Metrics,
	/// Whether deleted data may still be in the database's files.
	is_scrub_due: AtomicBool,
	/// Whether something may have been left undone: before this program started, while an account was
	/// banned, or because the database failed.
	is_resume_due: AtomicBool,
	/// When names that could not be compared are looked at again.
	next_look: AtomicU64,
	/// How often the operator had asked for that when this was last looked at.
	resumes: AtomicI64,
}

impl Engine {
	/// Puts one together. Any number of them may share a database, also in several programs.
	pub fn new(parts: Parts) -> Self {
		let chains = parts.chains.into_iter().map(|serving| (serving.chain, serving));
		let verifiers = parts.verifiers.into_iter().map(|verifier| (verifier.field(), verifier));
		Self {
			store: parts.store,
			chains: chains.collect(),
			verifiers: verifiers.collect(),
			notices: parts.notices,
			partner: parts.partner,
			clock: parts.clock,
			rng: Mutex::new(parts.rng),
			terms: parts.terms,
			hints: Mutex::default(),
			tried: Mutex::default(),
			decided: Mutex::default(),
			changes: broadcast::Sender::new(CHANGES),
			metrics: Metrics::default(),
			is_scrub_due: AtomicBool::new(true),
			is_resume_due: AtomicBool::new(true),
			next_look: AtomicU64::new(Moment::MAX),
			resumes: AtomicI64::new(0),
		}
	}

	pub(crate) const fn store(&self) -> &Store {
		&self.store
	}

	pub(crate) fn now(&self) -> Moment {
		self.clock.now()
	}

	/// What counts, here and wherever else something is to be counted.
	pub const fn metrics(&self) -> &Metrics {
		&self.metrics
	}

	/// A chain's name, for logs and meters.
	pub(crate) fn chain_name(&self, chain: ChainId) -> &str {
		self.serving(chain).map_or("unknown", |serving| &serving.name)
	}

	fn serving(&self, chain: ChainId) -> Option<&Serving> {
		self.chains.get(&chain)
	}

	/// The chain of a request to this registrar.
	fn serving_key(&self, key: &RequestKey) -> Option<&Serving> {
		self.serving(key.chain).filter(|serving| serving.registrar == key.registrar)
	}

	fn with_rng<T>(&self, draw: impl FnOnce(&mut StdRng) -> T) -> T {
		draw(&mut self.rng.lock().unwrap_or_else(PoisonError::into_inner))
	}

	fn salt(&self) -> [u8; 32] {
		self.with_rng(|rng| {
			let mut salt = [0; 32];
			rng.fill_bytes(&mut salt);
			salt
		})
	}

	fn hints(&self) -> MutexGuard<'_, BTreeMap<(RequestKey, Field), Hint>> {
		self.hints.lock().unwrap_or_else(PoisonError::into_inner)
	}

	fn remember_hint(&self, key: RequestKey, field: &Field, hint: &Hint) {
		self.hints().insert((key, field.clone()), hint.clone());
		self.announce(key);
	}

	fn forget_hints(&self, key: &RequestKey) {
		self.hints().retain(|(of, _), _| of != key);
	}

	/// Tells whoever listens that a request has changed.
	pub(crate) fn announce(&self, key: RequestKey) {
		// Nobody listens: then nobody is told.
		let _ = self.changes.send(key);
	}

	async fn scrub(&self) -> Result<(), StoreFailed> {
		if self.is_scrub_due.load(Ordering::Acquire) {
			let is_done = self.store.scrub().await?;
			self.is_scrub_due.store(!is_done, Ordering::Release);
		}
		Ok(())
	}
}

impl fmt::Debug for Engine {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		f.debug_struct("Engine").field("chains", &self.chains).finish_non_exhaustive()
	}
}
