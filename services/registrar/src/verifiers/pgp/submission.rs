//! What people paste: a public key and a signature, in whatever order.

use crate::verifier::Hint;

/// The most bytes that are looked at.
const MAX_LENGTH: usize = 128 * 1024;

/// Why nothing can be made of it.
pub(super) const NOTHING: Hint = refused("paste the public key together with the signature");
pub(super) const UNREADABLE: Hint = refused("the key or the signature cannot be read");
const TOO_LONG: Hint =
	refused("this is too long; export the key with --export-options export-minimal");
const NO_KEY: Hint = refused("paste the public key too, as gpg --armor --export writes it");
const NO_SIGNATURE: Hint = refused("paste the signature too, as gpg --clearsign writes it");
const SECRET: Hint = refused(
	"this holds your private key, which nobody else may ever see: paste the public key, and consider \
	 whether to revoke this one",
);

pub(super) const fn refused(why: &'static str) -> Hint {
	Hint::BadSignature { why }
}

/// What was pasted, taken apart.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Submission<'a> {
	/// The armored public key.
	pub(super) key: &'a str,
	pub(super) signed: Signed<'a>,
}

/// An armored signature.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Signed<'a> {
	/// With the text that it is over.
	Clear(&'a str),
	/// Alone.
	Detached(&'a str),
}

impl<'a> Submission<'a> {
	pub(super) fn parse(pasted: &'a str) -> Result<Self, Hint> {
		if pasted.len() > MAX_LENGTH {
			return Err(TOO_LONG);
		}
		if pasted.contains("-----BEGIN PGP PRIVATE KEY BLOCK-----") {
			return Err(SECRET);
		}
		let key = block(pasted, "PUBLIC KEY BLOCK", "PUBLIC KEY BLOCK").ok_or(NO_KEY)?;
		let clear = block(pasted, "SIGNED MESSAGE", "SIGNATURE").map(Signed::Clear);
		let detached = || block(pasted, "SIGNATURE", "SIGNATURE").map(Signed::Detached);
		let signed = clear.or_else(detached).ok_or(NO_SIGNATURE)?;
		Ok(Self { key, signed })
	}
}

/// From the first line that begins such a block to the first after it that ends one.
fn block<'a>(pasted: &'a str, begin: &str, end: &str) -> Option<&'a str> {
	let (begin, end) = (format!("-----BEGIN PGP {begin}-----"), format!("-----END PGP {end}-----"));
	let (_, after) = pasted.split_once(&begin)?;
	let (inside, rest) = after.split_once(&end)?;
	let from = pasted.len() - after.len() - begin.len();
	let to = from + begin.len() + inside.len() + end.len();
	debug_assert_eq!(to + rest.len(), pasted.len());
	pasted.get(from..to)
}

#[cfg(test)]
mod tests {
	use proptest::prelude::*;

	use super::*;

	const KEY: &str =
		"-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nAAAA\n-----END PGP PUBLIC KEY BLOCK-----";
	const DETACHED: &str = "-----BEGIN PGP SIGNATURE-----\n\nAAAA\n-----END PGP SIGNATURE-----";

	fn clear() -> String {
		format!("-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA512\n\ntext\n{DETACHED}")
	}

	#[test]
	fn the_parts_are_found_in_any_order_and_between_other_words() {
		let clear = clear();
		let parsed = Ok(Submission { key: KEY, signed: Signed::Clear(&clear) });
		assert_eq!(Submission::parse(&format!("{KEY}\n{clear}\n")), parsed);
		assert_eq!(Submission::parse(&format!("my key: {clear} and {KEY}.")), parsed);
		let parsed = Ok(Submission { key: KEY, signed: Signed::Detached(DETACHED) });
		assert_eq!(Submission::parse(&format!("{DETACHED}\r\n{KEY}")), parsed);
	}

	#[test]
	fn what_is_missing_is_named() {
		assert_eq!(Submission::parse(""), Err(NO_KEY));
		assert_eq!(Submission::parse(&clear()), Err(NO_KEY));
		assert_eq!(Submission::parse(KEY), Err(NO_SIGNATURE));
		assert_eq!(Submission::parse(&" ".repeat(MAX_LENGTH + 1)), Err(TOO_LONG));
		let secret = "-----BEGIN PGP PRIVATE KEY BLOCK-----";
		assert_eq!(Submission::parse(&format!("{KEY}{DETACHED}{secret}")), Err(SECRET));
	}

	proptest! {
		#[test]
		fn any_text_is_taken_apart(parts in proptest::collection::vec(0_usize..8, 0..12), between: String) {
			let pieces = [
				"-----BEGIN PGP PUBLIC KEY BLOCK-----",
				"-----END PGP PUBLIC KEY BLOCK-----",
				"-----BEGIN PGP SIGNED MESSAGE-----",
				"-----BEGIN PGP SIGNATURE-----",
				"-----END PGP SIGNATURE-----",
				"\r\n",
				"-----",
				&between,
			];
			let pasted: String = parts.into_iter().map(|it| pieces[it]).collect();
			if let Ok(Submission { key, signed: Signed::Clear(it) | Signed::Detached(it) }) =
				Submission::parse(&pasted)
			{
				prop_assert!(key.starts_with(pieces[0]) && key.ends_with(pieces[1]));
				prop_assert!(it.ends_with(pieces[4]));
			}
		}
	}
}
