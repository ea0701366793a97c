//! Who may act in an identity's name.

use litentry_identity::Identity;
use litentry_vocabulary::{Account, IdentityId};
use polkadot_sdk::frame_support::ensure;

use crate::{Config, Error, Identities, Pallet};

impl<T: Config> Pallet<T> {
	/// An identity that is in use.
	pub(crate) fn active(id: &IdentityId) -> Result<Identity, Error<T>> {
		let identity = T::Identities::identity(id).ok_or(Error::IdentityNotFound)?;
		ensure!(identity.is_active(), Error::IdentityRetired);
		Ok(identity)
	}

	/// Refuses who may not issue tokens of the identity, which must be in use.
	pub(crate) fn ensure_issuer(id: &IdentityId, account: &Account) -> Result<(), Error<T>> {
		Self::active(id)?;
		ensure!(T::Identities::may_issue(id, account), Error::NotIssuer);
		Ok(())
	}

	/// Refuses who may not verify tokens of the identity, which must be in use.
	pub(crate) fn ensure_verifier(id: &IdentityId, account: &Account) -> Result<(), Error<T>> {
		Self::active(id)?;
		ensure!(T::Identities::may_verify(id, account), Error::NotVerifier);
		Ok(())
	}
}
