//! The file with the one secret of an analyzer.

use std::{
	fs,
	io::{self, Write},
	os::unix::fs::OpenOptionsExt,
	path::{Path, PathBuf},
};

use litentry_key_tree::AnalyzerSeed;
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

/// Reads the seed, 64 hexadecimal digits; a missing file is made with a new one, for its owner's
/// eyes only.
///
/// # Errors
///
/// The file holds something else, or cannot be read or made.
pub fn read_or_make_seed(file: &Path, rng: &mut impl CryptoRng) -> Result<AnalyzerSeed, SeedFault> {
	let text = match fs::read_to_string(file) {
		Err(missing) if missing.kind() == io::ErrorKind::NotFound => make(file, rng),
		read => read.map(Zeroizing::new),
	};
	let text = text.map_err(|cause| SeedFault::Unusable { file: file.to_path_buf(), cause })?;
	parse(&text).ok_or_else(|| SeedFault::Malformed { file: file.to_path_buf() })
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

fn parse(text: &str) -> Option<AnalyzerSeed> {
	let mut seed = Zeroizing::new([0; 32]);
	let digits = text.trim();
	hex::decode_to_slice(digits.strip_prefix("0x").unwrap_or(digits), &mut *seed).ok()?;
	Some(AnalyzerSeed::from_bytes(*seed))
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use std::os::unix::fs::PermissionsExt;

	use rand::{SeedableRng, rngs::StdRng};
	use tempfile::TempDir;

	use super::*;

	fn observation_key(file: &Path) -> Result<[u8; 32], SeedFault> {
		let seed = read_or_make_seed(file, &mut StdRng::seed_from_u64(1))?;
		Ok(seed.observation().to_bytes())
	}

	#[test]
	fn a_missing_seed_is_made_once_and_for_its_owner_only() {
		let folder = TempDir::new().unwrap();
		let file = folder.path().join("seed");
		let made = observation_key(&file).unwrap();
		assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
		assert_eq!(observation_key(&file).unwrap(), made);
	}

	#[test]
	fn a_prefix_and_a_line_end_do_not_matter() {
		let folder = TempDir::new().unwrap();
		let (plain, dressed) = (folder.path().join("plain"), folder.path().join("dressed"));
		fs::write(&plain, "ab".repeat(32)).unwrap();
		fs::write(&dressed, format!("0x{}\n", "ab".repeat(32))).unwrap();
		assert_eq!(observation_key(&plain).unwrap(), observation_key(&dressed).unwrap());
	}

	#[test]
	fn anything_else_is_refused_and_left_alone() {
		let folder = TempDir::new().unwrap();
		let file = folder.path().join("seed");
		for text in ["", "ab", "zz", &"ab".repeat(33)] {
			fs::write(&file, text).unwrap();
			assert!(matches!(observation_key(&file), Err(SeedFault::Malformed { .. })));
			assert_eq!(fs::read_to_string(&file).unwrap(), text);
		}
	}
}
