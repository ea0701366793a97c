//! Where the programs and files of a network are.

use std::path::{Path, PathBuf};

/// The programs that a network consists of, and the files that they need.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Programs {
	/// The chain's node.
	pub node: PathBuf,
	/// The analyzer.
	pub analyzer: PathBuf,
	/// The worker.
	pub worker: PathBuf,
	/// The registrar.
	pub registrar: PathBuf,
	/// The command line.
	pub cli: PathBuf,
	/// The Ethereum node.
	pub anvil: PathBuf,
	/// The folder of other people's implementations, and of the scripts that use them.
	pub npm: PathBuf,
	/// The folder of the compiled contracts.
	pub contracts: PathBuf,
	/// The folder of the compiled scoring algorithms.
	pub algorithms: PathBuf,
}

impl Programs {
	/// Those that cargo built along with this program: pass [`std::env::current_exe`], of a program
	/// or a test alike.
	pub fn built_with(executable: &Path) -> Self {
		let folder = executable.parent().unwrap_or(executable);
		// Tests are in a folder of their own, below that of the programs.
		let folder =
			if folder.ends_with("deps") { folder.parent().unwrap_or(folder) } else { folder };
		let npm = Path::new(env!("CARGO_MANIFEST_DIR")).with_file_name("npm");
		Self {
			node: folder.join("litentry-node"),
			analyzer: folder.join("litentry-analyzer"),
			worker: folder.join("litentry-worker"),
			registrar: folder.join("litentry-registrar"),
			cli: folder.join("litentry"),
			anvil: npm.join("node_modules/@foundry-rs/anvil-linux-amd64/bin/anvil"),
			contracts: npm.join("build"),
			npm,
			algorithms: folder.with_file_name("algorithms"),
		}
	}
}

#[cfg(test)]
mod tests {
	use std::path::Path;

	use super::Programs;

	#[test]
	fn a_test_finds_the_same_programs_as_a_program() {
		let program = Programs::built_with(Path::new("/target/debug/litentry-local-network"));
		let test = Programs::built_with(Path::new("/target/debug/deps/main_job-0123456789abcdef"));
		assert_eq!(program, test);
		assert_eq!(program.node, Path::new("/target/debug/litentry-node"));
		assert_eq!(program.algorithms, Path::new("/target/algorithms"));
	}
}
