//! What this pallet asks of the identities' registry.

use litentry_identity::Identity;
use litentry_vocabulary::{Account, IdentityId};

/// Whoever knows the identities.
pub trait Identities {
	/// The identity with this id, retired ones included.
	fn identity(id: &IdentityId) -> Option<Identity>;

	/// Whether an account may define, issue, update and recall the identity's tokens.
	fn may_issue(id: &IdentityId, account: &Account) -> bool;

	/// Whether an account may verify the identity's tokens.
	fn may_verify(id: &IdentityId, account: &Account) -> bool;
}
