//! What is wrong with a certificate, as this pallet's errors.

use litentry_certificate::CertificateInvalid;

use crate::Error;

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
