//! Signatures of texts, as the wallets of Substrate chains return them.
//!
//! - What is signed is the text; or `<Bytes>`, the text and `</Bytes>`, which wallets put around all
//!   that is no transaction; or the BLAKE2b-256 hash of that, because hardware wallets hash what is
//!   longer than 256 bytes.
//! - What is returned is hexadecimal: 64 bytes by Ed25519 or sr25519, 65 by ECDSA over secp256k1, or
//!   one more in front that says which (`MultiSignature`).
//! - An account is the public key; with ECDSA, the BLAKE2b-256 hash of the compressed key.

use k256::ecdsa::{RecoveryId, Signature as EcdsaSignature, VerifyingKey as EcdsaKey};
use litentry_verifying_key::{Signature, VerifyingKey};
use litentry_vocabulary::{Account, blake2_256};

/// Longer than any signature in hexadecimal.
const MAX_LENGTH: usize = 160;

/// Whether an account signed a text, in any of the ways of wallets.
pub(super) fn is_signed(text: &str, account: &Account, signature: &str) -> bool {
	let signatures = read(signature);
	messages(text).iter().any(|message| signatures.iter().any(|it| it.is_by(account, message)))
}

/// What a wallet may have made of a text before it signed.
fn messages(text: &str) -> [Vec<u8>; 3] {
	let wrapped = format!("<Bytes>{text}</Bytes>").into_bytes();
	let hash = blake2_256(&wrapped).to_vec();
	[wrapped, text.into(), hash]
}

enum WalletSignature {
	Ed25519([u8; 64]),
	Sr25519([u8; 64]),
	Ecdsa([u8; 65]),
}

/// Every signature that this text can be.
fn read(signature: &str) -> Vec<WalletSignature> {
	use WalletSignature::{Ecdsa, Ed25519, Sr25519};
	let digits = signature.trim();
	if digits.len() > MAX_LENGTH {
		return Vec::new();
	}
	let bytes = hex::decode(digits.strip_prefix("0x").unwrap_or(digits)).unwrap_or_default();
	let short = <[u8; 64]>::try_from(&*bytes).ok();
	let named = bytes.split_first().and_then(|(scheme, rest)| match scheme {
		0 => rest.try_into().ok().map(Ed25519),
		1 => rest.try_into().ok().map(Sr25519),
		2 => rest.try_into().ok().map(Ecdsa),
		_ => None,
	});
	let bare = [short.map(Ed25519), short.map(Sr25519), bytes.try_into().ok().map(Ecdsa), named];
	bare.into_iter().flatten().collect()
}

impl WalletSignature {
	fn is_by(&self, account: &Account, message: &[u8]) -> bool {
		let key = *account.as_bytes();
		match *self {
			Self::Ed25519(signature) => {
				VerifyingKey::Ed25519(key).verify(message, &Signature(signature)).is_ok()
			}
			Self::Sr25519(signature) => {
				VerifyingKey::Sr25519(key).verify(message, &Signature(signature)).is_ok()
			}
			Self::Ecdsa(signature) => ecdsa_account(&signature, message) == Some(*account),
		}
	}
}

/// The account whose key made this signature.
fn ecdsa_account([rs @ .., v]: &[u8; 65], message: &[u8]) -> Option<Account> {
	let signature = EcdsaSignature::from_slice(rs).ok()?;
	let recovery_id = RecoveryId::from_byte(*v)?;
	let hash = blake2_256(message);
	let key = EcdsaKey::recover_from_prehash(&hash, &signature, recovery_id).ok()?;
	Some(Account(blake2_256(key.to_encoded_point(true).as_bytes())))
}

#[cfg(test)]
mod tests;
