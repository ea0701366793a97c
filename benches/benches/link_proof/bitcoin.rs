//! Addresses of Bitcoin: secp256k1 beneath, whose time does not depend on what was signed.

use bitcoin::{
	XOnlyPublicKey,
	secp256k1::{Keypair, Message, PublicKey, Secp256k1},
};
use litentry_external_account::BitcoinNetwork;
use litentry_link_proof::{BitcoinAddressKind, BitcoinKey};

use crate::compare::{challenge, compare};

const SECRET: [u8; 32] = [7; 32];

pub(crate) fn run() -> anyhow::Result<()> {
	let (secp, message) = (Secp256k1::new(), Message::from_digest([9; 32]));
	let pair = Keypair::from_seckey_slice(&secp, &SECRET)?;
	let (public, (x_only, _)) = (pair.public_key().serialize(), pair.x_only_public_key());
	let ecdsa = secp.sign_ecdsa(&message, &pair.secret_key());
	let recoverable = secp.sign_ecdsa_recoverable(&message, &pair.secret_key());
	let (schnorr, x_only) = (secp.sign_schnorr_no_aux_rand(&message, &pair), x_only.serialize());
	let ecdsa = || {
		let key = PublicKey::from_slice(&public);
		key.is_ok_and(|key| secp.verify_ecdsa(&message, &ecdsa, &key).is_ok())
	};
	let schnorr = || {
		let key = XOnlyPublicKey::from_slice(&x_only);
		key.is_ok_and(|key| secp.verify_schnorr(&schnorr, &message, &key).is_ok())
	};
	let recovered = || secp.recover_ecdsa(&message, &recoverable).is_ok();
	bip322("bitcoin, BIP-322, P2PKH", BitcoinAddressKind::P2pkh, ecdsa)?;
	bip322("bitcoin, BIP-322, P2SH-P2WPKH", BitcoinAddressKind::P2shP2wpkh, ecdsa)?;
	bip322("bitcoin, BIP-322, P2WPKH", BitcoinAddressKind::P2wpkh, ecdsa)?;
	bip322("bitcoin, BIP-322, P2TR", BitcoinAddressKind::P2tr, schnorr)?;
	bip137("bitcoin, BIP-137, P2WPKH", recovered)
}

fn bip322(name: &str, kind: BitcoinAddressKind, bare: impl Fn() -> bool) -> anyhow::Result<()> {
	let key = BitcoinKey::from_bytes(&SECRET)?;
	let challenge = challenge(key.external(BitcoinNetwork::Main, kind));
	compare(name, &challenge, &key.sign(&challenge)?, bare)
}

fn bip137(name: &str, bare: impl Fn() -> bool) -> anyhow::Result<()> {
	let key = BitcoinKey::from_bytes(&SECRET)?;
	let kind = BitcoinAddressKind::P2wpkh;
	let challenge = challenge(key.external(BitcoinNetwork::Main, kind));
	compare(name, &challenge, &key.sign_bip137(&challenge)?, bare)
}
