//! What the authenticator says of itself and its user (WebAuthn, section 6.1).

use litentry_external_account::RelyingParty;

use crate::InvalidProof;

/// UP: somebody touched the authenticator.
const USER_PRESENT: u8 = 1;

/// UV: the authenticator knows who did.
const USER_VERIFIED: u8 = 1 << 2;

/// BE: the key may leave the device in a backup.
const BACKUP_ELIGIBLE: u8 = 1 << 3;

/// BS: the key is in a backup.
const BACKED_UP: u8 = 1 << 4;

/// The flags of an authenticator that verified its user.
pub(crate) const VERIFIED: u8 = USER_PRESENT | USER_VERIFIED;

const KNOWN: u8 = VERIFIED | BACKUP_ELIGIBLE | BACKED_UP;

/// Authenticator data without an attested key and without extensions: 37 bytes.
pub(super) struct AuthenticatorData<'a> {
	/// The SHA-256 of the website's RP ID.
	pub(super) rp_id_hash: &'a [u8; 32],
	flags: u8,
}

impl<'a> AuthenticatorData<'a> {
	/// Refuses another length, flags of more data or of no known meaning, and a key in a backup that
	/// could not be in one.
	pub(super) fn read(bytes: &'a [u8]) -> Result<Self, InvalidProof> {
		let (rp_id_hash, rest) =
			bytes.split_first_chunk().ok_or(InvalidProof::MalformedAssertion)?;
		match rest {
			[flags, _, _, _, _] if is_consistent(*flags) => Ok(Self { rp_id_hash, flags: *flags }),
			_ => Err(InvalidProof::MalformedAssertion),
		}
	}

	/// Checks that the authenticator answered for the website that the passkey belongs to.
	pub(super) fn check_relying_party(&self, expected: &RelyingParty) -> Result<(), InvalidProof> {
		let is_expected = self.rp_id_hash.starts_with(&expected.0);
		is_expected.then_some(()).ok_or(InvalidProof::OtherRelyingParty)
	}

	/// Checks that somebody touched the authenticator and that it knew who.
	pub(super) fn check_user(&self) -> Result<(), InvalidProof> {
		let is_verified = self.flags & VERIFIED == VERIFIED;
		is_verified.then_some(()).ok_or(InvalidProof::UserNotVerified)
	}
}

fn is_consistent(flags: u8) -> bool {
	let is_known = flags & !KNOWN == 0;
	let may_be_backed_up = flags & BACKED_UP == 0 || flags & BACKUP_ELIGIBLE != 0;
	is_known && may_be_backed_up
}
