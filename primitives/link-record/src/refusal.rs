//! Why a link was refused, told to the owner alone.

use alloc::vec::Vec;

use litentry_external_account::Platform;
use litentry_link_proof::{ExpiryInvalid, InvalidProof};
use litentry_sealing::{
	CannotSeal, Context, OVERHEAD, PublicKey, Purpose, SecretKey, seal_padded, unpad,
};
use litentry_vocabulary::BlockNumber;
use parity_scale_codec::{Decode, DecodeAll, Encode, MaxEncodedLen};
use rand_core::CryptoRng;
use scale_info::TypeInfo;

const PADDED_LENGTH: usize = 64;

/// Bytes of every sealed refusal, whatever the reason.
pub const SEALED_REFUSAL_LENGTH: usize = PADDED_LENGTH + OVERHEAD;

/// What stands in place of a sealed refusal when the request could not be read: there is nobody
/// whom it could be sealed to. [`open_refusal`] knows it.
pub const UNREADABLE: &[u8] = &[];

/// Why the workers refused a link; sealed, so that only the owner reads it.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo, thiserror::Error,
)]
#[non_exhaustive]
pub enum Refusal {
	/// The request does not open with the shielding key, or is not a link request.
	#[error("the request could not be read")]
	#[codec(index = 0)]
	Unreadable,
	/// The challenge named another nonce than the request: the proof was used before.
	#[error("the proof was made for link nonce {got}, but this request has {expected}")]
	#[codec(index = 1)]
	NonceMismatch {
		/// The request's nonce.
		expected: u32,
		/// The nonce in the challenge.
		got: u32,
	},
	/// The challenge had expired when the request was included.
	#[error("the proof expired at block {expired}")]
	#[codec(index = 2)]
	Expired {
		/// The last block at which it was acceptable.
		expired: BlockNumber,
	},
	/// The challenge expires later than the chain allows.
	#[error("the proof expires at block {expires}, but at most {latest} is accepted")]
	#[codec(index = 3)]
	ExpiresTooLate {
		/// The block that the challenge names.
		expires: BlockNumber,
		/// The latest block that would have been accepted.
		latest: BlockNumber,
	},
	/// The proof does not show that the external account consents.
	#[error(transparent)]
	#[codec(index = 4)]
	Proof(#[from] InvalidProof),
	/// The external account serves an identity already.
	#[error("the external account is linked already")]
	#[codec(index = 5)]
	AlreadyLinked,
	/// The chain links no accounts of this platform at present.
	#[error("accounts of the platform {platform} are not linked at present")]
	#[codec(index = 6)]
	PlatformOff {
		/// The platform.
		platform: Platform,
	},
	/// Too few analyzers could ask the contract wallet, or they do not agree.
	#[error("the analyzers could not agree on what the contract wallet says; try again")]
	#[codec(index = 7)]
	Unanswered,
}

impl From<ExpiryInvalid> for Refusal {
	fn from(invalid: ExpiryInvalid) -> Self {
		match invalid {
			ExpiryInvalid::Expired { expires, .. } => Self::Expired { expired: expires },
			ExpiryInvalid::TooFar { expires, latest } => Self::ExpiresTooLate { expires, latest },
			_ => Self::Unreadable,
		}
	}
}

/// Seals a refusal to the request's [`reply_to`](crate::LinkRequest::reply_to):
/// [`SEALED_REFUSAL_LENGTH`] bytes. A request that could not be read gets [`UNREADABLE`] instead.
///
/// The purpose is always [`Purpose::LinkRefusal`], whichever the context names.
pub fn seal_refusal(
	refusal: &Refusal,
	reply_to: &PublicKey,
	context: &Context,
	rng: &mut impl CryptoRng,
) -> Result<Vec<u8>, CannotSeal> {
	let context = context.with_purpose(Purpose::LinkRefusal);
	seal_padded(reply_to, &context, &refusal.encode(), PADDED_LENGTH, rng)
}

/// The bytes do not open with this key in this context, or are no refusal that this version knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a refusal that this key opens")]
pub struct CannotOpenRefusal;

/// Opens what [`seal_refusal`] sealed, or tells that the request could not be read.
pub fn open_refusal(
	secret: &SecretKey,
	context: &Context,
	sealed: &[u8],
) -> Result<Refusal, CannotOpenRefusal> {
	if sealed == UNREADABLE {
		return Ok(Refusal::Unreadable);
	}
	let context = context.with_purpose(Purpose::LinkRefusal);
	let padded = secret.open(&context, sealed).map_err(|_| CannotOpenRefusal)?;
	let encoded = unpad(&padded).map_err(|_| CannotOpenRefusal)?;
	Refusal::decode_all(&mut &*encoded).map_err(|_| CannotOpenRefusal)
}
