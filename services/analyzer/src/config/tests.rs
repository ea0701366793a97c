#![allow(clippy::unwrap_used)]

use super::*;

const MINIMAL: &str = r#"
listen = "127.0.0.1:4001"
endpoint = "http://127.0.0.1:4001"
chain = "ws://127.0.0.1:9944"
seed_file = "analyzer.seed"
database = "analyzer.sqlite"
"#;

const ETHEREUM: &str = r#"
[[ethereum]]
chain_id = 31337
endpoints = ["http://127.0.0.1:8545"]
[ethereum.index]
path = "transactions.sqlite"
"#;

const BITCOIN: &str = r#"
[[bitcoin]]
network = "bip122:0f9188f13cb7b2c71f2a335e3a4fc328"
endpoints = ["http://127.0.0.1:3000"]
"#;

const SUBSTRATE: &str = r#"
[[substrate]]
network = "polkadot:68d56f15f85d3136970ec16946040bc1"
endpoints = ["http://127.0.0.1:9933"]
"#;

fn read(text: &str) -> Result<Config, ConfigFault> {
	let folder = tempfile::TempDir::new().unwrap();
	let file = folder.path().join("analyzer.toml");
	fs::write(&file, text).unwrap();
	Config::read(&file)
}

#[test]
fn what_is_not_said_has_a_default() {
	let config = read(&[MINIMAL, ETHEREUM].concat()).unwrap();
	assert_eq!(config.answering, Answering::default());
	assert_eq!(config.answering.http_limits().time, Duration::from_secs(40));
	assert_eq!(config.answering.http_limits().arrival, Duration::from_secs(3));
	assert_eq!(config.ethereum.len(), 1);
}

#[test]
fn bounds_can_be_set_one_by_one() {
	let text = [MINIMAL, "[answering]\ndeadline_milliseconds = 100\n", ETHEREUM].concat();
	let answering = read(&text).unwrap().answering;
	assert_eq!(answering.patience().deadline, Duration::from_millis(100));
	assert_eq!(answering.patience().pause, Duration::from_millis(500));
}

#[test]
fn a_misspelt_key_is_an_error() {
	let text = [MINIMAL, "sead_file = 1\n", ETHEREUM].concat();
	assert!(matches!(read(&text), Err(ConfigFault::Malformed { .. })));
}

#[test]
fn a_data_source_is_needed() {
	assert!(matches!(read(MINIMAL), Err(ConfigFault::NoDataSource { .. })));
}

#[test]
fn sources_of_three_kinds_are_read() {
	let config = read(&[MINIMAL, ETHEREUM, BITCOIN, SUBSTRATE].concat()).unwrap();
	let networks: Vec<_> = config.networks().map(|network| network.to_string()).collect();
	let expected = [
		"eip155:31337",
		"bip122:0f9188f13cb7b2c71f2a335e3a4fc328",
		"polkadot:68d56f15f85d3136970ec16946040bc1",
	];
	assert_eq!(networks, expected);
}

#[test]
fn any_kind_of_source_is_enough() {
	for section in [ETHEREUM, BITCOIN, SUBSTRATE] {
		assert!(read(&[MINIMAL, section].concat()).is_ok(), "{section}");
	}
}

#[test]
fn a_network_is_read_in_one_way() {
	for section in [ETHEREUM, BITCOIN, SUBSTRATE] {
		let fault = read(&[MINIMAL, section, section].concat()).unwrap_err();
		let expected = read(&[MINIMAL, section].concat()).unwrap().networks().next().unwrap();
		assert!(matches!(fault, ConfigFault::NetworkTwice { network, .. } if network == expected));
	}
}

#[test]
fn a_missing_file_is_named() {
	let file = Path::new("/nonexistent/analyzer.toml");
	let fault = Config::read(file).unwrap_err();
	assert_eq!(fault.to_string(), "cannot read /nonexistent/analyzer.toml");
}
