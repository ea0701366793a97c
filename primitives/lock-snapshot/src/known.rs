//! What is known from a snapshot.

mod reader;

use alloc::{borrow::Cow, collections::BTreeMap};

use litentry_identity::Identity;
use litentry_token::{Finality, Issuer, Token, View};
use litentry_vocabulary::{Account, BlockNumber, GenesisHash, IdentityId, Moment, TokenId};

pub(crate) use reader::read;

use crate::BlockHash;

/// How far the clock of a block's author may be ahead of a lock's, in milliseconds.
pub const MAX_CLOCK_LAG: Moment = 60_000;

/// Why a snapshot is not of now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NotCurrent {
	/// It is too old.
	#[error("the snapshot is {age} ms old, more than {max_age}")]
	TooOld {
		/// How old it is, in milliseconds.
		age: Moment,
		/// How old it may be.
		max_age: Moment,
	},
	/// It is so far in the future that the lock's clock must be wrong.
	#[error("the snapshot was taken {ahead} ms from now: the clock is wrong")]
	FromFuture {
		/// How far, in milliseconds.
		ahead: Moment,
	},
}

/// The chain's state at a final block, as far as a snapshot shows it.
///
/// As a [`View`] it lends what it knows. Tokens and identities that the snapshot leaves out are not
/// there, and accounts that it leaves out are frozen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
	genesis: GenesisHash,
	at: BlockNumber,
	hash: BlockHash,
	taken: Moment,
	identities: BTreeMap<IdentityId, Identity>,
	issuers: BTreeMap<IdentityId, Issuer>,
	tokens: BTreeMap<TokenId, Token>,
	frozen: BTreeMap<Account, bool>,
	reports: BTreeMap<(IdentityId, Account), u64>,
}

impl Known {
	/// The block's height.
	pub const fn at(&self) -> BlockNumber {
		self.at
	}

	/// The block's hash.
	pub const fn hash(&self) -> BlockHash {
		self.hash
	}

	/// When the block was made, by its author's clock.
	pub const fn taken(&self) -> Moment {
		self.taken
	}

	/// The tokens, those that are not good included.
	pub fn tokens(&self) -> impl Iterator<Item = (&TokenId, &Token)> {
		self.tokens.iter()
	}

	/// The number of the last redemption of an identity's tokens that a verifier has reported, 0
	/// before the first; `None` when the snapshot does not say.
	pub fn last_report(&self, identity: IdentityId, verifier: Account) -> Option<u64> {
		self.reports.get(&(identity, verifier)).copied()
	}

	/// Checks that the block is at most so many milliseconds old.
	///
	/// # Errors
	///
	/// It is older, or so far in the future that the clock must be wrong.
	pub fn check_age(&self, now: Moment, max_age: Moment) -> Result<(), NotCurrent> {
		let (age, ahead) = (now.saturating_sub(self.taken), self.taken.saturating_sub(now));
		if ahead > MAX_CLOCK_LAG {
			Err(NotCurrent::FromFuture { ahead })
		} else if age > max_age {
			Err(NotCurrent::TooOld { age, max_age })
		} else {
			Ok(())
		}
	}
}

impl View for Known {
	fn genesis(&self) -> GenesisHash {
		self.genesis
	}

	fn finality(&self) -> Finality {
		Finality::Final
	}

	fn identity(&self, id: &IdentityId) -> Option<Cow<'_, Identity>> {
		self.identities.get(id).map(Cow::Borrowed)
	}

	fn issuer(&self, id: &IdentityId) -> Option<Cow<'_, Issuer>> {
		self.issuers.get(id).map(Cow::Borrowed)
	}

	fn token(&self, id: &TokenId) -> Option<Cow<'_, Token>> {
		self.tokens.get(id).map(Cow::Borrowed)
	}

	fn is_frozen(&self, account: &Account) -> bool {
		self.frozen.get(account).copied().unwrap_or(true)
	}
}
