//! Whether this chain believes a worker's evidence.

use litentry_attestation::{
	AppraisalFailure, Claims, Evidence, Measurement, Verifier, WorkerKeys, report_data,
};
use litentry_vocabulary::{Account, GenesisHash};
use polkadot_sdk::{
	frame_support::{ensure, traits::Get},
	frame_system::{self, pallet_prelude::BlockNumberFor},
	sp_runtime::traits::{Saturating, Zero},
};

use crate::{AllowedMeasurements, Config, Error, Pallet, Policy};

impl<T: Config> Pallet<T> {
	/// The allowed measurement that the evidence proves for these keys of this account.
	pub(crate) fn appraise(
		evidence: &Evidence,
		account: &T::AccountId,
		keys: &WorkerKeys,
		challenge: BlockNumberFor<T>,
	) -> Result<Measurement, Error<T>> {
		let challenge = Self::challenge_hash(challenge)?;
		let account = Account(account.clone().into());
		let report_data = report_data(Self::genesis(), account, keys, challenge);
		let Claims { measurement, .. } = Policy::<T>::get().appraise(evidence, report_data)?;
		ensure!(
			AllowedMeasurements::<T>::contains_key(measurement),
			Error::<T>::MeasurementNotAllowed
		);
		Ok(measurement)
	}

	/// Which chain this is.
	pub(crate) fn genesis() -> GenesisHash {
		GenesisHash(frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::zero()).0)
	}

	fn challenge_hash(challenge: BlockNumberFor<T>) -> Result<[u8; 32], Error<T>> {
		let now = Self::now();
		let oldest = now.saturating_sub(T::MaxChallengeAge::get());
		ensure!(oldest <= challenge && challenge < now, Error::<T>::ChallengeNotRecent);
		let hash = frame_system::Pallet::<T>::block_hash(challenge);
		// A block that the chain has forgotten: everybody knows this hash in advance.
		ensure!(!hash.is_zero(), Error::<T>::ChallengeNotRecent);
		Ok(hash.0)
	}
}

impl<T> From<AppraisalFailure> for Error<T> {
	fn from(failure: AppraisalFailure) -> Self {
		match failure {
			AppraisalFailure::DevelopmentRefused => Self::DevelopmentEvidenceRefused,
			AppraisalFailure::ReportDataMismatch => Self::EvidenceMismatch,
			AppraisalFailure::InvalidSignature => Self::EvidenceSignatureInvalid,
			_ => Self::EvidenceRefused,
		}
	}
}
