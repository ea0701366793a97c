//! The proof that who registers an observation key holds it.

use alloc::vec::Vec;

use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use litentry_vocabulary::{Account, GenesisHash};
use parity_scale_codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

const CONTEXT: &[u8] = b"litentry/observation-key/v1";

/// An observation key's signature over the account of its analyzer.
///
/// An observation key is one analyzer's alone. Without this proof anyone could register the key of
/// another first, and so keep its owner out. The proof serves one account on one chain, so it is no
/// secret and works again when the account comes back.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct PossessionProof(
	/// Ed25519 over `litentry/observation-key/v1`, the genesis hash and the account.
	pub [u8; 64],
);

impl PossessionProof {
	/// The proof that the owner of this account holds this key.
	pub fn sign(genesis: &GenesisHash, account: &Account, key: &SigningKey) -> Self {
		Self(key.sign(&signed_bytes(genesis, account)).to_bytes())
	}

	/// Checks that the observation key signed for this account on this chain.
	///
	/// # Errors
	///
	/// It did not.
	pub fn verify(
		&self,
		genesis: &GenesisHash,
		account: &Account,
		observation_key: &[u8; 32],
	) -> Result<(), NotPossessed> {
		let bytes = signed_bytes(genesis, account);
		VerifyingKey::from_bytes(observation_key)
			.and_then(|key| key.verify_strict(&bytes, &Signature::from_bytes(&self.0)))
			.map_err(|_| NotPossessed { account: *account })
	}
}

/// An observation key did not sign for the account that registers it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the observation key did not sign for {account}")]
pub struct NotPossessed {
	/// The account.
	pub account: Account,
}

fn signed_bytes(genesis: &GenesisHash, account: &Account) -> Vec<u8> {
	[CONTEXT, &genesis.0, &account.0].concat()
}
