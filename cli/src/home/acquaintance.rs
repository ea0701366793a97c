//! What was believed when it was first used.
//!
//! A node says which chain it serves and which key the workers have, and the command line cannot check
//! that. But a node that has told the truth once cannot lie later without being noticed: neither by
//! another key, nor by another epoch of keys, nor by another chain.

use std::{
	io,
	path::{Path, PathBuf},
};

use litentry_sealing::PublicKey;
use litentry_vocabulary::{GenesisHash, KeyEpoch, blake2_256};

use super::{Home, write_private};
use crate::{Failure, bounded_file};

const MAX_FILE_LENGTH: u64 = 256;

/// Whether something was used before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Acquaintance {
	/// It was not, and will be known from now on.
	New,
	/// It is what was used before.
	Known,
}

impl Home {
	/// Recognizes the chain behind a node's URL and the key of its workers.
	///
	/// # Errors
	///
	/// Either is another one than before, or cannot be remembered.
	pub fn recognize(
		&self,
		node: &str,
		genesis: &GenesisHash,
		epoch: KeyEpoch,
		key: &PublicKey,
	) -> Result<Acquaintance, Failure> {
		// A URL may hold a password, and is no file name anyway.
		let path = self.0.join("nodes").join(hex::encode(blake2_256(node.as_bytes())));
		remember(&path, &genesis.to_string())?.ok_or_else(|| {
			let (node, genesis) = (node.into(), *genesis);
			Failure::OtherChain { node, genesis, path }
		})?;
		let path = self.0.join("workers").join(genesis.to_string());
		let fingerprint = format!("{epoch} {}", hex::encode(blake2_256(&key.0)));
		remember(&path, &fingerprint)?.ok_or(Failure::OtherWorkersKey { path })
	}
}

/// Keeps a text where none is kept yet; `None` when it is another one.
fn remember(path: &Path, text: &str) -> Result<Option<Acquaintance>, Failure> {
	match write_private(path, text.as_bytes()) {
		Ok(()) => Ok(Some(Acquaintance::New)),
		Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
			let kept = bounded_file::read_text(path, MAX_FILE_LENGTH)?;
			Ok((kept.trim_end() == text).then_some(Acquaintance::Known))
		}
		Err(source) => Err(Failure::Unwritable { path: PathBuf::from(path), source }),
	}
}
