//! What always holds of the storage.

use polkadot_sdk::{
	frame_support::{
		ensure,
		traits::{Get, fungible::InspectHold},
	},
	sp_runtime::TryRuntimeError,
};

use crate::{AnalyzerOf, Analyzers, Config, HoldReason, ObservationKeys, check_endpoint};

/// Check every invariant of the storage.
pub(crate) fn check<T: Config>() -> Result<(), TryRuntimeError> {
	for (account, analyzer) in Analyzers::<T>::iter() {
		check_analyzer::<T>(&account, &analyzer)?;
	}
	check_counts::<T>()
}

fn check_analyzer<T: Config>(
	account: &T::AccountId,
	analyzer: &AnalyzerOf<T>,
) -> Result<(), TryRuntimeError> {
	ensure!(check_endpoint(&analyzer.endpoint).is_ok(), "an endpoint is malformed");
	ensure!(analyzer.sealing_key.check().is_ok(), "nothing can be sealed to an analyzer");
	ensure!(
		ObservationKeys::<T>::get(analyzer.observation_key).as_ref() == Some(account),
		"an observation key does not lead to its analyzer"
	);
	ensure!(
		T::Currency::balance_on_hold(&HoldReason::Bond.into(), account) == analyzer.bond,
		"a bond is not what is held"
	);
	Ok(())
}

fn check_counts<T: Config>() -> Result<(), TryRuntimeError> {
	let analyzers = Analyzers::<T>::iter_keys().count();
	ensure!(Analyzers::<T>::count() as usize == analyzers, "the count of analyzers is wrong");
	ensure!(analyzers <= T::MaxAnalyzers::get() as usize, "there are too many analyzers");
	ensure!(
		ObservationKeys::<T>::iter_keys().count() == analyzers,
		"an observation key belongs to no analyzer"
	);
	Ok(())
}
