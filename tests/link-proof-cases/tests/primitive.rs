//! The primitive gives every line of the table the verdict that it names.

#![allow(clippy::unwrap_used)]

use litentry_link_proof_cases::cases;

#[test]
fn every_proof_has_its_verdict() {
	let cases = cases().unwrap();
	let wrong: Vec<_> = cases
		.iter()
		.filter(|case| !case.expects(&case.verdict()))
		.map(|case| format!("{}: {:?} instead of {}", case.name, case.verdict(), case.result))
		.collect();
	assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn every_platform_has_good_proofs_and_bad_ones() {
	let cases = cases().unwrap();
	for platform in ["bitcoin", "cosmos", "device", "evm", "passkey", "solana", "substrate"] {
		let of_platform = || cases.iter().filter(|case| case.name.starts_with(platform));
		let accepted = of_platform().filter(|case| case.result == "accepted").count();
		assert!(accepted >= 2, "{platform}: {accepted} accepted");
		assert!(of_platform().count() - accepted >= 5, "{platform}: too few refused");
	}
}
