//! The keys, and sealing to one and opening with the other.

use alloc::vec::Vec;
use core::fmt;

use hpke::{Deserializable, Kem, kem::XWing};
use parity_scale_codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use rand_core::CryptoRng;
use scale_info::TypeInfo;
use x_wing::{DecapsulationKey, Decapsulator, KeyExport};
use zeroize::Zeroize;

use crate::{Context, INFO, PUBLIC_KEY_LENGTH, suite};

/// An X-Wing public key.
///
/// Any bytes make one, so that it can be stored and decoded at no cost; [`PublicKey::check`] tells
/// whether anybody can seal to it.
#[derive(Clone, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct PublicKey(pub [u8; PUBLIC_KEY_LENGTH]);

/// The bytes are not an X-Wing public key: a coefficient of its ML-KEM half is out of range.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an X-Wing public key")]
pub struct InvalidKey;

impl PublicKey {
	/// Refuses bytes to which nothing can be sealed.
	///
	/// Whoever registers a key or names one to reply to is asked this first: a reply to an invalid
	/// key could never be sent.
	pub fn check(&self) -> Result<(), InvalidKey> {
		self.parse().map(drop)
	}

	fn parse(&self) -> Result<<XWing as Kem>::PublicKey, InvalidKey> {
		<XWing as Kem>::PublicKey::from_bytes(&self.0).map_err(|_| InvalidKey)
	}
}

impl fmt::Debug for PublicKey {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		write!(f, "PublicKey({:02x}{:02x}…)", self.0[0], self.0[1])
	}
}

/// Seals `plaintext` so that only the owner of `to` can open it, and only in the same `context`.
///
/// The result is [`OVERHEAD`](crate::OVERHEAD) bytes longer than the plaintext, so its length tells
/// the plaintext's: see [`seal_padded`](crate::seal_padded) for what must not differ.
pub fn seal(
	to: &PublicKey,
	context: &Context,
	plaintext: &[u8],
	rng: &mut impl CryptoRng,
) -> Result<Vec<u8>, InvalidKey> {
	// Encapsulation never fails and one message is below every limit: only the key can be wrong.
	suite::seal::<XWing>(&to.parse()?, INFO, &context.associated_data(), plaintext, rng)
		.map_err(|_| InvalidKey)
}

/// An X-Wing secret key, which is its seed; wiped from memory when dropped.
#[derive(Clone)]
pub struct SecretKey(DecapsulationKey);

/// The message was altered, is sealed to another key, or belongs to another context.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this secret key does not open the message in this context")]
pub struct CannotOpen;

impl SecretKey {
	/// The key with this seed: 32 bytes that nobody can guess.
	pub fn from_seed(mut seed: [u8; 32]) -> Self {
		let key = DecapsulationKey::from(seed);
		seed.zeroize();
		Self(key)
	}

	/// What others seal to.
	pub fn public_key(&self) -> PublicKey {
		PublicKey(self.0.encapsulation_key().to_bytes().into())
	}

	/// Opens what [`seal`] sealed to this key in the same `context`.
	pub fn open(&self, context: &Context, sealed: &[u8]) -> Result<Vec<u8>, CannotOpen> {
		<XWing as Kem>::PrivateKey::from_bytes(self.0.as_bytes())
			.and_then(|secret| {
				suite::open::<XWing>(&secret, INFO, &context.associated_data(), sealed)
			})
			.map_err(|_| CannotOpen)
	}
}

impl fmt::Debug for SecretKey {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		write!(f, "SecretKey of {:?}", self.public_key())
	}
}
