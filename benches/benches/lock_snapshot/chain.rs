//! A chain in memory whose voters' keys are known.

use std::collections::BTreeMap;

use anyhow::anyhow;
use ed25519_zebra::{SigningKey, VerificationKey};
use litentry_identity::{Identity, Kind, Status};
use litentry_lock_snapshot::{
	AuthorityKey, BlockHash, DigestItem, Entry, FinalBlock, Header, Justification, Precommit,
	SetId, Snapshot, StateProof, Subjects, Trust,
};
use litentry_token::{Issuer, Terms, Token, Transfer, Uses, token_id};
use litentry_vocabulary::{Account, GenesisHash, IdentityId, TokenId, blake2_256};
use parity_scale_codec::Encode;

use crate::trie;

const GENESIS: GenesisHash = GenesisHash([7; 32]);
const HOTEL: IdentityId = IdentityId([1; 32]);
/// The set that votes.
pub(crate) const SET: SetId = SetId(3);
const ROUND: u64 = 1_000;

/// The state of a block.
pub(crate) struct Chain(BTreeMap<Vec<u8>, Vec<u8>>);

/// So many voters.
pub(crate) fn voters(count: u8) -> Vec<SigningKey> {
	(1..=count).map(|number| SigningKey::from([number; 32])).collect()
}

impl Chain {
	/// A hotel with so many tokens.
	pub(crate) fn new(tokens: u32) -> anyhow::Result<Self> {
		let mut state = BTreeMap::new();
		let mut set = |entry: Entry, value: Vec<u8>| state.insert(entry.key(), value);
		set(Entry::Genesis, GENESIS.encode());
		set(Entry::Timestamp, 1_800_000_000_000u64.encode());
		set(Entry::Identity(HOTEL), identity()?.encode());
		set(Entry::Issuer(HOTEL), Issuer::default().encode());
		for number in 0..tokens {
			set(Entry::Token(id(number)), token(number)?.encode());
		}
		Ok(Self(state))
	}

	/// What the lock of a door with so many tokens is given.
	pub(crate) fn snapshot(
		&self,
		tokens: u32,
		voters: &[SigningKey],
	) -> anyhow::Result<(Snapshot, Trust)> {
		let ids: Vec<_> = (0..tokens).map(id).collect();
		let subjects = Subjects {
			identities: vec![HOTEL].try_into().map_err(|_| anyhow!("too many identities"))?,
			tokens: ids.try_into().map_err(|_| anyhow!("too many tokens"))?,
			verifiers: vec![(HOTEL, Account([9; 32]))]
				.try_into()
				.map_err(|_| anyhow!("too many verifiers"))?,
		};
		let held = (0..tokens).map(|number| Ok((id(number), token(number)?)));
		let entries = subjects.entries(&held.collect::<anyhow::Result<_>>()?);
		let (root, nodes) = trie::prove(&self.0, entries.iter().map(Entry::key));
		let nodes: Result<Vec<_>, _> = nodes.into_iter().map(TryInto::try_into).collect();
		let nodes = nodes.map_err(|_| anyhow!("a long node"))?;
		let proof = StateProof(nodes.try_into().map_err(|_| anyhow!("too many nodes"))?);
		let block = final_block(root, voters)?;
		let steps = Default::default();
		Ok((Snapshot { steps, block, subjects, proof }, trust(voters)?))
	}
}

fn trust(voters: &[SigningKey]) -> anyhow::Result<Trust> {
	let list: Vec<_> = voters.iter().map(|voter| (key(voter), 1)).collect();
	Ok(Trust { genesis: GENESIS, set: SET, authorities: list.try_into()?, from: 1 })
}

/// A block that all voted for, with a digest as long as BABE makes it.
fn final_block(state_root: [u8; 32], voters: &[SigningKey]) -> anyhow::Result<FinalBlock> {
	let bytes = |count: usize| vec![1; count].try_into().map_err(|_| anyhow!("a long digest"));
	let logs =
		vec![DigestItem::PreRuntime(*b"BABE", bytes(113)?), DigestItem::Seal(*b"BABE", bytes(64)?)];
	let header = Header {
		parent: BlockHash([9; 32]),
		number: 1_000_000,
		state_root,
		extrinsics_root: [8; 32],
		digest: logs.try_into().map_err(|_| anyhow!("a long digest"))?,
	};
	let votes: Vec<_> = voters.iter().map(|voter| vote(voter, &header)).collect();
	let justification = Justification {
		round: ROUND,
		target: header.hash(),
		number: header.number,
		precommits: votes.try_into().map_err(|_| anyhow!("too many votes"))?,
		ancestry: Default::default(),
	};
	Ok(FinalBlock { header, justification })
}

fn vote(voter: &SigningKey, block: &Header) -> Precommit {
	let (target, number) = (block.hash(), block.number);
	let unsigned = Precommit { target, number, signature: [0; 64], voter: key(voter) };
	Precommit { signature: voter.sign(&unsigned.message(ROUND, SET)).to_bytes(), ..unsigned }
}

fn key(voter: &SigningKey) -> AuthorityKey {
	AuthorityKey(VerificationKey::from(voter).into())
}

fn id(number: u32) -> TokenId {
	token_id(&HOTEL, number.into())
}

fn identity() -> anyhow::Result<Identity> {
	Ok(Identity {
		owner: Account([5; 32]),
		kind: Kind::Person,
		key: None,
		status: Status::Active,
		description: "The hotel at the harbour: rooms, sauna and garage".parse()?,
		data_version: 1,
		delegates: 2,
		deposit: 1_000_000_000_000,
	})
}

/// Each guest holds one.
fn token(number: u32) -> anyhow::Result<Token> {
	let holder = Account(blake2_256(&number.to_le_bytes()));
	Ok(Token {
		identity: HOTEL,
		definition: None,
		holder,
		starts: 1_800_000_000_000,
		expires: Some(1_800_100_000_000),
		terms: Terms {
			uses: Uses::Left(20),
			hours: None,
			transfer: Transfer::For(1_000_000_000_000),
			requires: None,
			data: b"room 412".to_vec().try_into().map_err(|_| anyhow!("much data"))?,
			data_type: 1,
		},
		epoch: Default::default(),
		amendments: 0,
		recalled: false,
		depositor: holder,
		deposit: 1_000_000_000_000,
	})
}
