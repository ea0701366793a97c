//! What a contract wallet (ERC-1271, ERC-6492) is asked.

use alloc::string::ToString;

use crate::{Consent, eip191};

/// The hash for which a contract wallet's `isValidSignature` is asked: the one that `personal_sign`
/// signs over the text (EIP-191).
pub fn contract_wallet_hash(consent: &impl Consent) -> [u8; 32] {
	eip191::message_hash(&consent.to_string())
}
