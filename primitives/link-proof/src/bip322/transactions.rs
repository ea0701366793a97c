//! The two transactions of BIP-322, neither of which any network would take.

use alloc::vec;

use bitcoin::{
	Amount, OutPoint, PubkeyHash, ScriptBuf, ScriptHash, Sequence, Transaction, TxIn, TxOut, Txid,
	WPubkeyHash, Witness,
	absolute::LockTime,
	hashes::{Hash, HashEngine, sha256},
	opcodes::all::{OP_PUSHNUM_1, OP_RETURN},
	script::Builder,
	transaction::Version,
};
use litentry_external_account::BitcoinAddress;

const TAG: &[u8] = b"BIP0322-signed-message";

/// The transaction that commits to the text, with one output of the address.
pub(crate) fn to_spend(text: &str, address: &BitcoinAddress) -> Transaction {
	let commitment =
		Builder::new().push_int(0).push_slice(message_hash(text).to_byte_array()).into_script();
	let nothing = OutPoint { txid: Txid::all_zeros(), vout: u32::MAX };
	transaction(nothing, commitment, script_pubkey(address))
}

/// The transaction that spends that output, not yet signed.
pub(crate) fn to_sign(to_spend: Txid) -> Transaction {
	let nowhere = Builder::new().push_opcode(OP_RETURN).into_script();
	transaction(OutPoint { txid: to_spend, vout: 0 }, ScriptBuf::new(), nowhere)
}

fn transaction(spent: OutPoint, script_sig: ScriptBuf, script_pubkey: ScriptBuf) -> Transaction {
	let (sequence, witness) = (Sequence::ZERO, Witness::new());
	Transaction {
		version: Version(0),
		lock_time: LockTime::ZERO,
		input: vec![TxIn { previous_output: spent, script_sig, sequence, witness }],
		output: vec![TxOut { value: Amount::ZERO, script_pubkey }],
	}
}

/// The tagged hash (BIP-340) of the text's bytes.
pub(super) fn message_hash(text: &str) -> sha256::Hash {
	let tag = sha256::Hash::hash(TAG);
	let mut engine = sha256::Hash::engine();
	engine.input(tag.as_byte_array());
	engine.input(tag.as_byte_array());
	engine.input(text.as_bytes());
	sha256::Hash::from_engine(engine)
}

/// The script that locks an address's coins.
pub(super) fn script_pubkey(address: &BitcoinAddress) -> ScriptBuf {
	match address {
		BitcoinAddress::P2pkh(hash) => ScriptBuf::new_p2pkh(&PubkeyHash::from_byte_array(*hash)),
		BitcoinAddress::P2sh(hash) => ScriptBuf::new_p2sh(&ScriptHash::from_byte_array(*hash)),
		BitcoinAddress::P2wpkh(hash) => ScriptBuf::new_p2wpkh(&WPubkeyHash::from_byte_array(*hash)),
		BitcoinAddress::P2tr(key) => {
			Builder::new().push_opcode(OP_PUSHNUM_1).push_slice(key).into_script()
		}
	}
}
