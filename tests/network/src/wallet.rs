//! What can be linked.

use litentry_external_account::ExternalAccount;
use litentry_link_proof::{CannotSign, Challenge, LinkProof};

use crate::EthereumWallet;

/// An external account together with the key that signs for it.
pub trait Wallet {
	/// The account, as it is linked.
	fn external(&self) -> ExternalAccount;

	/// Signs a challenge, which has to be for this account.
	fn sign(&self, challenge: &Challenge) -> Result<LinkProof, CannotSign>;
}

impl Wallet for EthereumWallet {
	fn external(&self) -> ExternalAccount {
		Self::external(self)
	}

	fn sign(&self, challenge: &Challenge) -> Result<LinkProof, CannotSign> {
		Self::sign(self, challenge)
	}
}
