//! What is signed of the transaction to sign: all of it, by the rules of each kind of script.
//!
//! Each is `None` for a transaction without inputs only.

use bitcoin::{
	Amount, CompressedPublicKey, EcdsaSighashType, ScriptBuf, TapSighashType, Transaction, TxOut,
	secp256k1::Message,
	sighash::{Prevouts, SighashCache},
};
use litentry_external_account::BitcoinAddress;

use super::transactions::script_pubkey;

/// As Bitcoin began with.
pub(crate) fn p2pkh_sighash(to_sign: &Transaction, address: &BitcoinAddress) -> Option<Message> {
	let all = EcdsaSighashType::All.to_u32();
	let sighash = SighashCache::new(to_sign).legacy_signature_hash(0, &script_pubkey(address), all);
	sighash.ok().map(Message::from)
}

/// As BIP-143 defines it, for P2SH-P2WPKH too.
pub(crate) fn p2wpkh_sighash(to_sign: &Transaction, key: &CompressedPublicKey) -> Option<Message> {
	let (script, all) = (ScriptBuf::new_p2wpkh(&key.wpubkey_hash()), EcdsaSighashType::All);
	let sighash = SighashCache::new(to_sign).p2wpkh_signature_hash(0, &script, Amount::ZERO, all);
	sighash.ok().map(Message::from)
}

/// As BIP-341 defines it, for a key.
pub(crate) fn p2tr_sighash(
	to_sign: &Transaction,
	address: &BitcoinAddress,
	kind: TapSighashType,
) -> Option<Message> {
	let spent = [TxOut { value: Amount::ZERO, script_pubkey: script_pubkey(address) }];
	let sighash = SighashCache::new(to_sign).taproot_key_spend_signature_hash(
		0,
		&Prevouts::All(&spent),
		kind,
	);
	sighash.ok().map(Message::from)
}
