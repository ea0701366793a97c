//! A chain in memory, whose voters' keys are known: blocks, votes and state proofs as a node makes
//! them.

use std::collections::BTreeMap;

use litentry_identity::{Identity, Kind, Status};
use litentry_lock_snapshot::{
	Authorities, AuthorityKey, BlockHash, DigestItem, Entry, FinalBlock, Header, Justification,
	Precommit, SetId, Snapshot, StateProof, Step, Subjects, Trust,
};
use litentry_token::{Issuer, Terms, Token, Transfer, Uses};
use litentry_vocabulary::{
	Account, BlockNumber, DefinitionId, GenesisHash, IdentityId, Moment, RecallEpoch, TokenId,
};
use parity_scale_codec::Encode;
use polkadot_sdk::{
	sp_core::{Pair as _, ed25519::Pair, storage::Storage},
	sp_runtime::{StateVersion, traits::BlakeTwo256},
	sp_state_machine::{InMemoryBackend, prove_read},
};

pub(crate) const GENESIS: GenesisHash = GenesisHash([7; 32]);
pub(crate) const TAKEN: Moment = 1_800_000_000_000;
pub(crate) const HOTEL: IdentityId = IdentityId([1; 32]);
pub(crate) const ROOM_KEY: TokenId = TokenId([2; 32]);
pub(crate) const GUEST: Account = Account([3; 32]);
pub(crate) const DOOR: Account = Account([4; 32]);
pub(crate) const ROUND: u64 = 5;

/// Voters of one set; other numbers give other keys.
pub(crate) fn voters(numbers: impl IntoIterator<Item = u8>) -> Vec<Pair> {
	numbers.into_iter().map(|number| Pair::from_seed(&[number; 32])).collect()
}

pub(crate) fn key(voter: &Pair) -> AuthorityKey {
	AuthorityKey(voter.public().0)
}

pub(crate) fn listed(voters: &[Pair]) -> Vec<(AuthorityKey, u64)> {
	voters.iter().map(|voter| (key(voter), 1)).collect()
}

pub(crate) fn authorities(voters: &[Pair]) -> Authorities {
	listed(voters).try_into().unwrap()
}

pub(crate) fn trust(voters: &[Pair]) -> Trust {
	Trust { genesis: GENESIS, set: SetId(0), authorities: authorities(voters), from: 1 }
}

pub(crate) fn header(number: BlockNumber, state_root: [u8; 32]) -> Header {
	Header {
		parent: BlockHash([9; 32]),
		number,
		state_root,
		extrinsics_root: [8; 32],
		digest: vec![DigestItem::PreRuntime(*b"BABE", vec![1; 30].try_into().unwrap())]
			.try_into()
			.unwrap(),
	}
}

/// The block after another one.
pub(crate) fn child(parent: &Header) -> Header {
	Header { parent: parent.hash(), ..header(parent.number + 1, [0; 32]) }
}

pub(crate) fn vote(voter: &Pair, block: &Header, round: u64, set: SetId) -> Precommit {
	let unsigned = Precommit {
		target: block.hash(),
		number: block.number,
		signature: [0; 64],
		voter: key(voter),
	};
	Precommit { signature: voter.sign(&unsigned.message(round, set)).0, ..unsigned }
}

/// All of these vote for the block.
pub(crate) fn justify(block: &Header, voters: &[Pair], set: SetId) -> Justification {
	let votes = voters.iter().map(|voter| vote(voter, block, ROUND, set));
	justification(block, votes)
}

pub(crate) fn justification(
	block: &Header,
	votes: impl IntoIterator<Item = Precommit>,
) -> Justification {
	Justification {
		round: ROUND,
		target: block.hash(),
		number: block.number,
		precommits: votes.into_iter().collect::<Vec<_>>().try_into().unwrap(),
		ancestry: Default::default(),
	}
}

/// The log with which GRANDPA's pallet names the next authorities.
pub(crate) fn scheduled(next: &[Pair], delay: BlockNumber) -> DigestItem {
	grandpa((1u8, listed(next), delay).encode())
}

pub(crate) fn grandpa(log: Vec<u8>) -> DigestItem {
	DigestItem::Consensus(*b"FRNK", log.try_into().unwrap())
}

/// The last block of a set, which its voters made final.
pub(crate) fn step(number: BlockNumber, set: u64, voters: &[Pair], log: DigestItem) -> Step {
	let mut header = header(number, [0; 32]);
	header.digest.try_push(log).unwrap();
	let justification = justify(&header, voters, SetId(set));
	Step { set: SetId(set), block: FinalBlock { header, justification } }
}

/// The state of a block.
#[derive(Clone)]
pub(crate) struct State(pub(crate) BTreeMap<Vec<u8>, Vec<u8>>);

impl State {
	/// A hotel, a guest's key to its room, and much else.
	pub(crate) fn new() -> Self {
		let mut state = Self((0..500u32).map(|n| (other_key(n), n.encode().repeat(9))).collect());
		state.set(Entry::Genesis, GENESIS);
		state.set(Entry::Timestamp, TAKEN);
		state.set(Entry::Identity(HOTEL), identity());
		state.set(Entry::Issuer(HOTEL), issuer());
		state.set(Entry::Token(ROOM_KEY), token());
		state.set(Entry::Report(HOTEL, DOOR), 12u64);
		state
	}

	pub(crate) fn set(&mut self, entry: Entry, value: impl Encode) {
		self.0.insert(entry.key(), value.encode());
	}

	fn backend(&self) -> InMemoryBackend<BlakeTwo256> {
		let storage = Storage { top: self.0.clone(), children_default: Default::default() };
		(storage, StateVersion::V1).into()
	}

	pub(crate) fn root(&self) -> [u8; 32] {
		self.backend().root().0
	}

	pub(crate) fn prove(&self, keys: impl IntoIterator<Item = Vec<u8>>) -> StateProof {
		let proof = prove_read(self.backend(), keys).unwrap();
		let nodes = proof.into_nodes().into_iter().map(|node| node.try_into().unwrap());
		StateProof(nodes.collect::<Vec<_>>().try_into().unwrap())
	}
}

/// What else a chain stores: entries in the same maps as those that are asked for.
fn other_key(number: u32) -> Vec<u8> {
	let id = number.to_le_bytes().repeat(8).try_into().unwrap();
	match number % 3 {
		0 => Entry::Token(TokenId(id)).key(),
		1 => Entry::Identity(IdentityId(id)).key(),
		_ => Entry::Frozen(Account(id)).key(),
	}
}

/// A snapshot's parts, to be spoilt one by one.
#[derive(Clone)]
pub(crate) struct Scene {
	pub(crate) voters: Vec<Pair>,
	pub(crate) set: SetId,
	pub(crate) number: BlockNumber,
	pub(crate) state: State,
	pub(crate) subjects: Subjects,
	pub(crate) steps: Vec<Step>,
}

impl Scene {
	pub(crate) fn new() -> Self {
		Self {
			voters: voters(1..=4),
			set: SetId(0),
			number: 40,
			state: State::new(),
			subjects: Subjects {
				identities: Default::default(),
				tokens: vec![ROOM_KEY].try_into().unwrap(),
				verifiers: vec![(HOTEL, DOOR)].try_into().unwrap(),
			},
			steps: Vec::new(),
		}
	}

	pub(crate) fn snapshot(&self) -> Snapshot {
		let header = header(self.number, self.state.root());
		let justification = justify(&header, &self.voters, self.set);
		Snapshot {
			steps: self.steps.clone().try_into().unwrap(),
			block: FinalBlock { header, justification },
			subjects: self.subjects.clone(),
			proof: self.state.prove(entries().map(|entry| entry.key())),
		}
	}
}

/// What the snapshot of the scene proves.
pub(crate) fn entries() -> impl Iterator<Item = Entry> {
	[
		Entry::Genesis,
		Entry::Timestamp,
		Entry::Identity(HOTEL),
		Entry::Issuer(HOTEL),
		Entry::Token(ROOM_KEY),
		Entry::Frozen(GUEST),
		Entry::Report(HOTEL, DOOR),
	]
	.into_iter()
}

pub(crate) fn identity() -> Identity {
	Identity {
		owner: Account([5; 32]),
		kind: Kind::Person,
		key: None,
		status: Status::Active,
		description: "A hotel".parse().unwrap(),
		data_version: 0,
		delegates: 1,
		deposit: 10,
	}
}

pub(crate) fn issuer() -> Issuer {
	Issuer { epoch: RecallEpoch(2), issued: 9, tokens: 3, ..Default::default() }
}

pub(crate) fn token() -> Token {
	Token {
		identity: HOTEL,
		definition: Some(DefinitionId(1)),
		holder: GUEST,
		starts: TAKEN,
		expires: Some(TAKEN + 86_400_000),
		terms: Terms {
			uses: Uses::Unlimited,
			hours: None,
			transfer: Transfer::Forbidden,
			requires: None,
			data: b"412".to_vec().try_into().unwrap(),
			data_type: 1,
		},
		epoch: RecallEpoch(2),
		amendments: 0,
		recalled: false,
		depositor: GUEST,
		deposit: 3,
	}
}
