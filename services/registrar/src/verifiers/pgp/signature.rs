//! Whether a signature is a key's own, over a text, and good.

use pgp::{
	composed::{CleartextSignedMessage, Deserializable, DetachedSignature, SignedPublicKey},
	crypto::hash::HashAlgorithm,
	packet::{Signature, SignatureType},
	types::{KeyDetails, Timestamp},
};

use super::{
	key::{FROM_THE_FUTURE, is_ahead, is_over},
	submission::{Signed, UNREADABLE, refused},
};
use crate::verifier::Hint;

pub(super) const OTHER_SIGNER: Hint = refused("it was made by another key");
pub(super) const BY_SUBKEY: Hint = refused(
	"it was made by a subkey: sign with the primary key, whose fingerprint is given to gpg \
	 --local-user with an exclamation mark after it",
);
pub(super) const WEAK: Hint =
	refused("its hash function is too weak: sign with --digest-algo SHA256 or better");
pub(super) const OTHER_TEXT: Hint = refused("it is over another text");
pub(super) const NOT_GOOD: Hint = refused("it is not a good signature over the text");
pub(super) const NOT_OF_TEXT: Hint = refused("it is not a signature of a text");
pub(super) const OVER: Hint = refused("the signature has expired");

const STRONG: [HashAlgorithm; 5] = [
	HashAlgorithm::Sha256,
	HashAlgorithm::Sha384,
	HashAlgorithm::Sha512,
	HashAlgorithm::Sha3_256,
	HashAlgorithm::Sha3_512,
];

/// What programs put behind a text that is saved as a file.
const ENDS: [&str; 3] = ["", "\n", "\r\n"];

/// Whether one of the signatures is good; if none is, what is wrong with the first.
pub(super) fn check_signature(
	signed: &Signed,
	text: &str,
	key: &SignedPublicKey,
	now: Timestamp,
) -> Result<(), Hint> {
	match signed {
		Signed::Clear(armored) => {
			let message = CleartextSignedMessage::from_string(armored);
			let (message, _) = message.map_err(|_| UNREADABLE)?;
			let said = message.signed_text();
			if said.trim_end() != text {
				return Err(OTHER_TEXT);
			}
			any_good(message.signatures(), &[said], key, now)
		}
		Signed::Detached(armored) => {
			let signatures = DetachedSignature::from_string_many(armored);
			let (signatures, _) = signatures.map_err(|_| UNREADABLE)?;
			let signatures: Result<Vec<_>, _> =
				signatures.map(|it| it.map(|it| it.signature)).collect();
			let texts = ENDS.map(|end| format!("{text}{end}"));
			any_good(&signatures.map_err(|_| UNREADABLE)?, &texts, key, now)
		}
	}
}

fn any_good(
	signatures: &[Signature],
	texts: &[String],
	key: &SignedPublicKey,
	now: Timestamp,
) -> Result<(), Hint> {
	let mut found = Err(UNREADABLE);
	for (at, signature) in signatures.iter().enumerate() {
		match check_one(signature, texts, key, now) {
			Ok(()) => return Ok(()),
			Err(hint) if at == 0 => found = Err(hint),
			Err(_) => {}
		}
	}
	found
}

fn check_one(
	signature: &Signature,
	texts: &[String],
	key: &SignedPublicKey,
	now: Timestamp,
) -> Result<(), Hint> {
	if !matches!(signature.typ(), Some(SignatureType::Binary | SignatureType::Text)) {
		return Err(NOT_OF_TEXT);
	}
	if !is_by(signature, key) {
		let is_by_subkey = key.public_subkeys.iter().any(|it| is_by(signature, it));
		return Err(if is_by_subkey { BY_SUBKEY } else { OTHER_SIGNER });
	}
	if !signature.hash_alg().is_some_and(|it| STRONG.contains(&it)) {
		return Err(WEAK);
	}
	let verifies = |text: &String| signature.verify(&key.primary_key, text.as_bytes()).is_ok();
	if !texts.iter().any(verifies) {
		return Err(NOT_GOOD);
	}
	check_time(signature, now)
}

/// Whether it names this key, or none: then only trying it tells.
fn is_by(signature: &Signature, key: &impl KeyDetails) -> bool {
	let fingerprints = signature.issuer_fingerprint();
	if !fingerprints.is_empty() {
		return fingerprints.contains(&&key.fingerprint());
	}
	let ids = signature.issuer_key_id();
	ids.is_empty() || ids.contains(&&key.legacy_key_id())
}

fn check_time(signature: &Signature, now: Timestamp) -> Result<(), Hint> {
	let made = signature.created().ok_or(NOT_GOOD)?;
	if is_ahead(made, now) {
		return Err(FROM_THE_FUTURE);
	}
	let is_over = is_over(made, signature.signature_expiration_time(), now);
	if is_over { Err(OVER) } else { Ok(()) }
}
