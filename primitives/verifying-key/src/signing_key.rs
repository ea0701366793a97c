//! Secret keys, for wallets, devices and tests.

use core::fmt;

use ed25519_dalek::Signer as _;
use p256::elliptic_curve::rand_core::{CryptoRng, Error, RngCore};
use schnorrkel::{ExpansionMode, Keypair, MiniSecretKey, context::attach_rng, signing_context};

use crate::{Scheme, Signature, VerifyingKey, sr25519::CONTEXT};

/// A secret key with the scheme that it belongs to. It is wiped from memory when dropped and never
/// printed.
#[derive(Clone)]
pub struct SigningKey(Secret);

#[derive(Clone)]
enum Secret {
	Ed25519(ed25519_dalek::SigningKey),
	Sr25519(Keypair),
	P256(p256::ecdsa::SigningKey),
}

/// The bytes are no secret key of their scheme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the secret key is zero or too large")]
pub struct InvalidSecret;

impl SigningKey {
	/// The key of 32 secret bytes: an Ed25519 seed (RFC 8032), an Sr25519 mini-secret, which is
	/// expanded as Polkadot's wallets do, or a P-256 scalar, big-endian.
	///
	/// # Errors
	///
	/// The scalar is zero or not smaller than P-256's order: one in 2^32 random ones.
	pub fn new(scheme: Scheme, secret: &[u8; 32]) -> Result<Self, InvalidSecret> {
		let secret = match scheme {
			Scheme::Ed25519 => Secret::Ed25519(ed25519_dalek::SigningKey::from_bytes(secret)),
			Scheme::Sr25519 => MiniSecretKey::from_bytes(secret)
				.map(|secret| Secret::Sr25519(secret.expand_to_keypair(ExpansionMode::Ed25519)))
				.map_err(|_| InvalidSecret)?,
			Scheme::P256 => p256::ecdsa::SigningKey::from_bytes(secret.into())
				.map(Secret::P256)
				.map_err(|_| InvalidSecret)?,
		};
		Ok(Self(secret))
	}

	/// The public key.
	pub fn verifying_key(&self) -> VerifyingKey {
		match &self.0 {
			Secret::Ed25519(key) => VerifyingKey::Ed25519(key.verifying_key().to_bytes()),
			Secret::Sr25519(pair) => VerifyingKey::Sr25519(pair.public.to_bytes()),
			Secret::P256(key) => {
				let point = key.verifying_key().to_encoded_point(true);
				let mut compressed = [0; 33];
				compressed.copy_from_slice(point.as_bytes());
				VerifyingKey::P256(compressed)
			}
		}
	}

	/// Signs a message. The same key and message always give the same signature, so no randomness
	/// is needed, nor can a bad one give the key away.
	pub fn sign(&self, message: &[u8]) -> Signature {
		Signature(match &self.0 {
			Secret::Ed25519(key) => key.sign(message).to_bytes(),
			Secret::Sr25519(pair) => {
				let transcript = signing_context(CONTEXT).bytes(message);
				pair.sign(attach_rng(transcript, NoRandomness)).to_bytes()
			}
			Secret::P256(key) => {
				let signature: p256::ecdsa::Signature = key.sign(message);
				signature.normalize_s().unwrap_or(signature).to_bytes().into()
			}
		})
	}
}

impl fmt::Debug for SigningKey {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		write!(f, "SigningKey({})", self.verifying_key())
	}
}

/// Schnorrkel mixes the secret nonce key and the message into its witness, and asks for randomness
/// in addition: without any, signing is as deterministic as Ed25519.
struct NoRandomness;

impl RngCore for NoRandomness {
	fn next_u32(&mut self) -> u32 {
		0
	}

	fn next_u64(&mut self) -> u64 {
		0
	}

	fn fill_bytes(&mut self, bytes: &mut [u8]) {
		bytes.fill(0);
	}

	fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Error> {
		self.fill_bytes(bytes);
		Ok(())
	}
}

impl CryptoRng for NoRandomness {}
