//! How a token gets its id.

use litentry_vocabulary::{IdentityId, TokenId, blake2_256};
use parity_scale_codec::Encode;

const TOKEN: [u8; 17] = *b"litentry/token/v1";

/// The id of the `number`th token that this identity issues: BLAKE2b-256 of `litentry/token/v1`, the
/// identity and the number (u64, little-endian).
pub fn token_id(identity: &IdentityId, number: u64) -> TokenId {
	TokenId(blake2_256(&(TOKEN, identity, number).encode()))
}
