//! The addresses that belong to a public key of Bitcoin.

use alloc::vec::Vec;

use bitcoin::{CompressedPublicKey, PublicKey, ScriptBuf, hashes::Hash};
use litentry_external_account::BitcoinAddress;

/// `1…`, another one for a compressed key than for an uncompressed one.
pub(crate) fn p2pkh(key: &PublicKey) -> BitcoinAddress {
	BitcoinAddress::P2pkh(key.pubkey_hash().to_byte_array())
}

/// `bc1q…`.
pub(crate) fn p2wpkh(key: &CompressedPublicKey) -> BitcoinAddress {
	BitcoinAddress::P2wpkh(key.wpubkey_hash().to_byte_array())
}

/// `3…`.
pub(crate) fn p2sh_p2wpkh(key: &CompressedPublicKey) -> BitcoinAddress {
	BitcoinAddress::P2sh(redeem_script(key).script_hash().to_byte_array())
}

/// `bc1p…`, of the key alone, without scripts (BIP-86).
#[cfg(feature = "sign")]
pub(crate) fn p2tr(key: &bitcoin::key::TweakedPublicKey) -> BitcoinAddress {
	BitcoinAddress::P2tr(key.serialize())
}

/// The script that shows what a P2SH-P2WPKH address is the hash of: one push.
pub(crate) fn redeem_script_push(key: &CompressedPublicKey) -> ScriptBuf {
	let script = redeem_script(key);
	let length = u8::try_from(script.len()).into_iter();
	ScriptBuf::from_bytes(length.chain(script.into_bytes()).collect::<Vec<_>>())
}

fn redeem_script(key: &CompressedPublicKey) -> ScriptBuf {
	ScriptBuf::new_p2wpkh(&key.wpubkey_hash())
}
