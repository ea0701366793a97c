//! The form in which tasks and observations travel: sealed, all tasks of one size and all
//! observations of another.

use alloc::vec::Vec;

use litentry_sealing::{
	CannotOpen, CannotSeal, Context, OVERHEAD, PublicKey, Purpose, SecretKey, seal_padded, unpad,
};
use parity_scale_codec::{DecodeAll, Encode};
use rand_core::CryptoRng;

use crate::{Observation, SignedTask};

/// Bytes of every sealed task: their size does not tell an event from a contract wallet's signature,
/// nor one network from another.
pub const SEALED_TASK_LENGTH: usize = PADDED_TASK_LENGTH + OVERHEAD;

/// Bytes of every sealed observation: their size does not tell a flag from a count.
pub const SEALED_OBSERVATION_LENGTH: usize = PADDED_OBSERVATION_LENGTH + OVERHEAD;

const PADDED_TASK_LENGTH: usize = 1792;

const PADDED_OBSERVATION_LENGTH: usize = 256;

/// Why a sealed task or observation cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Unreadable {
	/// It is sealed to another key, or for another analyzer, epoch or chain.
	#[error(transparent)]
	CannotOpen(#[from] CannotOpen),
	/// What comes out is something else.
	#[error("what was sealed is neither a task nor an observation, or not the one expected")]
	Malformed,
}

impl SignedTask {
	/// Seals the task to the sealing key of the analyzer that the context names as its account.
	///
	/// The epoch is the workers' of the request; the context's purpose is set here.
	///
	/// # Errors
	///
	/// Nobody can seal to the key.
	pub fn seal(
		&self,
		to: &PublicKey,
		context: &Context,
		rng: &mut impl CryptoRng,
	) -> Result<Vec<u8>, CannotSeal> {
		let context = context.with_purpose(Purpose::Task);
		seal_padded(to, &context, &self.encode(), PADDED_TASK_LENGTH, rng)
	}

	/// Opens what [`SignedTask::seal`] sealed to this key in the same context; says nothing yet
	/// about the signature.
	///
	/// # Errors
	///
	/// Tells why it cannot be read.
	pub fn open(secret: &SecretKey, context: &Context, sealed: &[u8]) -> Result<Self, Unreadable> {
		open(secret, &context.with_purpose(Purpose::Task), sealed)
	}
}

impl Observation {
	/// Seals the observation to the workers' shielding key of the context's epoch.
	///
	/// The context's account is the analyzer; its purpose is set here.
	///
	/// # Errors
	///
	/// Nobody can seal to the key.
	pub fn seal(
		&self,
		to: &PublicKey,
		context: &Context,
		rng: &mut impl CryptoRng,
	) -> Result<Vec<u8>, CannotSeal> {
		let context = context.with_purpose(Purpose::Observation);
		seal_padded(to, &context, &self.encode(), PADDED_OBSERVATION_LENGTH, rng)
	}

	/// Opens what [`Observation::seal`] sealed to this key in the same context; says nothing yet
	/// about the signature.
	///
	/// # Errors
	///
	/// Tells why it cannot be read.
	pub fn open(secret: &SecretKey, context: &Context, sealed: &[u8]) -> Result<Self, Unreadable> {
		open(secret, &context.with_purpose(Purpose::Observation), sealed)
	}
}

fn open<T: DecodeAll>(
	secret: &SecretKey,
	context: &Context,
	sealed: &[u8],
) -> Result<T, Unreadable> {
	let padded = secret.open(context, sealed)?;
	let bytes = unpad(&padded).map_err(|_| Unreadable::Malformed)?;
	T::decode_all(&mut &*bytes).map_err(|_| Unreadable::Malformed)
}
