//! The readable challenge that ties an external account to an account, and its verification.
//!
//! ```
//! # #[cfg(feature = "sign")] {
//! # use litentry_external_account::{EvmChain, ExternalAccount};
//! # use litentry_link_proof::{Challenge, EvmKey, check_expiry, verify};
//! # use litentry_vocabulary::{Account, GenesisHash};
//! let key: EvmKey = "0x4646464646464646464646464646464646464646464646464646464646464646".parse()?;
//! let challenge = Challenge {
//!     external: ExternalAccount::Evm { chain: EvmChain(1), address: key.address() },
//!     account: Account([1; 32]),
//!     genesis: GenesisHash([2; 32]),
//!     nonce: 0,
//!     expires: 100,
//! };
//! let proof = key.sign(&challenge)?;
//! assert_eq!(verify(&challenge, &proof), Ok(()));
//! assert_eq!(check_expiry(&challenge, 90), Ok(()));
//! # }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! - `challenge`: the text, rebuilt by every verifier from typed fields
//! - `expiry`: when a challenge may be used
//! - `eip191`: Ethereum's `personal_sign`, with the rules that its signatures must keep
//! - `evm_key` (feature `sign`): a key that signs challenges
//!
//! Another network is one file more, one variant more of [`LinkProof`] and one arm more of
//! [`verify`]. That a challenge's nonce is the next one is for the caller to check.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod challenge;
mod eip191;
#[cfg(feature = "sign")]
mod evm_key;
mod expiry;

pub use challenge::{CHALLENGE_VERSION, Challenge};
pub use eip191::InvalidSignatureText;
#[cfg(feature = "sign")]
pub use evm_key::{CannotSign, EvmKey, InvalidEvmKey};
pub use expiry::{ExpiryInvalid, MAX_CHALLENGE_LIFETIME, check_expiry};

use alloc::string::ToString;

use litentry_external_account::{EvmAddress, ExternalAccount};
use parity_scale_codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// The external account's consent, one variant per way of signing.
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
#[non_exhaustive]
pub enum LinkProof {
	/// EIP-191 `personal_sign`: r, s, v.
	#[codec(index = 0)]
	Eip191([u8; 65]),
}

/// Why a proof does not show that the external account consents to the challenge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum InvalidProof {
	/// This kind of proof cannot be made by an account of this network.
	#[error("this kind of proof is not made by an account of this network")]
	ProofKindMismatch,
	/// r or s is not in `1..n`, or r belongs to no point of the curve.
	#[error("the signature is malformed")]
	MalformedSignature,
	/// s is in the upper half, which EIP-2 forbids.
	#[error("the signature's s is in the upper half, which EIP-2 forbids")]
	HighS,
	/// v is none of 27, 28, 0 and 1.
	#[error("the signature's last byte is {got}, but must be 27, 28, 0 or 1")]
	BadRecoveryId {
		/// The byte.
		got: u8,
	},
	/// Another account signed, or the same account signed another text.
	#[error("signed by {recovered}, or the text that was signed differs from the challenge")]
	WrongSigner {
		/// The address that would have had to sign this text for the signature to be right.
		recovered: EvmAddress,
	},
}

/// Checks that the challenge's external account signed exactly this challenge.
pub fn verify(challenge: &Challenge, proof: &LinkProof) -> Result<(), InvalidProof> {
	match (&challenge.external, proof) {
		(ExternalAccount::Evm { address, .. }, LinkProof::Eip191(signature)) => {
			eip191::verify(&challenge.to_string(), address, signature)
		}
		_ => Err(InvalidProof::ProofKindMismatch),
	}
}
