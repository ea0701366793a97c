//! An observer that writes everything down.

use std::{
	collections::{BTreeMap, BTreeSet},
	future::ready,
	sync::{Mutex, PoisonError},
	time::Duration,
};

use futures::{FutureExt, future::BoxFuture};
use litentry_vocabulary::{Account, BlockNumber};

use super::super::{NotTaken, Observer, RegistrarEntry};
use crate::{identity::Registration, request::ChainId};

/// What was shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) enum Note {
	Observed(BlockNumber, Account, Option<Registration>),
	Scanned(BlockNumber, BTreeSet<Account>),
	Registered(Option<RegistrarEntry>),
	Remarked(Account, [u8; 32]),
	Doubted,
	Passed(BlockNumber),
}

/// An observer that writes everything down.
#[derive(Default)]
pub(in super::super) struct Notebook {
	notes: Mutex<Vec<Note>>,
	/// The accounts that are watched.
	watched: BTreeSet<Account>,
	/// The names that are judged good.
	pub(in super::super) names: Mutex<BTreeMap<Account, String>>,
	/// What was passed before it was opened.
	pub(in super::super) newest: Mutex<Option<BlockNumber>>,
	/// How often it fails before it takes anything in.
	pub(in super::super) failures: Mutex<u32>,
	/// How long it takes for everything.
	slowness: Duration,
}

impl Notebook {
	pub(in super::super) fn watching(watched: impl IntoIterator<Item = Account>) -> Self {
		Self { watched: watched.into_iter().collect(), ..Self::default() }
	}

	pub(in super::super) fn slow(slowness: Duration) -> Self {
		Self { slowness, ..Self::default() }
	}

	/// Everything since this was asked last.
	pub(in super::super) fn take(&self) -> Vec<Note> {
		std::mem::take(&mut *self.notes.lock().unwrap_or_else(PoisonError::into_inner))
	}

	/// The newest block of which everything was shown.
	pub(in super::super) fn passed(&self) -> Option<BlockNumber> {
		let notes = self.notes.lock().unwrap_or_else(PoisonError::into_inner);
		notes.iter().rev().find_map(|note| match note {
			Note::Passed(number) => Some(*number),
			_ => None,
		})
	}

	fn note(&self, note: Note) -> BoxFuture<'_, Result<(), NotTaken>> {
		async {
			tokio::time::sleep(self.slowness).await;
			self.write(note)
		}
		.boxed()
	}

	fn jot(&self, note: Note) {
		self.notes.lock().unwrap_or_else(PoisonError::into_inner).push(note);
	}

	fn write(&self, note: Note) -> Result<(), NotTaken> {
		let mut failures = self.failures.lock().unwrap_or_else(PoisonError::into_inner);
		if *failures > 0 {
			*failures -= 1;
			return Err(NotTaken);
		}
		self.notes.lock().unwrap_or_else(PoisonError::into_inner).push(note);
		Ok(())
	}
}

impl Observer for Notebook {
	fn watched(&self, _: ChainId) -> BoxFuture<'_, Result<BTreeSet<Account>, NotTaken>> {
		ready(Ok(self.watched.clone())).boxed()
	}

	fn newest(&self, _: ChainId) -> BoxFuture<'_, Result<Option<BlockNumber>, NotTaken>> {
		ready(Ok(*self.newest.lock().unwrap_or_else(PoisonError::into_inner))).boxed()
	}

	fn doubted(&self, _: ChainId) -> BoxFuture<'_, Result<(), NotTaken>> {
		*self.newest.lock().unwrap_or_else(PoisonError::into_inner) = None;
		self.note(Note::Doubted)
	}

	fn named(&self, _: ChainId, account: Account, name: Option<String>) {
		let mut names = self.names.lock().unwrap_or_else(PoisonError::into_inner);
		names.remove(&account);
		names.extend(name.map(|name| (account, name)));
	}

	fn all_named(&self, _: ChainId, names: Vec<(Account, String)>) {
		*self.names.lock().unwrap_or_else(PoisonError::into_inner) = names.into_iter().collect();
	}

	fn remarked(&self, _: ChainId, account: Account, hash: [u8; 32]) {
		self.jot(Note::Remarked(account, hash));
	}

	fn observe(
		&self,
		_: ChainId,
		block: BlockNumber,
		account: Account,
		seen: Option<Registration>,
	) -> BoxFuture<'_, Result<(), NotTaken>> {
		self.note(Note::Observed(block, account, seen))
	}

	fn scanned(
		&self,
		_: ChainId,
		block: BlockNumber,
		waiting: BTreeSet<Account>,
	) -> BoxFuture<'_, Result<(), NotTaken>> {
		self.note(Note::Scanned(block, waiting))
	}

	fn registered(
		&self,
		_: ChainId,
		entry: Option<RegistrarEntry>,
	) -> BoxFuture<'_, Result<(), NotTaken>> {
		self.note(Note::Registered(entry))
	}

	fn passed(&self, _: ChainId, block: BlockNumber) -> BoxFuture<'_, Result<(), NotTaken>> {
		self.note(Note::Passed(block))
	}
}
