//! The keys of a registrar, all derived from the one secret in its key file.

use litentry_vocabulary::blake2_256;

use crate::store::Seal;

/// The one secret. Another one opens nothing of what this one sealed.
#[derive(Clone)]
pub struct Keys([u8; 32]);

impl Keys {
	/// From what the key file holds.
	pub const fn new(secret: [u8; 32]) -> Self {
		Self(secret)
	}

	/// Seals what the database holds about persons.
	pub fn seal(&self) -> Seal {
		Seal::new(self.derive(b"seal"))
	}

	/// Signs tokens.
	pub fn tokens(&self) -> [u8; 32] {
		self.derive(b"tokens")
	}

	/// Ties a sign-in with a platform to where it began.
	pub fn platforms(&self) -> [u8; 32] {
		self.derive(b"platforms")
	}

	/// Marks letters, so that replies to them are known.
	pub fn postmark(&self) -> [u8; 32] {
		self.derive(b"postmark")
	}

	fn derive(&self, purpose: &[u8]) -> [u8; 32] {
		let context = b"litentry/registrar/key/v1/".as_slice();
		blake2_256(&[context, purpose, b"/", &self.0].concat())
	}
}

impl std::fmt::Debug for Keys {
	fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
		f.write_str("Keys(…)")
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn each_purpose_has_a_key_of_its_own() {
		let keys = Keys::new([7; 32]);
		assert_ne!(keys.tokens(), keys.platforms());
		assert_ne!(keys.tokens(), Keys::new([8; 32]).tokens());
		assert_eq!(format!("{keys:?}"), "Keys(…)");
	}
}
