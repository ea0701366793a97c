//! What can be linked.

mod bitcoin;
mod substrate;

use litentry_external_account::ExternalAccount;
use litentry_link_proof::{CannotSign, Challenge, LinkProof};

use crate::EthereumWallet;

pub use bitcoin::BitcoinWallet;
pub use substrate::SubstrateWallet;

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
