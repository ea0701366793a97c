//! All of an owner's link records, as the workers hand them out to it.

use alloc::vec::Vec;

use bounded_collections::{BoundedVec, ConstU32};
use litentry_external_account::ExternalAccount;
use litentry_sealing::{
	CannotSeal, Context, OVERHEAD, PublicKey, Purpose, SecretKey, seal_padded, unpad,
};
use litentry_vocabulary::{BlockNumber, LinkId};
use parity_scale_codec::{Decode, DecodeAll, Encode, MaxEncodedLen};
use rand_core::CryptoRng;
use scale_info::TypeInfo;

use crate::ProvenBy;

/// The most links in an export.
pub const MAX_EXPORTED_LINKS: u32 = 64;

const PADDED_REQUEST_LENGTH: usize = 1280;
const PADDED_EXPORT_LENGTH: usize = 4608;

/// Bytes of every sealed export request.
pub const SEALED_EXPORT_REQUEST_LENGTH: usize = PADDED_REQUEST_LENGTH + OVERHEAD;

/// Bytes of every sealed export, however many links it holds.
pub const SEALED_EXPORT_LENGTH: usize = PADDED_EXPORT_LENGTH + OVERHEAD;

/// What stands in place of a sealed export when the request could not be read: there is nobody whom it
/// could be sealed to.
pub const UNREADABLE_EXPORT: &[u8] = &[0; SEALED_EXPORT_LENGTH];

/// What an owner seals to the workers to be told all its link records.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct ExportRequest {
	/// To whom the export is sealed.
	pub reply_to: PublicKey,
}

/// The bytes do not open with this key in this context, or are no export request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an export request that this key opens")]
pub struct UnreadableExportRequest;

impl ExportRequest {
	/// Seals the request to the workers: [`SEALED_EXPORT_REQUEST_LENGTH`] bytes.
	///
	/// The purpose is always [`Purpose::ExportRequest`], whichever the context names.
	pub fn seal(
		&self,
		to: &PublicKey,
		context: &Context,
		rng: &mut impl CryptoRng,
	) -> Result<Vec<u8>, CannotSeal> {
		let context = context.with_purpose(Purpose::ExportRequest);
		seal_padded(to, &context, &self.encode(), PADDED_REQUEST_LENGTH, rng)
	}

	/// Opens what [`ExportRequest::seal`] sealed; a request that nobody could reply to is refused.
	pub fn open(
		secret: &SecretKey,
		context: &Context,
		sealed: &[u8],
	) -> Result<Self, UnreadableExportRequest> {
		let context = context.with_purpose(Purpose::ExportRequest);
		let request: Self = open_padded(secret, &context, sealed, SEALED_EXPORT_REQUEST_LENGTH)
			.ok_or(UnreadableExportRequest)?;
		request.reply_to.check().map_err(|_| UnreadableExportRequest)?;
		Ok(request)
	}
}

/// A link as it was when its owner asked for an export.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct ExportedLink {
	/// The link.
	pub id: LinkId,
	/// The linked account.
	pub external: ExternalAccount,
	/// What shows that it is the owner's.
	pub proven_by: ProvenBy,
	/// Whether everyone could read it on the chain.
	pub public: bool,
	/// The block at which it became what it was: shielded, or public.
	pub since: BlockNumber,
	/// The last block at which it counts unless it is proven again, or never.
	pub ends: Option<BlockNumber>,
}

/// All links of an account, public and shielded, in ascending order.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Export {
	/// The links.
	pub links: BoundedVec<ExportedLink, ConstU32<MAX_EXPORTED_LINKS>>,
}

/// The bytes do not open with this key in this context, or are no export.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an export that this key opens")]
pub struct CannotOpenExport;

impl Export {
	/// Seals the export to the request's [`reply_to`](ExportRequest::reply_to):
	/// [`SEALED_EXPORT_LENGTH`] bytes.
	///
	/// The purpose is always [`Purpose::Export`], whichever the context names.
	pub fn seal(
		&self,
		reply_to: &PublicKey,
		context: &Context,
		rng: &mut impl CryptoRng,
	) -> Result<Vec<u8>, CannotSeal> {
		let context = context.with_purpose(Purpose::Export);
		seal_padded(reply_to, &context, &self.encode(), PADDED_EXPORT_LENGTH, rng)
	}

	/// Opens what [`Export::seal`] sealed.
	pub fn open(
		secret: &SecretKey,
		context: &Context,
		sealed: &[u8],
	) -> Result<Self, CannotOpenExport> {
		let context = context.with_purpose(Purpose::Export);
		open_padded(secret, &context, sealed, SEALED_EXPORT_LENGTH).ok_or(CannotOpenExport)
	}
}

fn open_padded<T: Decode>(
	secret: &SecretKey,
	context: &Context,
	sealed: &[u8],
	length: usize,
) -> Option<T> {
	if sealed.len() != length {
		return None;
	}
	let padded = secret.open(context, sealed).ok()?;
	T::decode_all(&mut unpad(&padded).ok()?).ok()
}
