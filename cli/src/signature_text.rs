//! Signatures as people paste them.

use std::str::FromStr;

use litentry_verifying_key::Signature;

/// A signature as `0x` and 128 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SignatureText(pub Signature);

/// The text is no signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
	"expected a signature of 0x and 128 hexadecimal digits, without the byte that some wallets put before it"
)]
pub struct InvalidSignatureText;

impl FromStr for SignatureText {
	type Err = InvalidSignatureText;

	fn from_str(text: &str) -> Result<Self, InvalidSignatureText> {
		let digits = text.strip_prefix("0x").unwrap_or(text);
		let mut bytes = [0; 64];
		hex::decode_to_slice(digits, &mut bytes).map_err(|_| InvalidSignatureText)?;
		Ok(Self(Signature(bytes)))
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_signature_is_64_bytes() {
		let read = Ok(SignatureText(Signature([0x2a; 64])));
		assert_eq!(format!("0x{}", "2a".repeat(64)).parse(), read);
		assert_eq!("2a".repeat(64).parse(), read);
	}

	#[test]
	fn what_is_no_signature_is_refused() {
		for text in ["", "0x", &"2a".repeat(63), &"2a".repeat(65), &"zz".repeat(64)] {
			assert_eq!(text.parse::<SignatureText>(), Err(InvalidSignatureText), "{text}");
		}
	}
}
