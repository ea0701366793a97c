//! Files that their owner alone can read: seeds and keys.

use std::fs::OpenOptions;
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use rand::CryptoRng;

use crate::Fault;

/// Draws 32 bytes and writes them in hexadecimal to a new file.
pub(crate) fn write_seed(path: &Path, rng: &mut impl CryptoRng) -> Result<[u8; 32], Fault> {
	let mut seed = [0; 32];
	rng.fill_bytes(&mut seed);
	write_new(path, &hex::encode(seed))?;
	Ok(seed)
}

/// Writes a secret text to a new file.
pub(crate) fn write_new(path: &Path, text: &str) -> Result<(), Fault> {
	let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path);
	file.and_then(|mut file| file.write_all(text.as_bytes())).map_err(Fault::file(path))
}
