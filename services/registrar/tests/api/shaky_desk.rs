//! A desk that can be made to fail, and whose changes a test can announce itself.

use std::{
	future::pending,
	sync::{
		Arc,
		atomic::{AtomicBool, Ordering},
	},
};

use futures::future::BoxFuture;
use litentry_registrar::{
	answer::{Accepted, Answer, Answers, NotAccepted},
	audit::Page,
	challenge::{Channel, Code},
	desk::{Asked, ChainView, Declined, Desk, Found, RequestView},
	engine::Engine,
	identity::Field,
	request::{ChainId, RequestKey},
	verifier::Instruction,
};
use tokio::sync::broadcast::{Receiver, Sender};

pub struct ShakyDesk {
	engine: Arc<Engine>,
	/// Few fit in, so that it is easy to fall behind.
	pub changes: Option<Sender<RequestKey>>,
	is_broken: AtomicBool,
	is_stuck: AtomicBool,
}

type Done<'a, T> = BoxFuture<'a, Result<T, Declined>>;

impl ShakyDesk {
	pub fn new(engine: Arc<Engine>, changes: Option<Sender<RequestKey>>) -> Self {
		Self {
			engine,
			changes,
			is_broken: AtomicBool::new(false),
			is_stuck: AtomicBool::new(false),
		}
	}

	pub fn break_down(&self, is_broken: bool) {
		self.is_broken.store(is_broken, Ordering::SeqCst);
	}

	pub fn be_stuck(&self, is_stuck: bool) {
		self.is_stuck.store(is_stuck, Ordering::SeqCst);
	}

	fn unless_broken<'a, T: Send + 'a>(&self, done: Done<'a, T>) -> Done<'a, T> {
		if self.is_stuck.load(Ordering::SeqCst) {
			return Box::pin(pending());
		}
		match self.is_broken.load(Ordering::SeqCst) {
			true => Box::pin(async { Err(Declined::Unavailable) }),
			false => done,
		}
	}
}

impl Answers for ShakyDesk {
	fn answer(&self, answer: Answer) -> BoxFuture<'_, Result<Accepted, NotAccepted>> {
		self.engine.answer(answer)
	}
}

impl Desk for ShakyDesk {
	fn chains(&self) -> Done<'_, Vec<ChainView>> {
		self.unless_broken(self.engine.chains())
	}

	fn request(&self, key: RequestKey) -> Done<'_, Option<RequestView>> {
		self.unless_broken(self.engine.request(key))
	}

	fn precheck(&self, chain: ChainId, fields: Vec<(Field, String)>) -> Done<'_, Vec<Found>> {
		self.unless_broken(self.engine.precheck(chain, fields))
	}

	fn begin(&self, key: RequestKey, field: Field, channel: Channel) -> Done<'_, Instruction> {
		self.unless_broken(self.engine.begin(key, field, channel))
	}

	fn look(&self, key: RequestKey, field: Field, text: Option<String>) -> Done<'_, Accepted> {
		self.unless_broken(self.engine.look(key, field, text))
	}

	fn reveal(&self, key: RequestKey, field: Field, preimage: String) -> Done<'_, ()> {
		self.unless_broken(self.engine.reveal(key, field, preimage))
	}

	fn asked(&self, code: Code) -> Done<'_, Option<Asked>> {
		self.unless_broken(self.engine.asked(code))
	}

	fn refuse(&self, code: Code) -> BoxFuture<'_, Result<(), NotAccepted>> {
		self.engine.refuse(code)
	}

	fn admit(&self, client: String) -> Done<'_, ()> {
		self.unless_broken(self.engine.admit(client))
	}

	fn audit(&self, from: u64, limit: u32) -> Done<'_, Page> {
		self.unless_broken(self.engine.audit(from, limit))
	}

	fn changes(&self) -> Receiver<RequestKey> {
		match &self.changes {
			Some(changes) => changes.subscribe(),
			None => self.engine.changes(),
		}
	}
}
