//! The fields that an identity can have.

use std::{fmt, str::FromStr};

/// One field of an identity.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
	/// The name that is shown.
	Display,
	/// The legal name.
	Legal,
	/// The website; older chains and People chains alike.
	Web,
	/// The account on Matrix; older chains call it riot.
	Matrix,
	/// The address for electronic mail.
	Email,
	/// The fingerprint of an OpenPGP key.
	PgpFingerprint,
	/// A picture.
	Image,
	/// The handle on X, once Twitter.
	Twitter,
	/// The handle on GitHub.
	Github,
	/// The handle on Discord.
	Discord,
	/// A field that this program has no name for: one of the additional pairs of older chains, or one
	/// that a chain added later.
	Other(String),
}

impl Field {
	/// All that have a name of their own.
	pub const NAMED: [Self; 10] = [
		Self::Display,
		Self::Legal,
		Self::Web,
		Self::Matrix,
		Self::Email,
		Self::PgpFingerprint,
		Self::Image,
		Self::Twitter,
		Self::Github,
		Self::Discord,
	];

	/// The name that chains' metadata give it.
	pub fn name(&self) -> &str {
		match self {
			Self::Display => "display",
			Self::Legal => "legal",
			Self::Web => "web",
			Self::Matrix => "matrix",
			Self::Email => "email",
			Self::PgpFingerprint => "pgp_fingerprint",
			Self::Image => "image",
			Self::Twitter => "twitter",
			Self::Github => "github",
			Self::Discord => "discord",
			Self::Other(name) => name,
		}
	}

	/// The bit by which registrars advertise what they judge (`IdentityField`); none for others.
	pub const fn bit(&self) -> u64 {
		match self {
			Self::Display => 1,
			Self::Legal => 2,
			Self::Web => 4,
			Self::Matrix => 8,
			Self::Email => 16,
			Self::PgpFingerprint => 32,
			Self::Image => 64,
			Self::Twitter => 128,
			Self::Github => 256,
			Self::Discord => 512,
			Self::Other(_) => 0,
		}
	}
}

impl fmt::Display for Field {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		f.pad(self.name())
	}
}

/// Any name is a field's: one that is not known is [`Field::Other`].
impl From<&str> for Field {
	fn from(name: &str) -> Self {
		match name {
			"riot" => Self::Matrix,
			_ => {
				let named = Self::NAMED.into_iter().find(|field| field.name() == name);
				named.unwrap_or_else(|| Self::Other(name.to_owned()))
			}
		}
	}
}

/// The text is empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a field has a name")]
pub struct Nameless;

impl FromStr for Field {
	type Err = Nameless;

	fn from_str(name: &str) -> Result<Self, Nameless> {
		if name.is_empty() { Err(Nameless) } else { Ok(Self::from(name)) }
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn every_field_reads_its_own_name() {
		for field in Field::NAMED {
			assert_eq!(field.to_string().parse(), Ok(field));
		}
		assert_eq!("riot".parse(), Ok(Field::Matrix));
		assert_eq!("fax".parse(), Ok(Field::Other("fax".into())));
		assert_eq!("".parse::<Field>(), Err(Nameless));
	}

	#[test]
	fn the_bits_are_those_of_the_pallet() {
		let bits = Field::NAMED.map(|field| field.bit());
		assert_eq!(bits, [1, 2, 4, 8, 16, 32, 64, 128, 256, 512]);
	}
}
