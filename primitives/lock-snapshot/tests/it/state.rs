//! State proofs, against the trie that nodes keep.

use std::collections::BTreeMap;

use litentry_lock_snapshot::{Entry, NotProven, StateProof};
use litentry_vocabulary::{Account, IdentityId, TokenId};
use parity_scale_codec::Encode;
use polkadot_sdk::{
	sp_core::{H256, storage::Storage},
	sp_crypto_hashing::{blake2_128, twox_64, twox_128},
	sp_runtime::{StateVersion, traits::BlakeTwo256},
	sp_state_machine::{InMemoryBackend, prove_read, read_proof_check},
	sp_trie::StorageProof,
};
use proptest::prelude::*;

use crate::chain::State;

fn place(pallet: &str, item: &str) -> Vec<u8> {
	[twox_128(pallet.as_bytes()), twox_128(item.as_bytes())].concat()
}

fn hashed(key: [u8; 32]) -> Vec<u8> {
	[blake2_128(&key).as_slice(), &key].concat()
}

#[test]
fn entries_are_where_the_chain_keeps_them() {
	let (id, token, account) = (IdentityId([1; 32]), TokenId([2; 32]), Account([3; 32]));
	let zero = 0u32.encode();
	for (entry, key) in [
		(
			Entry::Genesis,
			[place("System", "BlockHash"), twox_64(&zero).to_vec(), zero.clone()].concat(),
		),
		(Entry::Timestamp, place("Timestamp", "Now")),
		(Entry::Identity(id), [place("IdentityRegistry", "Identities"), hashed(id.0)].concat()),
		(Entry::Issuer(id), [place("AuthorizationToken", "Issuers"), hashed(id.0)].concat()),
		(Entry::Token(token), [place("AuthorizationToken", "Tokens"), hashed(token.0)].concat()),
		(
			Entry::Frozen(account),
			[place("AuthorizationToken", "Frozen"), hashed(account.0)].concat(),
		),
		(
			Entry::Report(id, account),
			[place("AuthorizationToken", "Reports"), hashed(id.0), hashed(account.0)].concat(),
		),
	] {
		assert_eq!(entry.key(), key, "{entry}");
	}
}

#[test]
fn the_state_of_the_tests_is_read_as_it_was_written() {
	let state = State::new();
	let proof = state.prove(state.0.keys().cloned());
	let proven = proof.under(state.root());
	for (key, value) in &state.0 {
		assert_eq!(proven.read(key), Ok(Some(value.as_slice())));
	}
}

#[test]
fn in_the_empty_state_there_is_nothing() {
	let state = State(BTreeMap::new());
	let proof = StateProof(vec![vec![0].try_into().unwrap()].try_into().unwrap());
	assert_eq!(proof.under(state.root()).read(b"key"), Ok(None));
}

#[test]
fn an_empty_proof_proves_nothing() {
	let refused = StateProof::default().under([1; 32]).read(b"key").unwrap_err();
	assert!(matches!(refused, NotProven::Missing { hash } if hash.0 == [1; 32]));
}

/// Nodes that no trie has: what they hash to is their own root.
#[test]
fn malformed_nodes_are_refused() {
	for node in [
		vec![],                       // nothing
		vec![0b0000_0001],            // no known kind
		vec![0b0100_0010],            // a leaf without the half-bytes it announces
		vec![0b0100_0001, 0xf1],      // padding that is not zero
		vec![0b0111_1111],            // a number of half-bytes that breaks off
		vec![0b0111_1111, 255, 255],  // the same, later
		vec![0b0100_0000],            // a leaf without a value
		vec![0b0100_0000, 0xfc],      // a value that is shorter than it says
		vec![0b0010_0000, 1, 2],      // the hash of a value that breaks off
		vec![0b1000_0000, 0xff],      // a bitmap that breaks off
		vec![0b1000_0000, 0xff, 255], // children that are not there
	] {
		let root = litentry_vocabulary::blake2_256(&node);
		let proof = StateProof(vec![node.clone().try_into().unwrap()].try_into().unwrap());
		let read = [&b""[..], b"\0", b"\x10"].map(|key| proof.under(root).read(key));
		assert!(read.contains(&Err(NotProven::Malformed)), "{node:?}");
	}
}

/// Keys that share beginnings, so that the trie is deep; values on both sides of 32 bytes.
fn entries() -> impl Strategy<Value = BTreeMap<Vec<u8>, Vec<u8>>> {
	let key = prop::collection::vec(prop::sample::select(vec![0u8, 1, 0x10, 0x11, 0xff]), 0..5);
	let value = (any::<u8>(), 0usize..70).prop_map(|(byte, length)| vec![byte; length]);
	prop::collection::btree_map(key, value, 0..40)
}

fn backend(top: BTreeMap<Vec<u8>, Vec<u8>>, version: StateVersion) -> InMemoryBackend<BlakeTwo256> {
	(Storage { top, children_default: Default::default() }, version).into()
}

proptest! {
	#[test]
	fn reads_are_those_of_the_node_s_own_trie(
		entries in entries(),
		asked in prop::collection::vec(prop::collection::vec(0u8..0x12, 0..5), 1..20),
		is_new: bool,
	) {
		let version = if is_new { StateVersion::V1 } else { StateVersion::V0 };
		let backend = backend(entries.clone(), version);
		let root = *backend.root();
		let keys: Vec<_> = entries.keys().take(5).cloned().chain(asked).collect();
		let theirs = prove_read(backend, &keys).unwrap();
		let nodes: Vec<_> = theirs.into_nodes().into_iter().map(|node| node.try_into().unwrap()).collect();
		let proof = StateProof(nodes.try_into().unwrap());
		let proven = proof.under(root.0);
		for key in keys {
			prop_assert_eq!(proven.read(&key), Ok(entries.get(&key).map(Vec::as_slice)));
		}
	}

	/// With some nodes left out: what is read at all is what is stored.
	#[test]
	fn less_of_a_proof_proves_less_but_nothing_else(
		entries in entries(),
		kept in prop::collection::vec(any::<bool>(), 100),
	) {
		let backend = backend(entries.clone(), StateVersion::V1);
		let root: H256 = *backend.root();
		let theirs = prove_read(backend, entries.keys()).unwrap();
		let nodes: Vec<Vec<u8>> = theirs
			.into_nodes()
			.into_iter()
			.zip(kept)
			.filter_map(|(node, kept)| kept.then_some(node))
			.collect();
		let bounded: Vec<_> = nodes.iter().map(|node| node.clone().try_into().unwrap()).collect();
		let proof = StateProof(bounded.try_into().unwrap());
		let proven = proof.under(root.0);
		for (key, value) in &entries {
			let ours = proven.read(key);
			prop_assert!(ours.is_err() || ours == Ok(Some(value.as_slice())));
			let theirs = read_proof_check::<BlakeTwo256, _>(root, StorageProof::new(nodes.clone()), [key]);
			prop_assert_eq!(ours.is_ok(), theirs.is_ok());
		}
	}
}
