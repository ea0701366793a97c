//! No nodes make reading the state panic, and what is read is in the proof. The root is the hash of
//! the first node, so that nodes are looked at; the snapshot around them is signed as they are.

#![no_main]

use ed25519_zebra::{SigningKey, VerificationKey};
use libfuzzer_sys::fuzz_target;
use litentry_lock_snapshot::{
	Authorities, AuthorityKey, BlockHash, FinalBlock, Header, Justification, Precommit, SetId,
	Snapshot, StateProof, Subjects, Trust,
};
use litentry_token::View;
use litentry_vocabulary::{GenesisHash, blake2_256};
use parity_scale_codec::DecodeAll;

const GENESIS: GenesisHash = GenesisHash([7; 32]);
const SET: SetId = SetId(3);
const ROUND: u64 = 1;

fn read(key: &[u8], proof: &StateProof, root: [u8; 32]) {
	if let Ok(Some(value)) = proof.under(root).read(key) {
		let is_in =
			|node: &[u8]| value.is_empty() || node.windows(value.len()).any(|part| part == value);
		assert!(proof.0.iter().any(|node| is_in(node)));
	}
}

/// A block with this state that its one voter made final.
fn block(state_root: [u8; 32], voter: &SigningKey) -> FinalBlock {
	let (parent, extrinsics_root) = (BlockHash([0; 32]), [0; 32]);
	let header =
		Header { parent, number: 1, state_root, extrinsics_root, digest: Default::default() };
	let target = header.hash();
	let mut vote = Precommit { target, number: 1, signature: [0; 64], voter: key(voter) };
	vote.signature = voter.sign(&vote.message(ROUND, SET)).to_bytes();
	let precommits = vec![vote].try_into().expect("one vote is not too many");
	let ancestry = Default::default();
	let justification = Justification { round: ROUND, target, number: 1, precommits, ancestry };
	FinalBlock { header, justification }
}

fn key(voter: &SigningKey) -> AuthorityKey {
	AuthorityKey(VerificationKey::from(voter).into())
}

fuzz_target!(|bytes: &[u8]| {
	let Ok((path, subjects, proof)) = <(Vec<u8>, Subjects, StateProof)>::decode_all(&mut &*bytes)
	else {
		return;
	};
	let root = proof.0.first().map_or([0; 32], |node| blake2_256(node));
	read(&path, &proof, root);

	let voter = SigningKey::from([1; 32]);
	let authorities = Authorities::try_from(vec![(key(&voter), 1)]).expect("one voter is a set");
	let trust = Trust { genesis: GENESIS, set: SET, authorities, from: 1 };
	let steps = Default::default();
	let snapshot = Snapshot { steps, block: block(root, &voter), subjects, proof };
	if let Ok((known, next)) = snapshot.check(&trust) {
		assert_eq!((known.genesis(), next), (GENESIS, trust));
	}
});
