//! Texts of QR codes in files.

use std::{fmt::Display, io, path::Path, str::FromStr};

use litentry_token::InvalidCode;

use crate::{Failure, bounded_file, home::write_private};

/// More than fits into a QR code.
const MAX_FILE_LENGTH: u64 = 8 * 1024;

/// What the text in a file says.
pub(crate) fn read<T: FromStr<Err = InvalidCode>>(path: &Path) -> Result<T, Failure> {
	let text = bounded_file::read_text(path, MAX_FILE_LENGTH)?;
	let malformed = |source| Failure::MalformedCode { path: path.into(), source };
	text.trim().parse().map_err(malformed)
}

/// Keeps a text in a new file.
pub(crate) fn write(path: &Path, code: &impl Display) -> Result<(), Failure> {
	write_private(path, format!("{code}\n").as_bytes()).map_err(|source| match source.kind() {
		io::ErrorKind::AlreadyExists => Failure::FileExists { path: path.into() },
		_ => Failure::Unwritable { path: path.into(), source },
	})
}
