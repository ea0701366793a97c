use super::{Violation, may_use, violations};
use crate::workspace::{Dependency, Package};

fn package(folder: &str, dependencies: &[&str]) -> Package {
	let dependency = |folder: &&str| Dependency { folder: (*folder).to_owned(), is_dev: false };
	Package {
		name: folder.replace('/', "-"),
		folder: folder.to_owned(),
		is_cdylib: false,
		dependencies: dependencies.iter().map(dependency).collect(),
	}
}

#[test]
fn the_two_chains_of_layers_are_allowed() {
	let packages = [
		package("primitives/sealing", &["primitives/vocabulary"]),
		package("pallets/identity-linker", &["primitives/sealing"]),
		package("runtime", &["primitives/sealing", "pallets/identity-linker"]),
		package("node", &["runtime"]),
		package("services/worker", &["primitives/sealing", "services/chain-client"]),
		package("cli", &["primitives/sealing", "services/chain-client"]),
		package("tests/e2e", &["cli", "node", "services/worker"]),
	];
	assert_eq!(violations(&packages), vec![]);
}

#[test]
fn a_pallet_that_sees_a_service_is_named() {
	let packages = [package("pallets/identity-linker", &["services/worker"])];
	let violation =
		Violation { from: "pallets/identity-linker".to_owned(), to: "services/worker".to_owned() };
	assert_eq!(violation.to_string(), "pallets/identity-linker may not depend on services/worker");
	assert_eq!(violations(&packages), vec![violation]);
}

#[test]
fn forbidden_edges_are_refused() {
	for (from, to) in [
		("primitives/sealing", "pallets/identity-linker"),
		("primitives/sealing", "services/chain-client"),
		("pallets/identity-linker", "pallets/worker-registry"),
		("services/worker", "services/analyzer"),
		("services/worker", "runtime"),
		("services/chain-client", "pallets/worker-registry"),
		("cli", "node"),
		("runtime", "services/chain-client"),
		("node", "services/chain-client"),
		("xtask", "primitives/sealing"),
		("tests/e2e", "xtask"),
	] {
		assert!(!may_use(from, to, false), "{from} must not use {to}");
	}
}

#[test]
fn only_tests_may_use_algorithms_and_test_crates() {
	for to in ["algorithms/uniswap-loyal-user", "tests/network"] {
		assert!(may_use("services/worker", to, true), "a test may use {to}");
		assert!(!may_use("services/worker", to, false), "a program must not use {to}");
	}
}
