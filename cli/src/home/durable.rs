//! Files that are whole and still there after a power cut.

use std::{
	fs::{self, File, OpenOptions},
	io::{self, Seek, SeekFrom, Write},
	os::unix::fs::OpenOptionsExt,
	path::Path,
};

/// Puts content in the place of a file's, all at once: whoever opens the file finds the old content or
/// the new. Two at the same time would spoil each other's.
pub(crate) fn replace(path: &Path, content: &[u8]) -> io::Result<()> {
	let next = path.with_added_extension("new");
	let mut options = OpenOptions::new();
	let mut file = options.write(true).create(true).truncate(true).mode(0o600).open(&next)?;
	file.write_all(content)?;
	file.sync_all()?;
	fs::rename(&next, path)?;
	// The new name is kept by the folder, not by the file.
	File::open(folder(path))?.sync_all()
}

/// The folder that a file is in; that of a bare name is the one that the program was started in.
fn folder(path: &Path) -> &Path {
	match path.parent() {
		Some(folder) if !folder.as_os_str().is_empty() => folder,
		_ => Path::new("."),
	}
}

/// Adds bytes after the first `length` ones of a file; what follows those, a torn write left behind.
pub(crate) fn append(path: &Path, length: u64, bytes: &[u8]) -> io::Result<()> {
	let mut file = OpenOptions::new().write(true).open(path)?;
	file.set_len(length)?;
	file.seek(SeekFrom::Start(length))?;
	file.write_all(bytes)?;
	file.sync_all()
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use super::*;

	#[test]
	fn a_file_is_replaced_and_leaves_nothing_behind() {
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("lock.json");
		for content in [b"a long one".as_slice(), b"short"] {
			replace(&path, content).unwrap();
			assert_eq!(fs::read(&path).unwrap(), content);
		}
		assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
	}

	#[test]
	fn a_bare_name_is_in_the_present_folder() {
		let folders =
			["links.json", "a/links.json", "/links.json"].map(|path| folder(Path::new(path)));
		assert_eq!(folders, [".", "a", "/"].map(Path::new));
	}

	#[test]
	fn what_a_torn_write_left_behind_is_overwritten() {
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("journal");
		fs::write(&path, b"first\nsecond, torn").unwrap();
		append(&path, 6, b"2\n").unwrap();
		assert_eq!(fs::read(&path).unwrap(), b"first\n2\n");
	}
}
