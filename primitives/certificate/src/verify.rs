//! The one check that a quorum of workers stands behind a statement.

use ed25519_dalek::{Signature, VerifyingKey};
use litentry_vocabulary::{Account, GenesisHash};

use crate::{Certificate, Statement, WorkerSignature};

/// Why a certificate does not prove its statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CertificateInvalid {
	/// A signer is not on the roster.
	#[error("{worker} is not a registered worker")]
	UnknownWorker {
		/// The signer.
		worker: Account,
	},
	/// The signers are not in ascending order, or one signs twice.
	#[error("the signers are not in strictly ascending order")]
	Unsorted,
	/// A signature is not its signer's over this statement on this chain.
	#[error("the signature of {worker} does not fit")]
	BadSignature {
		/// The signer.
		worker: Account,
	},
	/// Too few workers sign.
	#[error("{got} workers sign, but {needed} must")]
	TooFew {
		/// How many sign.
		got: u32,
		/// How many must.
		needed: u32,
	},
}

/// How many of `workers` must sign: all but f = ⌊(workers − 1) / 3⌋, who may be faulty.
///
/// That is 2f + 1 of 3f + 1 workers, and one more for each worker beyond: two or three workers must
/// all sign, so that a lapsed lease never lets one of them certify alone.
pub const fn quorum(workers: u32) -> u32 {
	let all_but_faulty = workers - workers.saturating_sub(1) / 3;
	if all_but_faulty == 0 { 1 } else { all_but_faulty }
}

/// Checks that a quorum of the roster signed the statement on the chain with this genesis.
///
/// The roster holds each live worker once, with its certifying key. Every signature must be valid:
/// one of a worker that has left the roster is refused, not ignored.
///
/// # Errors
///
/// Tells the first thing that is wrong; what is cheap to check is checked first.
pub fn verify(
	statement: &Statement,
	certificate: &Certificate,
	genesis: &GenesisHash,
	roster: &[(Account, [u8; 32])],
) -> Result<(), CertificateInvalid> {
	let signatures = &certificate.0;
	if !signatures.is_sorted_by(|a, b| a.worker < b.worker) {
		return Err(CertificateInvalid::Unsorted);
	}
	let (got, needed) = (signatures.len() as u32, quorum(roster.len() as u32));
	if got < needed {
		return Err(CertificateInvalid::TooFew { got, needed });
	}
	let bytes = statement.signed_bytes(genesis);
	signatures.iter().try_for_each(|signature| verify_one(&bytes, signature, roster))
}

fn verify_one(
	bytes: &[u8],
	&WorkerSignature { worker, signature }: &WorkerSignature,
	roster: &[(Account, [u8; 32])],
) -> Result<(), CertificateInvalid> {
	let (_, key) = roster
		.iter()
		.find(|(account, _)| *account == worker)
		.ok_or(CertificateInvalid::UnknownWorker { worker })?;
	VerifyingKey::from_bytes(key)
		.and_then(|key| key.verify_strict(bytes, &Signature::from_bytes(&signature)))
		.map_err(|_| CertificateInvalid::BadSignature { worker })
}
