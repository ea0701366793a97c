//! Keys of devices, as the identity registry knows them: `device:p256:0x02…`.
//!
//! They belong to no chain. Their network is the signature scheme, and their text is that of the key.

use alloc::format;

use litentry_verifying_key::{InvalidKeyText, Scheme, VerifyingKey};

/// What stands in place of a CAIP-2 namespace for the keys of devices.
pub(crate) const NAMESPACE: &str = "device";

/// Reads a key of this scheme: `0x` and hexadecimal digits.
pub(crate) fn read(text: &str, scheme: Scheme) -> Result<VerifyingKey, InvalidKeyText> {
	format!("{scheme}:{text}").parse()
}
