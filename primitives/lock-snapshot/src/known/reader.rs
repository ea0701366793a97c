//! Reading all of a snapshot's state, so that nothing is found missing later.

use alloc::collections::{BTreeMap, BTreeSet};

use litentry_identity::Identity;
use litentry_token::{Issuer, Token};
use litentry_vocabulary::{Account, GenesisHash, IdentityId, TokenId};
use parity_scale_codec::{Decode, DecodeAll};

use super::Known;
use crate::{BlockHash, Entry, ProvenState, Snapshot, SnapshotInvalid};

/// Reads what a snapshot of a final block tells, if the block is of this chain.
pub(crate) fn read(
	snapshot: &Snapshot,
	hash: BlockHash,
	genesis: GenesisHash,
) -> Result<Known, SnapshotInvalid> {
	let state = State(snapshot.proof.under(snapshot.block.header.state_root));
	state.check_genesis(genesis)?;
	let tokens = state.all(&snapshot.subjects.tokens, Entry::Token)?;
	let identities = identities(snapshot, &tokens);
	let holders: BTreeSet<_> = tokens.values().map(|token: &Token| token.holder).collect();
	Ok(Known {
		genesis,
		at: snapshot.number(),
		hash,
		taken: state.always(Entry::Timestamp)?,
		identities: state.all::<_, Identity>(&identities, Entry::Identity)?,
		issuers: state.issuers(&identities)?,
		tokens,
		frozen: state.frozen(&holders)?,
		reports: state.reports(&snapshot.subjects.verifiers)?,
	})
}

fn identities(snapshot: &Snapshot, tokens: &BTreeMap<TokenId, Token>) -> BTreeSet<IdentityId> {
	let of_tokens = tokens.values().map(|token| token.identity);
	snapshot.subjects.identities.iter().copied().chain(of_tokens).collect()
}

struct State<'a>(ProvenState<'a>);

impl State<'_> {
	fn check_genesis(&self, expected: GenesisHash) -> Result<(), SnapshotInvalid> {
		let found = self.always(Entry::Genesis)?;
		if found == expected { Ok(()) } else { Err(SnapshotInvalid::WrongChain { found }) }
	}

	/// Those of the entries that are there.
	fn all<'k, K: Copy + Ord + 'k, T: Decode>(
		&self,
		keys: impl IntoIterator<Item = &'k K>,
		entry: fn(K) -> Entry,
	) -> Result<BTreeMap<K, T>, SnapshotInvalid> {
		let found = |key: &K| Some(self.get(entry(*key)).transpose()?.map(|value| (*key, value)));
		keys.into_iter().filter_map(found).collect()
	}

	/// An identity that never issued a token has the empty entry.
	fn issuers(
		&self,
		identities: &BTreeSet<IdentityId>,
	) -> Result<BTreeMap<IdentityId, Issuer>, SnapshotInvalid> {
		let issuer = |id: &IdentityId| Ok((*id, self.get(Entry::Issuer(*id))?.unwrap_or_default()));
		identities.iter().map(issuer).collect()
	}

	fn frozen(
		&self,
		accounts: &BTreeSet<Account>,
	) -> Result<BTreeMap<Account, bool>, SnapshotInvalid> {
		let frozen =
			|account: &Account| Ok((*account, self.get::<()>(Entry::Frozen(*account))?.is_some()));
		accounts.iter().map(frozen).collect()
	}

	fn reports(
		&self,
		verifiers: &[(IdentityId, Account)],
	) -> Result<BTreeMap<(IdentityId, Account), u64>, SnapshotInvalid> {
		let report = |of: &(IdentityId, Account)| {
			Ok((*of, self.get(Entry::Report(of.0, of.1))?.unwrap_or_default()))
		};
		verifiers.iter().map(report).collect()
	}

	fn always<T: Decode>(&self, entry: Entry) -> Result<T, SnapshotInvalid> {
		self.get(entry)?.ok_or(SnapshotInvalid::Absent { entry })
	}

	fn get<T: Decode>(&self, entry: Entry) -> Result<Option<T>, SnapshotInvalid> {
		let stored = self.0.read(&entry.key());
		stored
			.map_err(|cause| SnapshotInvalid::NotProven { entry, cause })?
			.map(|mut bytes| T::decode_all(&mut bytes))
			.transpose()
			.map_err(|_| SnapshotInvalid::UnknownForm { entry })
	}
}
