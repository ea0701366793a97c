//! The files with a worker's secrets: 64 hexadecimal digits each.

use std::{
	fs,
	io::{self, Write},
	os::unix::fs::OpenOptionsExt,
	path::{Path, PathBuf},
};

use litentry_key_tree::{SharedSeed, WorkerSeed};
use rand::CryptoRng;
use zeroize::Zeroizing;

/// Why there is no seed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SeedFault {
	/// The file cannot be read or made.
	#[error("cannot read or make {}", file.display())]
	Unusable {
		/// The file.
		file: PathBuf,
		/// Why.
		#[source]
		cause: io::Error,
	},
	/// The file holds something else.
	#[error("{} does not hold 64 hexadecimal digits", file.display())]
	Malformed {
		/// The file.
		file: PathBuf,
	},
}

/// Reads a worker's own seed; a missing file is made with a new one, for its owner's eyes only.
///
/// # Errors
///
/// The file holds something else, or cannot be read or made.
pub fn read_or_make_seed(file: &Path, rng: &mut impl CryptoRng) -> Result<WorkerSeed, SeedFault> {
	let text = match fs::read_to_string(file) {
		Err(missing) if missing.kind() == io::ErrorKind::NotFound => make(file, rng),
		read => read.map(Zeroizing::new),
	};
	parse(file, text).map(|seed| WorkerSeed::from_bytes(*seed))
}

/// Reads the seed that all workers have in common. It is never made here: another one would open
/// nothing that was sealed to the workers.
///
/// # Errors
///
/// The file holds something else, or cannot be read.
pub fn read_shared_seed(file: &Path) -> Result<SharedSeed, SeedFault> {
	let text = fs::read_to_string(file).map(Zeroizing::new);
	parse(file, text).map(|seed| SharedSeed::from_bytes(*seed))
}

fn make(file: &Path, rng: &mut impl CryptoRng) -> io::Result<Zeroizing<String>> {
	let mut seed = Zeroizing::new([0; 32]);
	rng.fill_bytes(&mut *seed);
	let text = Zeroizing::new(hex::encode(*seed));
	let mut made = fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(file)?;
	made.write_all(text.as_bytes())?;
	made.sync_all()?;
	tracing::info!(file = %file.display(), "made a new seed; keep a copy of it");
	Ok(text)
}

fn parse(
	file: &Path,
	text: io::Result<Zeroizing<String>>,
) -> Result<Zeroizing<[u8; 32]>, SeedFault> {
	let text = text.map_err(|cause| SeedFault::Unusable { file: file.to_path_buf(), cause })?;
	let digits = text.trim();
	let mut seed = Zeroizing::new([0; 32]);
	hex::decode_to_slice(digits.strip_prefix("0x").unwrap_or(digits), &mut *seed)
		.map_err(|_| SeedFault::Malformed { file: file.to_path_buf() })?;
	Ok(seed)
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use std::os::unix::fs::PermissionsExt;

	use rand::{SeedableRng, rngs::StdRng};
	use tempfile::TempDir;

	use super::*;

	fn certifying_key(file: &Path) -> Result<[u8; 32], SeedFault> {
		let seed = read_or_make_seed(file, &mut StdRng::seed_from_u64(1))?;
		Ok(seed.certifying().to_bytes())
	}

	#[test]
	fn a_missing_seed_is_made_once_and_for_its_owner_only() {
		let folder = TempDir::new().unwrap();
		let file = folder.path().join("seed");
		let made = certifying_key(&file).unwrap();
		assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
		assert_eq!(certifying_key(&file).unwrap(), made);
	}

	#[test]
	fn a_missing_shared_seed_is_not_made() {
		let folder = TempDir::new().unwrap();
		let file = folder.path().join("seed");
		assert!(matches!(read_shared_seed(&file), Err(SeedFault::Unusable { .. })));
		assert!(!file.exists());
	}

	#[test]
	fn anything_else_than_64_digits_is_refused() {
		let folder = TempDir::new().unwrap();
		let file = folder.path().join("seed");
		for text in ["", "ab", "zz", &"ab".repeat(33)] {
			fs::write(&file, text).unwrap();
			assert!(matches!(certifying_key(&file), Err(SeedFault::Malformed { .. })));
			assert!(matches!(read_shared_seed(&file), Err(SeedFault::Malformed { .. })));
		}
	}
}
