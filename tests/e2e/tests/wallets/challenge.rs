//! Challenges at random.

use litentry_external_account::ExternalAccount;
use litentry_link_proof::Challenge;
use litentry_vocabulary::{Account, GenesisHash};
use rand::{Rng, SeedableRng, rngs::StdRng};

/// How many keys each test draws.
pub(crate) const KEYS: usize = 16;

/// Numbers at random, from a seed that is printed if the test fails.
pub(crate) fn random() -> StdRng {
	#[allow(clippy::disallowed_methods)] // each run tries other keys
	let seed: u64 = rand::random();
	println!("drawn from the seed {seed}");
	StdRng::seed_from_u64(seed)
}

pub(crate) fn draw<T>(random: &mut StdRng, of: impl Fn(&[u8; 32]) -> T) -> Vec<T> {
	(0..KEYS).map(|_| of(&bytes(random))).collect()
}

pub(crate) fn challenge(external: ExternalAccount, random: &mut StdRng) -> Challenge {
	Challenge {
		external,
		account: Account(bytes(random)),
		genesis: GenesisHash(bytes(random)),
		nonce: random.next_u32(),
		expires: random.next_u32(),
		ends: (random.next_u32() & 1 == 0).then(|| random.next_u32()),
	}
}

fn bytes(random: &mut StdRng) -> [u8; 32] {
	let mut bytes = [0; 32];
	random.fill_bytes(&mut bytes);
	bytes
}
