//! The folder in which the command line keeps its files.
//!
//! - `accounts/NAME.json`: an account's address, and its secret encrypted with a passphrase
//! - `links/CHAIN/NUMBER`: which external account a link is of, which the chain does not tell
//! - `locks/IDENTITY/`: what the lock of an identity knows, and whom it let in
//! - `nodes/HASH`: which chain the node at a URL serves
//! - `workers/CHAIN`: which key the workers of a chain have, by its epoch and its hash

mod account_file;
mod acquaintance;
pub(crate) mod durable;
mod link_note;
mod locks;
mod passphrase;

pub use acquaintance::Acquaintance;
pub use passphrase::{
	CannotUnlock, DEFAULT_WORK_FACTOR, InvalidWorkFactor, Passphrase, PassphraseTooShort,
	WorkFactor,
};

use std::{
	fs,
	io::{self, Write},
	os::unix::fs::{DirBuilderExt, OpenOptionsExt},
	path::{Path, PathBuf},
};

/// The folder in which the command line keeps its files.
#[derive(Clone, Debug)]
pub struct Home(PathBuf);

impl Home {
	/// The folder at this path; it is made when something is first written.
	pub fn new(path: impl Into<PathBuf>) -> Self {
		Self(path.into())
	}
}

/// Makes a file that nobody else can read, unless there is one.
pub(crate) fn write_private(path: &Path, content: &[u8]) -> io::Result<()> {
	if let Some(folder) = path.parent() {
		fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
	}
	let mut file = fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
	file.write_all(content)?;
	file.sync_all()
}
