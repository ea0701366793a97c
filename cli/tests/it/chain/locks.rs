//! What locks see of the chain in memory: snapshots as a node makes them, with one authority's vote.

#[path = "../../../../benches/benches/lock_snapshot/trie.rs"]
mod trie;

use std::collections::BTreeMap;

use ed25519_dalek::{Signer, SigningKey};
use litentry_chain_client::LockSubjects;
use litentry_cli::{
	ChainFailure,
	chain::{Locks, Presented},
};
use litentry_lock_snapshot::{
	AuthorityKey, BlockHash, Entry, FinalBlock, Header, Justification, Precommit, SetId, Snapshot,
	StateProof, Subjects, Trust,
};
use litentry_token::Token;
use litentry_vocabulary::{Account, BlockNumber, IdentityId, Moment, TokenId};
use parity_scale_codec::Encode;

use super::{FakeChain, NOW, State};

/// What the chain keeps of locks, and who says that its blocks are final.
pub(crate) struct LockBook {
	pub(crate) set: SetId,
	pub(crate) authority: SigningKey,
	/// When the next block is made.
	pub(crate) time: Moment,
	pub(crate) reports: BTreeMap<(IdentityId, Account), u64>,
	/// Whether the answer to the next transaction is lost on its way.
	pub(crate) loses_answer: bool,
}

impl Default for LockBook {
	fn default() -> Self {
		Self {
			set: SetId(3),
			authority: SigningKey::from_bytes(&[21; 32]),
			time: NOW,
			reports: BTreeMap::new(),
			loses_answer: false,
		}
	}
}

fn refused(error: &str) -> ChainFailure {
	ChainFailure::Refused { pallet: "AuthorizationToken".into(), error: error.into() }
}

impl LockBook {
	fn trust(&self, state: &State) -> Trust {
		let key = AuthorityKey(self.authority.verifying_key().to_bytes());
		let authorities = vec![(key, 1)].try_into().unwrap();
		Trust { genesis: state.genesis, set: self.set, authorities, from: state.block + 1 }
	}

	/// Tells in which block a transaction is, unless nobody is to hear that.
	pub(super) fn answer(&mut self, block: BlockNumber) -> Result<BlockNumber, ChainFailure> {
		if std::mem::take(&mut self.loses_answer) {
			return Err(ChainFailure::Failed { cause: "the connection was lost".into() });
		}
		Ok(block)
	}

	fn finalize(&self, header: Header) -> FinalBlock {
		let (target, number) = (header.hash(), header.number);
		let voter = AuthorityKey(self.authority.verifying_key().to_bytes());
		let unsigned = Precommit { target, number, signature: [0; 64], voter };
		let signature = self.authority.sign(&unsigned.message(7, self.set)).to_bytes();
		let precommits = vec![Precommit { signature, ..unsigned }].try_into().unwrap();
		let ancestry = Default::default();
		let justification = Justification { round: 7, target, number, precommits, ancestry };
		FinalBlock { header, justification }
	}
}

impl State {
	/// Counts a redemption as the pallet does, as far as the sequence and the token's uses go.
	pub(super) fn count_report(
		&mut self,
		verifier: Account,
		identity: IdentityId,
		sequence: u64,
		presented: &Presented,
	) -> Result<(), ChainFailure> {
		let last = self.locks.reports.entry((identity, verifier)).or_default();
		if sequence != *last + 1 {
			return Err(refused(if sequence <= *last { "AlreadyReported" } else { "SequenceGap" }));
		}
		let id = &presented.presentation.showing.token;
		let info = self.book.tokens.get_mut(id).ok_or_else(|| refused("NotFound"))?;
		if info.token.recalled {
			return Err(refused("Recalled"));
		}
		let uses = &mut info.token.terms.uses;
		*uses = uses.after(1).ok_or_else(|| refused("UsedUp"))?;
		*last = sequence;
		Ok(())
	}

	fn snapshot(&self, lock: &LockSubjects) -> Snapshot {
		let tokens: BTreeMap<TokenId, Token> =
			self.book.tokens.iter().map(|(id, info)| (*id, info.token.clone())).collect();
		let verifiers: Vec<_> = lock
			.verifier
			.iter()
			.flat_map(|who| lock.identities.iter().map(|id| (*id, *who)))
			.collect();
		let subjects = Subjects {
			identities: lock.identities.clone().try_into().unwrap(),
			tokens: tokens.keys().copied().collect::<Vec<_>>().try_into().unwrap(),
			verifiers: verifiers.try_into().unwrap(),
		};
		let entries = subjects.entries(&tokens);
		let stored = entries.iter().filter_map(|entry| Some((entry.key(), self.stored(entry)?)));
		let (root, nodes) = trie::prove(&stored.collect(), entries.iter().map(Entry::key));
		let nodes = nodes.into_iter().map(|node| node.try_into().unwrap());
		let proof = StateProof(nodes.collect::<Vec<_>>().try_into().unwrap());
		let header = header(self.block, root);
		let (steps, block) = (Default::default(), self.locks.finalize(header));
		Snapshot { steps, block, subjects, proof }
	}

	fn stored(&self, entry: &Entry) -> Option<Vec<u8>> {
		match entry {
			Entry::Genesis => Some(self.genesis.encode()),
			Entry::Timestamp => Some(self.locks.time.encode()),
			Entry::Identity(id) => self.registry.identities.get(id).map(Encode::encode),
			Entry::Issuer(_) => Some(self.book.issuer.encode()),
			Entry::Token(id) => self.book.tokens.get(id).map(|info| info.token.encode()),
			Entry::Frozen(_) => self.book.frozen.then(Vec::new),
			Entry::Report(id, verifier) => {
				self.locks.reports.get(&(*id, *verifier)).map(Encode::encode)
			}
		}
	}
}

fn header(number: BlockNumber, state_root: [u8; 32]) -> Header {
	let (parent, extrinsics_root) = (BlockHash([1; 32]), [2; 32]);
	Header { parent, number, state_root, extrinsics_root, digest: Default::default() }
}

impl Locks for FakeChain {
	async fn present_trust(&self) -> Result<Trust, ChainFailure> {
		let state = self.0.borrow();
		Ok(state.locks.trust(&state))
	}

	async fn lock_snapshot(
		&self,
		_: &Trust,
		lock: &LockSubjects,
	) -> Result<Snapshot, ChainFailure> {
		self.0.borrow_mut().block += 1;
		Ok(self.0.borrow().snapshot(lock))
	}

	async fn last_report(
		&self,
		identity: IdentityId,
		verifier: Account,
	) -> Result<u64, ChainFailure> {
		Ok(self.0.borrow().locks.reports.get(&(identity, verifier)).copied().unwrap_or_default())
	}
}
