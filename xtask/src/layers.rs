//! `cargo xtask layers`: every crate uses only what its layer may use.
//!
//! `primitives → pallets → runtime → node` and `primitives → services → cli`. Pallets do not see
//! one another, and services see of each other only those in [`SHARED_SERVICES`].

#[cfg(test)]
mod tests;

use std::fmt;

use anyhow::bail;

use crate::workspace::{Package, Workspace, layer};

/// The services that the others are built on.
const SHARED_SERVICES: [&str; 4] = [
	"services/chain-client",
	"services/data-source",
	"services/public-internet",
	"services/seed-file",
];

/// A dependency that goes against the layers.
#[derive(Debug, PartialEq, Eq)]
struct Violation {
	from: String,
	to: String,
}

impl fmt::Display for Violation {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		write!(f, "{} may not depend on {}", self.from, self.to)
	}
}

/// Checks the workspace's layers.
pub(crate) fn layers() -> anyhow::Result<()> {
	check(&Workspace::load()?)
}

/// Fails when a dependency goes against the layers.
pub(crate) fn check(workspace: &Workspace) -> anyhow::Result<()> {
	let violations = violations(&workspace.packages);
	for violation in &violations {
		eprintln!("{violation}");
	}
	if !violations.is_empty() {
		bail!("{} dependencies go against the layers (docs/layout.md)", violations.len());
	}
	println!("{} crates keep to their layers", workspace.packages.len());
	Ok(())
}

fn violations(packages: &[Package]) -> Vec<Violation> {
	let mut violations = Vec::new();
	for package in packages {
		for dependency in &package.dependencies {
			if !may_use(&package.folder, &dependency.folder, dependency.is_dev) {
				let (from, to) = (package.folder.clone(), dependency.folder.clone());
				violations.push(Violation { from, to });
			}
		}
	}
	violations
}

fn may_use(from: &str, to: &str, is_dev: bool) -> bool {
	match (layer(from), layer(to)) {
		("tests" | "benches", other) => other != "xtask",
		(_, "tests" | "algorithms") if is_dev => true,
		(
			"primitives" | "pallets" | "runtime" | "node" | "services" | "cli" | "algorithms",
			"primitives",
		)
		| ("runtime" | "node", "pallets")
		| ("node", "runtime")
		| ("cli", "services")
		| ("algorithms", "algorithms") => true,
		("services", "services") => SHARED_SERVICES.contains(&to),
		_ => false,
	}
}
