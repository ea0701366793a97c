//! How an identity gets its id.

use litentry_verifying_key::VerifyingKey;
use litentry_vocabulary::{Account, IdentityId, blake2_256};
use parity_scale_codec::Encode;

const DEVICE: [u8; 27] = *b"litentry/identity/device/v1";
const REGISTERED: [u8; 31] = *b"litentry/identity/registered/v1";

/// The id of the device with this key, the same on every chain: BLAKE2b-256 of
/// `litentry/identity/device/v1` and the SCALE-encoded key. A maker can print it on the device.
pub fn device_identity(key: &VerifyingKey) -> IdentityId {
	IdentityId(blake2_256(&(DEVICE, key).encode()))
}

/// The id of the identity that this account registers as the chain's `number`th: BLAKE2b-256 of
/// `litentry/identity/registered/v1`, the account and the number (u64, little-endian).
pub fn registered_identity(account: &Account, number: u64) -> IdentityId {
	IdentityId(blake2_256(&(REGISTERED, account, number).encode()))
}
