//! Which chain: the presets of the runtime, or a file.

use std::path::PathBuf;

use litentry_runtime::{WASM_BINARY, units};
use polkadot_sdk::{
	sc_service::{self, ChainType, Properties},
	sp_genesis_builder::{DEV_RUNTIME_PRESET, LOCAL_TESTNET_RUNTIME_PRESET},
};

/// A chain specification without extensions.
pub(crate) type ChainSpec = sc_service::GenericChainSpec;

/// The specification with this name, or the one in the file of this name.
pub(crate) fn load(id: &str) -> Result<ChainSpec, String> {
	match id {
		"" | "dev" => {
			preset("Litentry Development", "dev", ChainType::Development, DEV_RUNTIME_PRESET)
		}
		"local" => {
			preset("Litentry Local", "local", ChainType::Local, LOCAL_TESTNET_RUNTIME_PRESET)
		}
		path => ChainSpec::from_json_file(PathBuf::from(path)),
	}
}

fn preset(name: &str, id: &str, chain: ChainType, preset: &str) -> Result<ChainSpec, String> {
	let wasm = WASM_BINARY.ok_or("this node was built without its runtime's WASM")?;
	Ok(ChainSpec::builder(wasm, None)
		.with_name(name)
		.with_id(id)
		.with_chain_type(chain)
		.with_genesis_config_preset_name(preset)
		.with_properties(properties())
		.build())
}

/// How wallets show the token.
fn properties() -> Properties {
	let mut properties = Properties::new();
	properties.insert("tokenSymbol".into(), "LIT".into());
	properties.insert("tokenDecimals".into(), units::LIT.ilog10().into());
	properties.insert("ss58Format".into(), units::SS58_PREFIX.into());
	properties
}
