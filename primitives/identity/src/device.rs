//! The proof that a device's key agrees to be registered.

use alloc::string::ToString;
use core::fmt;

use litentry_verifying_key::{InvalidSignature, Signature, VerifyingKey};
use litentry_vocabulary::{Account, BlockNumber, GenesisHash, IdentityId};
use parity_scale_codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use crate::device_identity;

/// The most blocks between a block and the last one at which a challenge that it accepts can be used: a week of blocks of 6 s.
pub const MAX_CHALLENGE_LIFETIME: BlockNumber = 7 * 24 * 600;

/// What a device signs to be registered, as fields; [`fmt::Display`] is the text, in ASCII.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DeviceChallenge {
	/// The device's key.
	pub key: VerifyingKey,
	/// The account that will own the identity.
	pub account: Account,
	/// The chain on which it is registered.
	pub genesis: GenesisHash,
	/// The last block at which the proof is accepted.
	pub expires: BlockNumber,
}

impl DeviceChallenge {
	/// The id that the device's identity will have.
	pub fn identity(&self) -> IdentityId {
		device_identity(&self.key)
	}
}

impl fmt::Display for DeviceChallenge {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		let Self { account, genesis, expires, .. } = self;
		write!(
			f,
			"This device agrees to be registered on Litentry.\n\
			\n\
			Identity: {}\n\
			Owner: {account}\n\
			\n\
			Version: 1\n\
			Chain: {genesis}\n\
			Expires: block {expires}",
			self.identity()
		)
	}
}

/// The device's consent.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct DeviceProof {
	/// The device's key.
	pub key: VerifyingKey,
	/// The last block at which the proof is accepted.
	pub expires: BlockNumber,
	/// The key's signature over the text of the [`DeviceChallenge`].
	pub signature: Signature,
}

/// Why a device's identity cannot be registered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DeviceRefused {
	/// The key belongs to another id.
	#[error("the key is that of {expected}")]
	OtherDevice {
		/// The id that the key belongs to.
		expected: IdentityId,
	},
	/// The proof could be used until a block that has passed.
	#[error("the proof expired at block {expires}")]
	Expired {
		/// The last block at which it was accepted.
		expires: BlockNumber,
	},
	/// The proof could be used for longer than any proof should be.
	#[error("the proof could be used until block {expires}, but may not beyond {latest}")]
	ExpiresTooLate {
		/// The last block at which it would be accepted.
		expires: BlockNumber,
		/// The last block that it may name now.
		latest: BlockNumber,
	},
	/// The device did not sign this challenge.
	#[error(transparent)]
	Signature(#[from] InvalidSignature),
}

/// Checks that the device with this id agrees to belong to the account, and returns its key.
///
/// # Errors
///
/// Tells the first thing that is wrong; what is cheap to check is checked first.
pub fn verify_device(
	id: &IdentityId,
	proof: &DeviceProof,
	account: Account,
	genesis: GenesisHash,
	now: BlockNumber,
) -> Result<VerifyingKey, DeviceRefused> {
	let DeviceProof { key, expires, signature } = *proof;
	let challenge = DeviceChallenge { key, account, genesis, expires };
	let expected = challenge.identity();
	if *id != expected {
		return Err(DeviceRefused::OtherDevice { expected });
	}
	check_expiry(expires, now)?;
	key.verify(challenge.to_string().as_bytes(), &signature)?;
	Ok(key)
}

fn check_expiry(expires: BlockNumber, now: BlockNumber) -> Result<(), DeviceRefused> {
	let latest = now.saturating_add(MAX_CHALLENGE_LIFETIME);
	if expires < now {
		Err(DeviceRefused::Expired { expires })
	} else if expires > latest {
		Err(DeviceRefused::ExpiresTooLate { expires, latest })
	} else {
		Ok(())
	}
}
