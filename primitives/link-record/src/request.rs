//! What an owner seals to the workers.

use alloc::vec::Vec;

use litentry_external_account::ExternalAccount;
use litentry_link_proof::LinkProof;
use litentry_sealing::{
	CannotSeal, Context, OVERHEAD, PublicKey, Purpose, SecretKey, seal_padded, unpad,
};
use litentry_vocabulary::BlockNumber;
use parity_scale_codec::{Decode, DecodeAll, Encode, MaxEncodedLen};
use rand_core::CryptoRng;
use scale_info::TypeInfo;

use crate::Refusal;

const PADDED_LENGTH: usize = 3072;

/// Bytes of every sealed link request, whatever the network.
pub const SEALED_REQUEST_LENGTH: usize = PADDED_LENGTH + OVERHEAD;

/// What an owner seals to the workers to have an external account linked.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct LinkRequest {
	/// The account to link.
	pub external: ExternalAccount,
	/// The nonce that the challenge named.
	pub nonce: u32,
	/// The block at which the challenge expires.
	pub expires: BlockNumber,
	/// The external account's signature over the challenge.
	pub proof: LinkProof,
	/// To whom the answer is sealed.
	pub reply_to: PublicKey,
}

/// The bytes do not open with this key in this context, or are no link request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a link request that this key opens")]
pub struct Unreadable;

impl From<Unreadable> for Refusal {
	fn from(_: Unreadable) -> Self {
		Self::Unreadable
	}
}

impl LinkRequest {
	/// Seals the request to the workers: [`SEALED_REQUEST_LENGTH`] bytes.
	///
	/// The purpose is always [`Purpose::LinkRequest`], whichever the context names.
	pub fn seal(
		&self,
		to: &PublicKey,
		context: &Context,
		rng: &mut impl CryptoRng,
	) -> Result<Vec<u8>, CannotSeal> {
		let context = context.with_purpose(Purpose::LinkRequest);
		seal_padded(to, &context, &self.encode(), PADDED_LENGTH, rng)
	}

	/// Opens what [`LinkRequest::seal`] sealed; a request that nobody could reply to is refused.
	pub fn open(secret: &SecretKey, context: &Context, sealed: &[u8]) -> Result<Self, Unreadable> {
		if sealed.len() != SEALED_REQUEST_LENGTH {
			return Err(Unreadable);
		}
		let context = context.with_purpose(Purpose::LinkRequest);
		let padded = secret.open(&context, sealed).map_err(|_| Unreadable)?;
		let encoded = unpad(&padded).map_err(|_| Unreadable)?;
		let request = Self::decode_all(&mut &*encoded).map_err(|_| Unreadable)?;
		request.reply_to.check().map_err(|_| Unreadable)?;
		Ok(request)
	}
}
