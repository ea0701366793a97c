use litentry_attestation::AttestationPolicy;

use crate::{AllowedMeasurements, GenesisConfig, Policy, mock::*};

#[test]
fn says_which_evidence_and_which_measurements_are_believed() {
	ExtBuilder::default().execute(|| {
		assert_eq!(Policy::<Test>::get(), AttestationPolicy::development());
		let mut allowed: Vec<_> = AllowedMeasurements::<Test>::iter_keys().collect();
		allowed.sort();
		assert_eq!(allowed, vec![ALLOWED, ALSO_ALLOWED]);
	});
}

#[test]
fn believes_hardware_only_unless_it_says_otherwise() {
	assert_eq!(GenesisConfig::<Test>::default().policy, AttestationPolicy::Production);
}
