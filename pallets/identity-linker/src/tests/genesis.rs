use litentry_external_account::Platform;
use polkadot_sdk::sp_runtime::BuildStorage;

use crate::{GenesisConfig, mock::*};

#[test]
fn the_genesis_names_the_platforms() {
	let json = r#"{"platforms":["bitcoin","evm"]}"#;
	let genesis: GenesisConfig<Test> = serde_json::from_str(json).unwrap();
	assert_eq!(serde_json::to_string(&genesis).unwrap(), json);
	polkadot_sdk::sp_io::TestExternalities::new(genesis.build_storage().unwrap()).execute_with(
		|| {
			assert_eq!(IdentityLinker::platforms(), vec![Platform::Evm, Platform::Bitcoin]);
		},
	);
}

#[test]
fn a_platform_that_does_not_exist_is_refused() {
	let unknown = serde_json::from_str::<GenesisConfig<Test>>(r#"{"platforms":["Evm"]}"#);
	assert!(unknown.unwrap_err().to_string().contains("expected evm, bitcoin"));
}

#[test]
fn a_genesis_that_names_no_platform_links_nothing() {
	assert!(GenesisConfig::<Test>::default().platforms.is_empty());
}
