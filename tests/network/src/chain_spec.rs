//! The genesis of the chains, built once for all nodes.
//!
//! To build it a node compiles the runtime, which takes most of the time of its start; and it does so
//! at each start. What comes of it depends on the program alone, so it is kept beside that.

use std::fs::{self, Metadata};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::UNIX_EPOCH;

use tokio::process::Command;
use tokio::sync::Mutex;

use crate::{Chain, Fault, Programs};

const FOLDER: &str = "chain-specs";

/// Networks that start together export each chain once.
static EXPORTING_DEV: Mutex<()> = Mutex::const_new(());
static EXPORTING_LOCAL: Mutex<()> = Mutex::const_new(());

/// The file with a chain's specification, its genesis in full; exported unless this very program has
/// done so before.
pub(crate) async fn chain_spec(programs: &Programs, chain: Chain) -> Result<PathBuf, Fault> {
	let _alone = match chain {
		Chain::Dev => EXPORTING_DEV.lock().await,
		Chain::Local => EXPORTING_LOCAL.lock().await,
	};
	let node = &programs.node;
	kept(node, chain, async |file| export(node, chain, file).await).await
}

/// The file that is kept beside a program, made by `export` when it is missing.
async fn kept(
	program: &Path,
	chain: Chain,
	export: impl AsyncFnOnce(&Path) -> Result<(), Fault>,
) -> Result<PathBuf, Fault> {
	let folder = program.with_file_name(FOLDER);
	let metadata = fs::metadata(program).map_err(Fault::file(program))?;
	let file = folder.join(file_name(chain, &metadata));
	if !file.exists() {
		fs::create_dir_all(&folder).map_err(Fault::file(&folder))?;
		let unfinished = tempfile::NamedTempFile::new_in(&folder).map_err(Fault::file(&folder))?;
		export(unfinished.path()).await?;
		forget_others(&folder, chain, &file);
		unfinished.persist(&file).map_err(|failed| Fault::file(&file)(failed.error))?;
	}
	Ok(file)
}

/// Another program has another size, or was built at another time.
fn file_name(chain: Chain, program: &Metadata) -> String {
	let built = program.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
	let built = built.unwrap_or_default().as_nanos();
	format!("{}-{}-{built}.json", chain.preset(), program.len())
}

async fn export(node: &Path, chain: Chain, file: &Path) -> Result<(), Fault> {
	let arguments = ["export-chain-spec", "--raw", "--chain", chain.preset(), "--output"];
	let mut command = Command::new(node);
	command.args(arguments).arg(file).stdin(Stdio::null()).kill_on_drop(true);
	let output = command.output().await;
	let output = output.map_err(|source| Fault::NotStarted { program: node.into(), source })?;
	if output.status.success() {
		return Ok(());
	}
	let command = format!("{} {}", node.display(), arguments.join(" "));
	Err(Fault::Command { command, message: String::from_utf8_lossy(&output.stderr).into_owned() })
}

/// Removes what earlier programs left.
fn forget_others(folder: &Path, chain: Chain, file: &Path) {
	let prefix = format!("{}-", chain.preset());
	for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
		let is_of_chain = entry.file_name().to_string_lossy().starts_with(&prefix);
		if is_of_chain && entry.path() != file {
			// What stays only takes up space.
			let _ = fs::remove_file(entry.path());
		}
	}
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use tempfile::TempDir;

	use super::*;

	/// A folder with a program of these bytes.
	fn built(bytes: &str) -> (TempDir, PathBuf) {
		let folder = tempfile::tempdir().unwrap();
		let program = folder.path().join("litentry-node");
		fs::write(&program, bytes).unwrap();
		(folder, program)
	}

	/// What is kept of a program that would export this text.
	async fn spec(program: &Path, chain: Chain, text: &str) -> PathBuf {
		kept(program, chain, async |file| fs::write(file, text).map_err(Fault::file(file)))
			.await
			.unwrap()
	}

	#[tokio::test]
	async fn a_program_is_asked_once_for_each_chain() {
		let (_folder, program) = built("node");
		let dev = spec(&program, Chain::Dev, "dev").await;
		assert_eq!(spec(&program, Chain::Dev, "asked again").await, dev);
		let local = spec(&program, Chain::Local, "local").await;
		let texts = [dev, local].map(|file| fs::read_to_string(file).unwrap());
		assert_eq!(texts, ["dev", "local"]);
	}

	#[tokio::test]
	async fn another_program_is_asked_again_and_the_old_answer_goes() {
		let (_folder, program) = built("node");
		let old = spec(&program, Chain::Dev, "old").await;
		let local = spec(&program, Chain::Local, "local").await;
		fs::write(&program, "another node").unwrap();
		let new = spec(&program, Chain::Dev, "new").await;
		assert_eq!(fs::read_to_string(new).unwrap(), "new");
		assert_eq!((old.exists(), local.exists()), (false, true));
	}

	#[tokio::test]
	async fn a_program_that_fails_leaves_nothing_behind() {
		let (folder, program) = built("node");
		let failing = async |file: &Path| export(Path::new("/bin/false"), Chain::Dev, file).await;
		let fault = kept(&program, Chain::Dev, failing).await.unwrap_err();
		assert!(matches!(fault, Fault::Command { .. }), "{fault}");
		assert_eq!(fs::read_dir(folder.path().join(FOLDER)).unwrap().count(), 0);
	}
}
