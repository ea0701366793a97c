//! The workspace as `cargo metadata` describes it.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Context;
use serde_json::Value;

use crate::command_line::read;

/// Where the workspace and what is built from it are, and its packages.
pub(crate) struct Workspace {
	/// The folder of the root `Cargo.toml`.
	pub(crate) root: PathBuf,
	/// Where cargo builds; `CARGO_TARGET_DIR` and the like are heeded.
	pub(crate) target: PathBuf,
	/// The packages, in cargo's order.
	pub(crate) packages: Vec<Package>,
}

/// A package of the workspace.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Package {
	/// Its name.
	pub(crate) name: String,
	/// Its folder, relative to the root.
	pub(crate) folder: String,
	/// Whether it has a `cdylib`, as an algorithm has.
	pub(crate) is_cdylib: bool,
	/// The packages of this workspace that it depends on.
	pub(crate) dependencies: Vec<Dependency>,
}

/// A dependency on another package of the workspace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Dependency {
	/// The other package's folder, relative to the root.
	pub(crate) folder: String,
	/// Whether only tests, examples and benchmarks see it.
	pub(crate) is_dev: bool,
}

impl Workspace {
	/// Asks cargo.
	pub(crate) fn load() -> anyhow::Result<Self> {
		let mut command = cargo(Path::new(env!("CARGO_MANIFEST_DIR")));
		let metadata = read(command.args(["metadata", "--format-version=1", "--no-deps"]))?;
		let metadata = serde_json::from_str(&metadata).context("cargo metadata is not JSON")?;
		Self::parse(&metadata).context("cargo metadata has another form than expected")
	}

	fn parse(metadata: &Value) -> Option<Self> {
		let root = PathBuf::from(metadata["workspace_root"].as_str()?);
		let packages = metadata["packages"].as_array()?;
		Some(Self {
			target: PathBuf::from(metadata["target_directory"].as_str()?),
			packages: packages.iter().map(|it| Package::parse(&root, it)).collect::<Option<_>>()?,
			root,
		})
	}

	/// Cargo, to be run at the root.
	pub(crate) fn cargo(&self) -> Command {
		cargo(&self.root)
	}

	/// The packages below a folder of the root.
	pub(crate) fn packages_in(&self, folder: &str) -> impl Iterator<Item = &Package> {
		self.packages.iter().filter(move |package| layer(&package.folder) == folder)
	}
}

impl Package {
	fn parse(root: &Path, package: &Value) -> Option<Self> {
		let targets = package["targets"].as_array()?;
		let dependencies = package["dependencies"].as_array()?;
		Some(Self {
			name: package["name"].as_str()?.to_owned(),
			folder: relative(root, Path::new(package["manifest_path"].as_str()?).parent()?)?,
			is_cdylib: targets.iter().any(|target| {
				target["crate_types"].as_array().is_some_and(|it| it.contains(&"cdylib".into()))
			}),
			dependencies: dependencies
				.iter()
				.filter_map(|it| Dependency::parse(root, it))
				.collect(),
		})
	}
}

impl Dependency {
	/// `None` for a dependency from elsewhere.
	fn parse(root: &Path, dependency: &Value) -> Option<Self> {
		Some(Self {
			folder: relative(root, Path::new(dependency["path"].as_str()?))?,
			is_dev: dependency["kind"].as_str() == Some("dev"),
		})
	}
}

/// The first part of a package's folder, which says what it may depend on.
pub(crate) fn layer(folder: &str) -> &str {
	folder.split('/').next().unwrap_or_default()
}

fn relative(root: &Path, path: &Path) -> Option<String> {
	path.strip_prefix(root).ok()?.to_str().map(str::to_owned)
}

/// Cargo without what `cargo run` told this process about itself: a build script that asks for such a
/// variable would run again at every change between `cargo build` and `cargo xtask`.
fn cargo(folder: &Path) -> Command {
	let mut command = Command::new("cargo");
	command.current_dir(folder);
	#[allow(clippy::disallowed_methods)]
	for (name, _) in std::env::vars_os() {
		let text = name.to_string_lossy();
		if text == "CARGO" || text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_")
		{
			command.env_remove(name);
		}
	}
	command
}
