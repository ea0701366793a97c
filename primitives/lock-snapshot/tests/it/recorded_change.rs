//! A snapshot that was pulled from a node of the development network, with the tokens of a hotel, one
//! of them recalled, and its owner's account frozen. A change of authorities lies before it: root had
//! put it into the state, as a session that ends would.

use litentry_identity::Kind;
use litentry_lock_snapshot::{
	Known, NotFinal, NotTrusted, SetId, Snapshot, SnapshotInvalid, Trust,
};
use litentry_token::{Transfer, Uses, View};
use litentry_vocabulary::{Account, IdentityId, TokenId};
use parity_scale_codec::DecodeAll;
use serde_json::Value;

struct Recorded(Value);

impl Recorded {
	fn new() -> Self {
		Self(serde_json::from_str(include_str!("recorded_change.json")).unwrap())
	}

	fn text(&self, field: &str) -> &str {
		self.0[field].as_str().unwrap()
	}

	fn bytes(&self, field: &str) -> Vec<u8> {
		hex::decode(self.text(field).strip_prefix("0x").unwrap()).unwrap()
	}

	/// What the genesis says.
	fn trust(&self) -> Trust {
		Trust::decode_all(&mut &*self.bytes("trust")).unwrap()
	}

	fn snapshot(&self) -> Snapshot {
		Snapshot::read(&self.bytes("snapshot")).unwrap()
	}

	fn known(&self) -> Known {
		self.snapshot().check(&self.trust()).unwrap().0
	}

	fn hotel(&self) -> IdentityId {
		self.text("hotel").parse().unwrap()
	}

	fn recalled(&self) -> TokenId {
		self.text("recalled").parse().unwrap()
	}

	fn owner(&self) -> Account {
		Account(self.bytes("owner").try_into().unwrap())
	}
}

#[test]
fn the_node_s_authorities_are_followed_to_the_next_set() {
	let (recorded, snapshot) = (Recorded::new(), Recorded::new().snapshot());
	let (genesis, first) = (recorded.trust(), snapshot.steps[0].block.header.number);
	let second = genesis.clone().follow(&snapshot.steps[0]).unwrap();
	// The one validator of the network votes in both sets.
	assert_eq!(second, Trust { set: SetId(1), from: first + 1, ..genesis.clone() });

	let (known, next) = snapshot.check(&genesis).unwrap();
	assert_eq!(known.hash().0.as_slice(), recorded.bytes("hash"));
	assert_eq!(next, Trust { from: known.at(), ..second.clone() });
	assert_eq!(snapshot.check(&second), Ok((known, next)));
}

#[test]
fn without_the_step_the_same_voter_is_not_believed() {
	let (trust, mut snapshot) = (Recorded::new().trust(), Recorded::new().snapshot());
	snapshot.steps.clear();
	let voter = snapshot.block.justification.precommits[0].voter;
	let refused = NotTrusted::NotFinal(NotFinal::BadSignature { voter });
	assert_eq!(snapshot.check(&trust), Err(SnapshotInvalid::Block(refused)));
}

#[test]
fn the_hotel_is_known_as_the_chain_stores_it() {
	let (recorded, known) = (Recorded::new(), Recorded::new().known());
	let hotel = known.identity(&recorded.hotel()).unwrap();
	assert_eq!((hotel.owner, hotel.kind), (recorded.owner(), Kind::Person));
	assert_eq!(hotel.description.check(), Ok("A hotel"));
	let issuer = known.issuer(&recorded.hotel()).unwrap();
	assert_eq!((issuer.issued, issuer.tokens), (3, 3));
	assert_eq!(known.last_report(recorded.hotel(), recorded.owner()), Some(0));
}

#[test]
fn its_tokens_are_known_as_the_chain_stores_them() {
	let (recorded, known) = (Recorded::new(), Recorded::new().known());
	let tokens: Vec<_> = known.tokens().collect();
	assert_eq!(tokens.len(), 3);
	for (id, token) in tokens {
		assert_eq!(token.identity, recorded.hotel());
		assert_eq!(token.recalled, *id == recorded.recalled());
		assert_eq!(token.expires, Some(4_000_000_000_000));
		assert_eq!(token.terms.data.as_slice(), b"412");
		assert_eq!((token.terms.uses, token.terms.transfer), (Uses::Unlimited, Transfer::For(5)));
		assert_eq!(known.is_frozen(&token.holder), token.holder == recorded.owner());
	}
}
