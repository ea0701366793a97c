//! What a verifier knows.

use alloc::borrow::Cow;

use litentry_identity::Identity;
use litentry_vocabulary::{Account, GenesisHash, IdentityId, TokenId};

use crate::{HandoverId, Issuer, Nonce, Token};

/// The chain, as a verifier sees it at one block.
pub trait View {
	/// Which chain it is.
	fn genesis(&self) -> GenesisHash;

	/// Whether the block can still be undone.
	fn finality(&self) -> Finality;

	/// An identity, retired ones included.
	fn identity(&self, id: &IdentityId) -> Option<Cow<'_, Identity>>;

	/// What holds for all tokens of an identity.
	fn issuer(&self, id: &IdentityId) -> Option<Cow<'_, Issuer>>;

	/// A token as it is stored, without the amendments of its issuer.
	fn token(&self, id: &TokenId) -> Option<Cow<'_, Token>>;

	/// Whether the tokens of this account are frozen. A view that does not know says that they are.
	fn is_frozen(&self, account: &Account) -> bool;
}

/// Whether a block can still be undone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finality {
	/// It cannot.
	Final,
	/// It is the best that is known, and can.
	Best,
}

/// What a verifier itself has admitted before.
pub trait Ledger {
	/// Whether this nonce has been answered.
	fn nonce_used(&self, nonce: &Nonce) -> bool;

	/// How many redemptions of a token the view does not count yet.
	fn token_uses(&self, token: &TokenId) -> u32;

	/// How many redemptions were made with a handover, alone or with others after it.
	fn handover_uses(&self, handover: &HandoverId) -> u32;
}
