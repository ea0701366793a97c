//! Which external account a link is of.

use std::{fs, io, path::PathBuf};

use litentry_external_account::ExternalAccount;
use litentry_vocabulary::{GenesisHash, LinkId};

use super::{Home, write_private};
use crate::{Failure, bounded_file};

const MAX_FILE_LENGTH: u64 = 256;

impl Home {
	/// Remembers which external account a link is of: on the chain only the workers can read it.
	pub fn note_link(
		&self,
		genesis: &GenesisHash,
		link: LinkId,
		external: &ExternalAccount,
	) -> Result<(), Failure> {
		let path = self.note_path(genesis, link);
		match write_private(&path, external.to_string().as_bytes()) {
			Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
			result => result.map_err(|source| Failure::Unwritable { path, source }),
		}
	}

	/// Which external account a link is of, if it was made on this computer.
	pub fn noted_link(&self, genesis: &GenesisHash, link: LinkId) -> Option<ExternalAccount> {
		let text = bounded_file::read_text(&self.note_path(genesis, link), MAX_FILE_LENGTH).ok()?;
		text.parse().ok()
	}

	/// Forgets which external account a link was of.
	pub fn forget_link(&self, genesis: &GenesisHash, link: LinkId) -> Result<(), Failure> {
		let path = self.note_path(genesis, link);
		match fs::remove_file(&path) {
			Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
			result => result.map_err(|source| Failure::Unwritable { path, source }),
		}
	}

	fn note_path(&self, genesis: &GenesisHash, link: LinkId) -> PathBuf {
		self.0.join("links").join(genesis.to_string()).join(link.to_string())
	}
}
