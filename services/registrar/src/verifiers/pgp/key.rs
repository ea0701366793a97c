//! Whether a key is the one that is named, and still good.

use pgp::{
	composed::{Deserializable, SignedPublicKey},
	packet::{PublicKey, Signature, SignatureType},
	types::{KeyDetails, SignedUser, Tag, Timestamp},
};

use super::{
	Fingerprint,
	submission::{UNREADABLE, refused},
};
use crate::verifier::Hint;

pub(super) const OTHER_KEY: Hint =
	refused("the key that was pasted is not the one in the identity");
pub(super) const NAMES_SUBKEY: Hint =
	refused("the identity names a subkey: set it to the fingerprint of the primary key");
pub(super) const REVOKED: Hint = refused("the key is revoked");
pub(super) const EXPIRED: Hint = refused("the key has expired");
pub(super) const FROM_THE_FUTURE: Hint = refused("the key or the signature is from the future");
pub(super) const UNCERTIFIED: Hint =
	refused("the key does not certify itself; export it with its user ids");

/// How much the clocks of others may be ahead, in seconds.
const AHEAD: u32 = 5 * 60;

/// The key that is named, if it is among these and good at this time.
pub(super) fn good_key(
	armored: &str,
	fingerprint: &Fingerprint,
	now: Timestamp,
) -> Result<SignedPublicKey, Hint> {
	let (keys, _) = SignedPublicKey::from_string_many(armored).map_err(|_| UNREADABLE)?;
	let keys: Vec<_> = keys.collect::<Result<_, _>>().map_err(|_| UNREADABLE)?;
	let has_subkey = |key: &SignedPublicKey| {
		key.public_subkeys.iter().any(|it| fingerprint.is_of(&it.key.fingerprint()))
	};
	let elsewhere = if keys.iter().any(has_subkey) { NAMES_SUBKEY } else { OTHER_KEY };
	let named = keys.into_iter().find(|key| fingerprint.is_of(&key.fingerprint()));
	let key = named.ok_or(elsewhere)?;
	check_standing(&key, now)?;
	Ok(key)
}

fn check_standing(key: &SignedPublicKey, now: Timestamp) -> Result<(), Hint> {
	let primary = &key.primary_key;
	if is_ahead(primary.created_at(), now) {
		return Err(FROM_THE_FUTURE);
	}
	let details = &key.details;
	let revokes = |it: &Signature| it.typ() == Some(SignatureType::KeyRevocation);
	if direct(&details.revocation_signatures, primary).any(revokes) {
		return Err(REVOKED);
	}
	// Each kind of the key's statements about itself replaces its older ones.
	let about_key = newest(direct(&details.direct_signatures, primary), now);
	let about_users = newest(details.users.iter().flat_map(|it| certified(it, primary)), now);
	if about_key.is_none() && about_users.is_none() {
		return Err(UNCERTIFIED);
	}
	let ends = |it: &Signature| is_over(primary.created_at(), it.key_expiration_time(), now);
	if about_key.into_iter().chain(about_users).any(ends) { Err(EXPIRED) } else { Ok(()) }
}

/// The signatures by a key about itself.
fn direct<'a>(
	signatures: &'a [Signature],
	key: &'a PublicKey,
) -> impl Iterator<Item = &'a Signature> {
	signatures.iter().filter(|it| it.verify_key(key).is_ok())
}

/// The signatures by a key about one of its users, unless it has revoked them.
fn certified<'a>(user: &'a SignedUser, key: &'a PublicKey) -> Vec<&'a Signature> {
	let own = |it: &&Signature| it.verify_certification(key, Tag::UserId, &user.id).is_ok();
	let own: Vec<_> = user.signatures.iter().filter(own).collect();
	let is_revoked = own.iter().any(|it| it.typ() == Some(SignatureType::CertRevocation));
	if is_revoked { Vec::new() } else { own }
}

fn newest<'a>(
	signatures: impl IntoIterator<Item = &'a Signature>,
	now: Timestamp,
) -> Option<&'a Signature> {
	let made = |it: &&Signature| it.created();
	let seen = |it: &&Signature| made(it).is_some_and(|made| !is_ahead(made, now));
	signatures.into_iter().filter(seen).max_by_key(made)
}

pub(super) fn is_ahead(moment: Timestamp, now: Timestamp) -> bool {
	moment.as_secs() > now.as_secs().saturating_add(AHEAD)
}

/// Whether a time is over that began then; zero means that there is no end (RFC 9580).
pub(super) fn is_over(
	since: Timestamp,
	lasting: Option<pgp::types::Duration>,
	now: Timestamp,
) -> bool {
	let ends = |it: pgp::types::Duration| since.as_secs().saturating_add(it.as_secs());
	lasting.filter(|it| it.as_secs() > 0).is_some_and(|it| ends(it) <= now.as_secs())
}
