//! The file with the one secret of a service: a seed of 32 bytes, written as 64 hexadecimal digits.
//!
//! A prefix `0x` and white space around the digits do not matter. A file that holds anything else is
//! refused and never changed.

use std::{
	fs,
	io::{self, Write},
	os::unix::fs::OpenOptionsExt,
	path::{Path, PathBuf},
};

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

/// Reads a seed that others must have too, and that is therefore never made here.
///
/// # Errors
///
/// The file is missing, cannot be read, or holds something else.
pub fn read_seed(file: &Path) -> Result<Zeroizing<[u8; 32]>, SeedFault> {
	parse(file, fs::read_to_string(file).map(Zeroizing::new))
}

/// Reads a seed; a missing file is made with a new one, for its owner's eyes only.
///
/// # Errors
///
/// The file cannot be read or made, or holds something else.
pub fn read_or_make_seed(
	file: &Path,
	rng: &mut impl CryptoRng,
) -> Result<Zeroizing<[u8; 32]>, SeedFault> {
	let text = match fs::read_to_string(file) {
		Err(missing) if missing.kind() == io::ErrorKind::NotFound => make(file, rng),
		read => read.map(Zeroizing::new),
	};
	parse(file, text)
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

	fn read_or_make(file: &Path) -> Result<[u8; 32], SeedFault> {
		read_or_make_seed(file, &mut StdRng::seed_from_u64(1)).map(|seed| *seed)
	}

	#[test]
	fn a_missing_seed_is_made_once_and_for_its_owner_only() {
		let folder = TempDir::new().unwrap();
		let file = folder.path().join("seed");
		let made = read_or_make(&file).unwrap();
		assert_ne!(made, [0; 32]);
		assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
		assert_eq!(read_or_make(&file).unwrap(), made);
		assert_eq!(*read_seed(&file).unwrap(), made);
	}

	#[test]
	fn a_missing_seed_that_others_have_too_is_not_made() {
		let folder = TempDir::new().unwrap();
		let file = folder.path().join("seed");
		assert!(matches!(read_seed(&file), Err(SeedFault::Unusable { .. })));
		assert!(!file.exists());
	}

	#[test]
	fn a_prefix_and_a_line_end_do_not_matter() {
		let folder = TempDir::new().unwrap();
		let file = folder.path().join("seed");
		for text in ["ab".repeat(32), format!("0x{}\n", "ab".repeat(32))] {
			fs::write(&file, text).unwrap();
			assert_eq!(read_or_make(&file).unwrap(), [0xab; 32]);
		}
	}

	#[test]
	fn anything_else_is_refused_and_left_alone() {
		let folder = TempDir::new().unwrap();
		let file = folder.path().join("seed");
		for text in ["", "ab", "zz", &"ab".repeat(33)] {
			fs::write(&file, text).unwrap();
			assert!(matches!(read_or_make(&file), Err(SeedFault::Malformed { .. })));
			assert!(matches!(read_seed(&file), Err(SeedFault::Malformed { .. })));
			assert_eq!(fs::read_to_string(&file).unwrap(), text);
		}
	}
}
