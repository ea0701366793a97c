//! A block of the development network, recorded from its node: its header, GRANDPA's justification of
//! it, and the node's proof of its state. The node's runtime had no identities and tokens yet, so the
//! proof shows that there are none.

use litentry_lock_snapshot::{
	AuthorityKey, Entry, FinalBlock, Header, Justification, NotFinal, NotTrusted, SetId, Snapshot,
	SnapshotInvalid, StateProof, Subjects, Trust,
};
use litentry_token::{Issuer, View};
use litentry_vocabulary::{BlockNumber, GenesisHash, Moment};
use parity_scale_codec::{Decode, DecodeAll, Encode};
use serde_json::Value;

use crate::chain::{DOOR, HOTEL, ROOM_KEY, authorities, voters};

struct Recorded(Value);

impl Recorded {
	fn new() -> Self {
		Self(serde_json::from_str(include_str!("recorded.json")).unwrap())
	}

	fn bytes(&self, field: &str) -> Vec<u8> {
		bytes(&self.0[field])
	}

	fn decoded<T: Decode>(&self, field: &str) -> T {
		T::decode_all(&mut &*self.bytes(field)).unwrap()
	}

	fn genesis(&self) -> GenesisHash {
		self.0["genesis"].as_str().unwrap().parse().unwrap()
	}

	fn set(&self) -> SetId {
		SetId(self.0["set"].as_u64().unwrap())
	}

	fn trust(&self) -> Trust {
		let list: Vec<(AuthorityKey, u64)> = self.decoded("authorities");
		let authorities = list.try_into().unwrap();
		Trust { genesis: self.genesis(), set: self.set(), authorities, from: 1 }
	}

	fn number(&self) -> BlockNumber {
		self.0["number"].as_u64().unwrap().try_into().unwrap()
	}

	fn taken(&self) -> Moment {
		self.0["taken"].as_u64().unwrap()
	}

	fn snapshot(&self) -> Snapshot {
		let nodes: Vec<_> = self.0["proof"].as_array().unwrap().iter().map(bytes).collect();
		let nodes: Vec<_> = nodes.into_iter().map(|node| node.try_into().unwrap()).collect();
		Snapshot {
			steps: Default::default(),
			block: FinalBlock {
				header: self.decoded::<Header>("header"),
				justification: self.decoded::<Justification>("justification"),
			},
			subjects: Subjects {
				identities: vec![HOTEL].try_into().unwrap(),
				tokens: vec![ROOM_KEY].try_into().unwrap(),
				verifiers: vec![(HOTEL, DOOR)].try_into().unwrap(),
			},
			proof: StateProof(nodes.try_into().unwrap()),
		}
	}
}

fn bytes(text: &Value) -> Vec<u8> {
	hex::decode(text.as_str().unwrap().strip_prefix("0x").unwrap()).unwrap()
}

#[test]
fn a_block_of_the_node_is_believed() {
	let recorded = Recorded::new();
	let (known, trust) = recorded.snapshot().check(&recorded.trust()).unwrap();
	assert_eq!(known.hash().0.as_slice(), recorded.bytes("hash"));
	assert_eq!((known.at(), known.taken()), (recorded.number(), recorded.taken()));
	assert_eq!(known.genesis(), recorded.genesis());
	assert_eq!(trust, Trust { from: recorded.number(), ..recorded.trust() });
}

#[test]
fn what_the_node_does_not_store_is_not_known() {
	let recorded = Recorded::new();
	let (known, _) = recorded.snapshot().check(&recorded.trust()).unwrap();
	assert_eq!(known.identity(&HOTEL), None);
	assert_eq!(known.token(&ROOM_KEY), None);
	assert_eq!(known.issuer(&HOTEL).as_deref(), Some(&Issuer::default()));
	assert_eq!(known.last_report(HOTEL, DOOR), Some(0));
}

#[test]
fn the_node_s_bytes_read_back() {
	let (recorded, snapshot) = (Recorded::new(), Recorded::new().snapshot());
	assert_eq!(snapshot.block.header.encode(), recorded.bytes("header"));
	assert_eq!(snapshot.block.justification.encode(), recorded.bytes("justification"));
	assert_eq!(Snapshot::read(&snapshot.encode()), Ok(snapshot));
}

#[test]
fn the_node_s_block_needs_its_own_voters_set_round_and_chain() {
	let (recorded, snapshot) = (Recorded::new(), Recorded::new().snapshot());
	let check = |trust: Trust| snapshot.check(&trust).map(drop);
	let (trust, voter) = (recorded.trust(), snapshot.block.justification.precommits[0].voter);

	let found = recorded.genesis();
	let elsewhere = Trust { genesis: GenesisHash([0; 32]), ..trust.clone() };
	assert_eq!(check(elsewhere), Err(SnapshotInvalid::WrongChain { found }));

	let refused = |cause| Err(SnapshotInvalid::Block(NotTrusted::NotFinal(cause)));
	let next_set = Trust { set: recorded.set().next().unwrap(), ..trust.clone() };
	assert_eq!(check(next_set), refused(NotFinal::BadSignature { voter }));
	let others = Trust { authorities: authorities(&voters(1..=4)), ..trust };
	assert_eq!(check(others), refused(NotFinal::Stranger { voter }));

	let mut next_round = snapshot.clone();
	next_round.block.justification.round += 1;
	let checked = next_round.check(&recorded.trust()).map(drop);
	assert_eq!(checked, refused(NotFinal::BadSignature { voter }));
}

#[test]
fn the_node_s_proof_lacks_nothing_and_has_nothing_to_spare() {
	let (recorded, whole) = (Recorded::new(), Recorded::new().snapshot());
	for place in 0..whole.proof.0.len() {
		let mut partial = whole.clone();
		partial.proof.0.remove(place);
		let refused = partial.check(&recorded.trust()).unwrap_err();
		assert!(matches!(refused, SnapshotInvalid::NotProven { .. }), "{place}: {refused}");
	}
	let other = Entry::Token(litentry_vocabulary::TokenId([0xff; 32])).key();
	let root = whole.block.header.state_root;
	// Nothing of that pallet is stored, so any of its tokens is shown not to be there.
	assert_eq!(whole.proof.under(root).read(&other), Ok(None));
}
