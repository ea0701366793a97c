//! What is wrong with a certificate or an algorithm, as this pallet's errors.

use litentry_certificate::CertificateInvalid;

use crate::{AlgorithmUnusable, Error};

impl<T> From<CertificateInvalid> for Error<T> {
	fn from(invalid: CertificateInvalid) -> Self {
		match invalid {
			CertificateInvalid::UnknownWorker { .. } => Self::UnknownWorker,
			CertificateInvalid::Unsorted => Self::SignersUnsorted,
			CertificateInvalid::BadSignature { .. } => Self::BadSignature,
			CertificateInvalid::TooFew { .. } => Self::TooFewSignatures,
			_ => Self::CertificateInvalid,
		}
	}
}

impl<T> From<AlgorithmUnusable> for Error<T> {
	fn from(unusable: AlgorithmUnusable) -> Self {
		match unusable {
			AlgorithmUnusable::NotFound => Self::AlgorithmNotFound,
			AlgorithmUnusable::Retired => Self::AlgorithmRetired,
		}
	}
}
