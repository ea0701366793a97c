//! The chain's basic values, one newtype each, so that no two of them can be mistaken.
//!
//! - [`Account`]: an account of this chain, and its SS58 text
//! - [`ss58`]: the texts of accounts of all Substrate chains
//! - [`GenesisHash`]: which chain this is
//! - [`KeyEpoch`]: which of the workers' shielding keys
//! - [`LinkId`], [`RequestId`], [`DefinitionId`], [`RecallEpoch`]: numbers that the chain gives out
//! - [`BigEndian`]: a number as the key of a map that is read in order
//! - [`IdentityId`], [`TokenId`]: hashes that name entries
//! - [`Name`], [`Description`]: short texts for people

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod account;
mod big_endian;
mod hash;
mod ids;
pub mod ss58;
mod text;

pub use account::{Account, InvalidAccount, SS58_PREFIX};
pub use big_endian::BigEndian;
pub use hash::{GenesisHash, InvalidHash, blake2_256};
#[doc(hidden)]
pub use hash::{read_hash, write_hash};
pub use ids::{DefinitionId, IdentityId, KeyEpoch, LinkId, RecallEpoch, RequestId, TokenId};
pub use text::{Description, InvalidText, MAX_DESCRIPTION_LENGTH, MAX_NAME_LENGTH, Name};

/// The height of a block of this chain.
pub type BlockNumber = u32;

/// Milliseconds since the Unix epoch, as the chain's timestamp counts them.
pub type Moment = u64;

/// An amount of the chain's token in its smallest unit: 1 LIT is 10^12.
pub type Balance = u128;
