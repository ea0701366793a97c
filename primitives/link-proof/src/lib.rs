//! The readable challenge that ties an external account to an account, and its verification.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

use litentry_external_account::ExternalAccount;
use litentry_vocabulary::{Account, BlockNumber, GenesisHash};
use parity_scale_codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// What the external account signs, as fields; [`core::fmt::Display`] is the text that the wallet shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Challenge {
	/// The external account that signs.
	pub external: ExternalAccount,
	/// The account that it will be linked to.
	pub account: Account,
	/// The chain on which it will be linked.
	pub genesis: GenesisHash,
	/// The account's next link nonce: each proof works once.
	pub nonce: u32,
	/// The last block at which the proof is accepted.
	pub expires: BlockNumber,
}

/// The external account's consent, one variant per way of signing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
#[non_exhaustive]
pub enum LinkProof {
	/// EIP-191 `personal_sign`: r, s, v.
	#[codec(index = 0)]
	Eip191([u8; 65]),
}
