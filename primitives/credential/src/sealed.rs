//! Credentials as the chain keeps them: sealed to the requester, in few sizes.

use alloc::{string::String, vec::Vec};

use litentry_sealing::{
	CannotOpen, CannotSeal, Context, PublicKey, Purpose, SecretKey, padded_capacity, seal_padded,
	unpad,
};
use rand_core::CryptoRng;

/// The lengths that credentials are padded to. A credential with a score alone has the first one,
/// so the size of another tells that values are disclosed, and roughly how many; a single size
/// would make everybody pay for the largest credential.
const PADDED_LENGTHS: [usize; 4] = [2048, 4096, 8192, 15 * 1024 - 128];

/// Why a sealed credential cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CredentialUnreadable {
	/// It is sealed to another key, or for another account, epoch or chain.
	#[error(transparent)]
	CannotOpen(#[from] CannotOpen),
	/// What comes out is not a padded text.
	#[error("what was sealed is not a credential")]
	Malformed,
}

/// Seals the text of a credential to its requester.
///
/// The context is the requester's account and the epoch of the request; its purpose is set here.
pub fn seal_credential(
	text: &str,
	to: &PublicKey,
	context: &Context,
	rng: &mut impl CryptoRng,
) -> Result<Vec<u8>, CannotSeal> {
	let [.., largest] = PADDED_LENGTHS;
	let fits = |length: &usize| text.len() <= padded_capacity(*length);
	let length = PADDED_LENGTHS.into_iter().find(fits).unwrap_or(largest);
	seal_padded(to, &context.with_purpose(Purpose::Credential), text.as_bytes(), length, rng)
}

/// Opens what [`seal_credential`] sealed in the same context. The text is not verified.
pub fn open_credential(
	secret: &SecretKey,
	context: &Context,
	sealed: &[u8],
) -> Result<String, CredentialUnreadable> {
	let padded = secret.open(&context.with_purpose(Purpose::Credential), sealed)?;
	let text = unpad(&padded).map_err(|_| CredentialUnreadable::Malformed)?;
	String::from_utf8(text.to_vec()).map_err(|_| CredentialUnreadable::Malformed)
}
