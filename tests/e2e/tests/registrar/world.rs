//! A network with registrars, and what is true of it at the end.

use litentry_local_network::Programs;
use litentry_local_network::registrar::{JudgementLog, RegistrarNetwork};
use litentry_vocabulary::Account;
use rand::SeedableRng;
use rand::rngs::StdRng;

/// How many more blocks have to be final to show that no judgement comes any more: one that was sent
/// twice is in one of the next two.
const SILENCE: u64 = 4;

/// Randomness for the keys of everybody, who live as long as one network.
pub(crate) fn rng() -> StdRng {
	StdRng::seed_from_u64(1)
}

/// Starts a network.
pub(crate) async fn start(rng: &mut StdRng) -> RegistrarNetwork {
	let programs = programs();
	require(&programs);
	RegistrarNetwork::start(programs, rng, &mut ()).await.unwrap()
}

#[allow(clippy::disallowed_methods, reason = "this is where the tests look at their surroundings")]
fn programs() -> Programs {
	Programs::built_with(&std::env::current_exe().unwrap())
}

/// A missing program is a failure, not a reason to skip a test.
fn require(Programs { node, registrar, npm, .. }: &Programs) {
	for path in [node, registrar, &npm.join("node_modules")] {
		let path = path.display();
		assert!(
			std::fs::exists(path.to_string()).unwrap(),
			"{path} is missing: `cargo xtask test` builds everything, then runs this test"
		);
	}
}

/// This identity was found reasonable exactly once, by this registrar and nobody else.
pub(crate) async fn judged_once(
	judgements: &JudgementLog,
	registrar: u32,
	account: Account,
	info: [u8; 32],
) {
	judgements.wait_for_blocks(SILENCE).await;
	let judged = judgements.of(account);
	let [once] = judged.as_slice() else {
		panic!("{account} was judged {} times: {judged:?}", judged.len());
	};
	assert!(once.registrar == registrar && once.is_reasonable(info), "{once:?}");
}

/// Nobody has judged this identity.
pub(crate) async fn never_judged(judgements: &JudgementLog, account: Account) {
	judgements.wait_for_blocks(SILENCE).await;
	assert_eq!(judgements.of(account), []);
}
