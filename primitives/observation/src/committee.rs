//! Which analyzers answer about which link: drawn by lot, and recomputable by anyone.

use alloc::vec::Vec;

use litentry_vocabulary::{Account, LinkId, RequestId, blake2_256};

use crate::CommitteeSize;

const CONTEXT: &[u8] = b"litentry/draw/v1";

const LINK_CONTEXT: &[u8] = b"litentry/link-draw/v1";

/// The seed of one request's committees, from the draw of the block after the request's.
pub fn request_seed(draw: &[u8; 32], request: RequestId) -> [u8; 32] {
	blake2_256(&[CONTEXT, draw, &request.0.to_le_bytes()].concat())
}

/// The seed of the committee of one link request, which has the position 0, from the draw of the block
/// after the request's.
pub fn link_seed(draw: &[u8; 32], link: LinkId) -> [u8; 32] {
	blake2_256(&[LINK_CONTEXT, draw, &link.0.to_le_bytes()].concat())
}

/// The analyzers that answer about the link at a position of a request, or `None` when the pool is
/// smaller than a committee.
///
/// The seed puts the pool in a random order; each link takes the next members of it, from the start
/// again after the end. So the committees of two links share no member as long as the pool suffices
/// for both, and whoever is on one of them does not learn the accounts that the other is asked about.
/// The order of the pool and repetitions in it do not matter.
pub fn committee(
	seed: &[u8; 32],
	pool: &[Account],
	size: CommitteeSize,
	position: u8,
) -> Option<Vec<Account>> {
	let ranking = ranking(seed, pool);
	if ranking.len() < size.members() {
		return None;
	}
	let first = usize::from(position) * size.members() % ranking.len();
	Some(ranking.iter().cycle().skip(first).take(size.members()).copied().collect())
}

fn ranking(seed: &[u8; 32], pool: &[Account]) -> Vec<Account> {
	let rank = |account: &Account| blake2_256(&[*seed, account.0].concat());
	let mut ranked: Vec<_> = pool.iter().map(|account| (rank(account), *account)).collect();
	ranked.sort_unstable();
	ranked.dedup();
	ranked.into_iter().map(|(_, account)| account).collect()
}
