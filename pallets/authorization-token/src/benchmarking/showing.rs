//! A token shown with the keys and the handovers that take longest to check.

use alloc::vec::Vec;

use ed25519_dalek::SigningKey;
use litentry_token::{
	Form, Handover, Handovers, Holding, Message, Nonce, Permission, Presentation, Question,
	Showing, Signed, Uses,
};
use litentry_verifying_key::{Signature, VerifyingKey};
use litentry_vocabulary::{Moment, TokenId};
use p256::ecdsa;

use crate::{Config, Pallet, Presented};

use super::setting::{ANY_TIME, LOCK};

/// A key that signs. P-256 takes longest to check, but no account belongs to it.
enum Key {
	Ed25519(SigningKey),
	P256(ecdsa::SigningKey),
}

impl Key {
	fn verifying(&self) -> VerifyingKey {
		match self {
			Self::Ed25519(key) => VerifyingKey::Ed25519(key.verifying_key().to_bytes()),
			Self::P256(key) => {
				let point = key.verifying_key().to_encoded_point(true);
				VerifyingKey::P256(point.as_bytes().try_into().unwrap())
			}
		}
	}

	fn sign(&self, message: &Message) -> Signed {
		let form = Form::Wrapped;
		let bytes = message.bytes(form).unwrap();
		let signature = match self {
			Self::Ed25519(key) => ed25519_dalek::Signer::sign(key, bytes).to_bytes(),
			Self::P256(key) => {
				let signature: ecdsa::Signature = ecdsa::signature::Signer::sign(key, bytes);
				signature.normalize_s().unwrap_or(signature).to_bytes().into()
			}
		};
		Signed { form, signature: Signature(signature) }
	}
}

fn holder() -> Key {
	Key::Ed25519(SigningKey::from_bytes(&[7; 32]))
}

/// The account of the holder, which alone is not a benchmark's own.
pub(super) fn holder_account() -> [u8; 32] {
	*holder().verifying().account().unwrap().as_bytes()
}

fn keys(handovers: u32) -> Vec<Key> {
	let receivers = (1..=handovers as u8)
		.map(|number| Key::P256(ecdsa::SigningKey::from_bytes(&[number; 32].into()).unwrap()));
	core::iter::once(holder()).chain(receivers).collect()
}

/// What is shown to the lock through so many hands.
pub(super) fn presented<T: Config>(
	token: TokenId,
	data_hash: [u8; 32],
	supporting: TokenId,
	now: Moment,
	hands: u32,
) -> Presented {
	let (genesis, nonce, keys) = (Pallet::<T>::genesis(), Nonce([9; 16]), keys(hands));
	let (supporting, handovers) = (Some(supporting), Handovers::default());
	let held = Holding { genesis, token, holder: keys[0].verifying(), supporting, handovers };
	let held = keys.windows(2).fold(held, |held, hand| {
		let (to, hours) = (hand[1].verifying(), Some(ANY_TIME));
		let permission = Permission { to, from: now, until: now + 1, uses: Uses::Left(1), hours };
		let signed = hand[0].sign(&permission.message(&held.giving()));
		held.given(Handover { permission, signed }).unwrap()
	});
	let question = Question { genesis, verifier: LOCK, accepts: LOCK, nonce };
	let showing = Showing { data_hash: Some(data_hash), ..held.showing(&question, now, 60_000) };
	let signed = keys.last().unwrap().sign(&showing.message(&question));
	Presented { to: LOCK, nonce, presentation: Presentation { showing, signed } }
}
