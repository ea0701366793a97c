//! Files that others wrote, read up to a bound.

use std::{
	fs::File,
	io::{self, Read},
	path::Path,
};

use zeroize::Zeroizing;

use crate::Failure;

/// The bytes of a file, unless there are more than `limit`. They are wiped from memory when dropped,
/// because many of these files hold secrets.
pub(crate) fn read(path: &Path, limit: u64) -> Result<Zeroizing<Vec<u8>>, Failure> {
	let unreadable = |source| Failure::Unreadable { path: path.into(), source };
	let mut bytes = Zeroizing::new(Vec::new());
	let file = File::open(path).map_err(unreadable)?;
	file.take(limit + 1).read_to_end(&mut bytes).map_err(unreadable)?;
	if bytes.len() as u64 > limit {
		return Err(Failure::FileTooLong { path: path.into(), limit });
	}
	Ok(bytes)
}

/// The text of a file, unless it is longer than `limit` bytes.
pub(crate) fn read_text(path: &Path, limit: u64) -> Result<Zeroizing<String>, Failure> {
	let bytes = read(path, limit)?;
	let text = str::from_utf8(&bytes).map_err(|error| Failure::Unreadable {
		path: path.into(),
		source: io::Error::new(io::ErrorKind::InvalidData, error),
	})?;
	Ok(Zeroizing::new(text.to_owned()))
}
