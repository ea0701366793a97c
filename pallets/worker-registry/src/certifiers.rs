//! The check of a certificate, as other pallets ask for it.

use alloc::vec::Vec;

use litentry_certificate::{Certificate, CertificateInvalid, Certifiers, Statement, verify};
use litentry_vocabulary::{Account, KeyEpoch};

use crate::{Config, CurrentEpoch, Pallet};

impl<T: Config> Certifiers for Pallet<T> {
	fn check(statement: &Statement, certificate: &Certificate) -> Result<(), CertificateInvalid> {
		let roster: Vec<_> = Self::live_roster()
			.into_iter()
			.map(|entry| (Account(entry.account.into()), entry.certifying))
			.collect();
		verify(statement, certificate, &Self::genesis(), &roster)
	}

	fn current_epoch() -> KeyEpoch {
		CurrentEpoch::<T>::get()
	}
}
