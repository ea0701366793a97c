//! Hybrid post-quantum encryption to a public key, bound to one purpose, account and key epoch.
//!
//! What is sealed onto a public chain stays there for ever, so it must resist tomorrow's computers:
//! the key is agreed by X25519 *and* ML-KEM-768, and both must fall before a ciphertext does.
//!
//! The standard is HPKE (RFC 9180), single-shot, base mode, with the suite
//!
//! | part | algorithm | number | defined in |
//! | --- | --- | --- | --- |
//! | KEM | X-Wing, which the registry calls MLKEM768-X25519 | `0x647a` | draft-connolly-cfrg-xwing-kem, draft-ietf-hpke-pq |
//! | KDF | HKDF-SHA256 | `0x0001` | RFC 9180, section 7.2 |
//! | AEAD | ChaCha20Poly1305 | `0x0003` | RFC 9180, section 7.3 |
//!
//! with the `info` string [`INFO`] and the associated data that [`Context::associated_data`] lays
//! out. A sealed message is the encapsulated key ([`ENCAPSULATED_KEY_LENGTH`] bytes), then the
//! ciphertext, then the tag ([`TAG_LENGTH`] bytes). Any HPKE library with this suite can make and
//! open one.
//!
//! Base mode does not say who sealed: whoever needs to know signs the plaintext.
//!
//! ```
//! use litentry_sealing::{Context, Purpose, SecretKey, seal};
//! use litentry_vocabulary::{Account, GenesisHash, KeyEpoch};
//!
//! let secret = SecretKey::from_seed([7; 32]);
//! let context = Context {
//!     genesis: GenesisHash([1; 32]),
//!     purpose: Purpose::Credential,
//!     epoch: KeyEpoch(0),
//!     account: Account([2; 32]),
//! };
//! let sealed = seal(&secret.public_key(), &context, b"a score", &mut rand::rng())?;
//! assert_eq!(secret.open(&context, &sealed)?, b"a score");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod context;
mod key;
mod padding;
mod suite;

pub use context::{Context, Purpose};
pub use key::{CannotOpen, InvalidKey, PublicKey, SecretKey, seal};
pub use padding::{CannotSeal, NotPadded, TooLong, pad, padded_capacity, seal_padded, unpad};

/// Bytes of an X-Wing public key.
pub const PUBLIC_KEY_LENGTH: usize = 1216;

/// Bytes of an X-Wing encapsulated key, with which every sealed message begins.
pub const ENCAPSULATED_KEY_LENGTH: usize = 1120;

/// Bytes of the authentication tag, with which every sealed message ends.
pub const TAG_LENGTH: usize = 16;

/// Bytes that sealing adds: the encapsulated key and the authentication tag.
pub const OVERHEAD: usize = ENCAPSULATED_KEY_LENGTH + TAG_LENGTH;

/// HPKE's `info` string, the same for every message of this network.
pub const INFO: &[u8] = b"litentry/sealing/v1";
