//! A lock's folder, and who is alone in it.
//!
//! - `lock.json`: what its owner decided
//! - `snapshot`: whom it believes and what they said last, SCALE-encoded with a checksum
//! - `journal`: what it asked, whom it let in and what the chain was told, one entry a line
//! - `busy`, `reporting`: empty files that one process at a time locks

use std::{
	fs::{self, DirBuilder, File, OpenOptions, TryLockError},
	io,
	os::unix::fs::{DirBuilderExt, OpenOptionsExt},
	path::{Path, PathBuf},
};

use litentry_lock_snapshot::MAX_SNAPSHOT_BYTES;

use super::{Entry, Held, Ledger, LockFailure, Settings, journal::Journal};
use crate::{
	Failure, bounded_file,
	home::durable::{append, replace},
};

/// The most bytes of a journal.
pub const MAX_JOURNAL_BYTES: u64 = 16 * 1024 * 1024;

const MAX_SETTINGS_BYTES: u64 = 4096;

/// A snapshot, and a list of all authorities that there can be.
const MAX_HELD_BYTES: u64 = MAX_SNAPSHOT_BYTES as u64 + 64 * 1024;

/// A lock's folder.
#[derive(Clone, Debug)]
pub struct LockFolder(PathBuf);

impl LockFolder {
	pub(crate) const fn new(path: PathBuf) -> Self {
		Self(path)
	}

	/// Whether there is a lock.
	pub(crate) fn exists(&self) -> bool {
		self.settings_path().exists()
	}

	/// Makes a lock. Its settings come last: without them it is none yet.
	pub(crate) fn create(&self, settings: &Settings, held: &Held) -> Result<(), Failure> {
		let made = DirBuilder::new().recursive(true).mode(0o700).create(&self.0);
		made.map_err(unwritable(&self.0))?;
		let busy = self.lock_file("busy")?;
		busy.lock().map_err(unwritable(&self.0))?;
		if self.exists() {
			return Err(LockFailure::Exists { identity: settings.identity }.into());
		}
		self.replace("snapshot", &held.to_bytes())?;
		self.replace("journal", b"")?;
		let text = serde_json::to_vec_pretty(settings);
		self.replace("lock.json", &text.map_err(|e| unwritable(&self.0)(e.into()))?)
	}

	/// What its owner decided.
	pub(crate) fn settings(&self) -> Result<Settings, Failure> {
		let path = self.settings_path();
		let text = bounded_file::read(&path, MAX_SETTINGS_BYTES)?;
		Ok(serde_json::from_slice(&text).map_err(|_| LockFailure::Damaged { path })?)
	}

	/// What it keeps of the chain.
	pub(crate) fn held(&self) -> Result<Held, Failure> {
		let path = self.0.join("snapshot");
		let bytes = bounded_file::read(&path, MAX_HELD_BYTES)?;
		Ok(Held::from_bytes(&bytes).ok_or(LockFailure::Damaged { path })?)
	}

	/// Waits until no other process changes anything, and keeps others from it. Take it for a moment
	/// only: somebody may stand before the door.
	pub(crate) fn alone(&self) -> Result<Alone<'_>, Failure> {
		let busy = self.lock_file("busy")?;
		busy.lock().map_err(unwritable(&self.0))?;
		let path = self.0.join("journal");
		let bytes = bounded_file::read(&path, MAX_JOURNAL_BYTES)?;
		let journal = Journal::read(&bytes)
			.map_err(|damaged| LockFailure::JournalDamaged { path, line: damaged.line })?;
		let ledger = journal.entries().iter().collect();
		Ok(Alone { folder: self, _busy: busy, journal, ledger })
	}

	/// Keeps other processes from reporting until the file is dropped.
	pub(crate) fn alone_reporting(&self) -> Result<File, Failure> {
		let file = self.lock_file("reporting")?;
		match file.try_lock() {
			Ok(()) => Ok(file),
			Err(TryLockError::WouldBlock) => Err(LockFailure::Reporting.into()),
			Err(TryLockError::Error(source)) => Err(unwritable(&self.0)(source)),
		}
	}

	fn lock_file(&self, name: &str) -> Result<File, Failure> {
		let path = self.0.join(name);
		let mut options = OpenOptions::new();
		let file = options.write(true).create(true).truncate(false).mode(0o600).open(&path);
		file.map_err(unwritable(&path))
	}

	fn replace(&self, name: &str, content: &[u8]) -> Result<(), Failure> {
		let path = self.0.join(name);
		replace(&path, content).map_err(unwritable(&path))
	}

	fn settings_path(&self) -> PathBuf {
		self.0.join("lock.json")
	}
}

/// The folders in a folder that hold a lock each.
pub(crate) fn names(folder: &Path) -> Result<Vec<String>, Failure> {
	let unreadable = |source| Failure::Unreadable { path: folder.into(), source };
	let entries = match fs::read_dir(folder) {
		Ok(entries) => entries,
		Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
		Err(error) => return Err(unreadable(error)),
	};
	let names: io::Result<Vec<_>> = entries.map(|entry| Ok(entry?.file_name())).collect();
	let names = names.map_err(unreadable)?.into_iter().filter_map(|name| name.into_string().ok());
	Ok(names.filter(|name| LockFolder::new(folder.join(name)).exists()).collect())
}

/// A lock's folder while no other process changes it.
#[derive(Debug)]
pub(crate) struct Alone<'a> {
	folder: &'a LockFolder,
	_busy: File,
	journal: Journal,
	ledger: Ledger,
}

impl Alone<'_> {
	/// What the journal says.
	pub(crate) const fn ledger(&self) -> &Ledger {
		&self.ledger
	}

	/// Adds an entry to the journal, and returns when it is on disk.
	pub(crate) fn write(&mut self, entry: Entry) -> Result<(), Failure> {
		let path = self.folder.0.join("journal");
		let start = self.journal.length();
		let line = self.journal.push(entry).map_err(|e| unwritable(&path)(e.into()))?;
		if self.journal.length() > MAX_JOURNAL_BYTES {
			return Err(LockFailure::JournalFull.into());
		}
		append(&path, start, &line).map_err(unwritable(&path))?;
		self.ledger.extend(self.journal.entries().last());
		Ok(())
	}

	/// Keeps another snapshot.
	pub(crate) fn hold(&self, held: &Held) -> Result<(), Failure> {
		self.folder.replace("snapshot", &held.to_bytes())
	}

	/// Writes the journal anew, with what is left of it.
	pub(crate) fn rewrite(&mut self, ledger: Ledger) -> Result<(), Failure> {
		let journal = Journal::of(ledger.entries());
		let (journal, bytes) = journal.map_err(|e| unwritable(&self.folder.0)(e.into()))?;
		self.folder.replace("journal", &bytes)?;
		(self.journal, self.ledger) = (journal, ledger);
		Ok(())
	}
}

fn unwritable(path: &Path) -> impl FnOnce(io::Error) -> Failure + use<'_> {
	move |source| Failure::Unwritable { path: path.into(), source }
}
