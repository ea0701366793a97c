//! Whom a token is handed over to.

use std::str::FromStr;

use litentry_verifying_key::VerifyingKey;
use litentry_vocabulary::Account;

/// The key of whom a token is handed over to. Its text is a key with its scheme, or the address of an
/// account of an sr25519 key, as this program makes them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Receiver(pub VerifyingKey);

/// The text is neither a key nor an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected the address of an account, or a key such as ed25519:0x…")]
pub struct InvalidReceiver;

impl FromStr for Receiver {
	type Err = InvalidReceiver;

	fn from_str(text: &str) -> Result<Self, InvalidReceiver> {
		if let Ok(key) = text.parse() {
			return Ok(Self(key));
		}
		let account: Account = text.parse().map_err(|_| InvalidReceiver)?;
		Ok(Self(VerifyingKey::Sr25519(account.0)))
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_receiver_is_a_key_or_an_account() {
		let key = VerifyingKey::Ed25519([7; 32]);
		assert_eq!(key.to_string().parse(), Ok(Receiver(key)));
		let address = Account([7; 32]).to_string();
		assert_eq!(address.parse(), Ok(Receiver(VerifyingKey::Sr25519([7; 32]))));
	}

	#[test]
	fn what_is_neither_is_refused() {
		for text in ["", "0x07", "ed25519:07", "Alice"] {
			assert_eq!(text.parse::<Receiver>(), Err(InvalidReceiver), "{text}");
		}
	}
}
