use litentry_observation::CommitteeSize as Size;

use crate::{CommitteeSize, GenesisConfig, mock::*};

fn parse(json: &str) -> Option<Size> {
	serde_json::from_str::<GenesisConfig<Test>>(json).ok().map(|genesis| genesis.committee_size)
}

#[test]
fn the_genesis_says_the_size_of_committees() {
	ExtBuilder.build_and_check(|| assert_eq!(CommitteeSize::<Test>::get(), Size::SMALLEST));
}

#[test]
fn seven_is_the_default() {
	assert_eq!(u32::from(GenesisConfig::<Test>::default().committee_size), 7);
}

#[test]
fn the_size_is_a_number_in_the_genesis() {
	assert_eq!(parse(r#"{"committeeSize":10}"#), Size::new(10).ok());
}

#[test]
fn a_size_that_is_not_3f_and_1_is_refused() {
	for json in [r#"{"committeeSize":5}"#, r#"{"committeeSize":1}"#, r#"{"committeeSize":19}"#] {
		assert_eq!(parse(json), None);
	}
}
