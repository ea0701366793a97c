//! What an account asks for, and the form in which nobody but the workers can read it.

use alloc::vec::Vec;

use bounded_collections::{BoundedVec, ConstU32};
use litentry_sealing::{
	CannotOpen, CannotSeal, Context, InvalidKey, OVERHEAD, PublicKey, Purpose, SecretKey,
	seal_padded, unpad,
};
use litentry_vocabulary::LinkId;
use parity_scale_codec::{Decode, DecodeAll, DecodeWithMemTracking, Encode, MaxEncodedLen};
use rand_core::CryptoRng;
use scale_info::TypeInfo;

/// The most links that one request may name.
pub const MAX_LINKS: u32 = 8;

/// Bytes of every sealed computing request.
pub const SEALED_REQUEST_LENGTH: usize = PADDED_LENGTH + OVERHEAD;

const PADDED_LENGTH: usize = 1536;

/// What an account seals to the workers to have a score computed.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct ComputingRequest {
	/// The links whose accounts are looked at; none twice.
	pub links: BoundedVec<LinkId, ConstU32<MAX_LINKS>>,
	/// Whether the credential shows the events' values or the score alone.
	pub disclosure: Disclosure,
	/// To whom the credential is sealed.
	pub reply_to: PublicKey,
}

/// What a credential shows besides the score.
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
pub enum Disclosure {
	/// The score alone.
	Score,
	/// The value of each event too.
	Values,
}

impl ComputingRequest {
	/// Whether at least one link is named, and none twice.
	pub fn names_each_link_once(&self) -> bool {
		let mut links = self.links.to_vec();
		links.sort_unstable();
		!links.is_empty() && links.is_sorted_by(|a, b| a < b)
	}

	/// Seals the request to the workers' shielding key: [`SEALED_REQUEST_LENGTH`] bytes, whatever
	/// it asks.
	///
	/// The context is the requester's account and the epoch of the key; its purpose is set here.
	///
	/// # Errors
	///
	/// Nobody can seal to the key.
	pub fn seal(
		&self,
		to: &PublicKey,
		context: &Context,
		rng: &mut impl CryptoRng,
	) -> Result<Vec<u8>, CannotSeal> {
		let context = context.with_purpose(Purpose::ComputingRequest);
		seal_padded(to, &context, &self.encode(), PADDED_LENGTH, rng)
	}

	/// Opens what [`ComputingRequest::seal`] sealed to this key in the same context.
	///
	/// # Errors
	///
	/// Tells why the workers cannot read it.
	pub fn open(
		secret: &SecretKey,
		context: &Context,
		sealed: &[u8],
	) -> Result<Self, RequestUnreadable> {
		let padded = secret.open(&context.with_purpose(Purpose::ComputingRequest), sealed)?;
		let bytes = unpad(&padded).map_err(|_| RequestUnreadable::Malformed)?;
		let request = Self::decode_all(&mut &*bytes).map_err(|_| RequestUnreadable::Malformed)?;
		request.reply_to.check()?;
		Ok(request)
	}
}

/// Why a sealed computing request cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RequestUnreadable {
	/// It is sealed to another key, or for another account, epoch or chain.
	#[error(transparent)]
	CannotOpen(#[from] CannotOpen),
	/// What comes out is not a padded computing request.
	#[error("what was sealed is not a computing request")]
	Malformed,
	/// No credential could be sealed to the key that it names.
	#[error("the key to reply to: {0}")]
	ReplyKey(#[from] InvalidKey),
}
