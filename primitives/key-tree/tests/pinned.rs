//! The derived keys never change. Every expected value was computed with Python's hmac module.

#![allow(clippy::unwrap_used)]

use litentry_external_account::{EvmAddress, EvmChain, ExternalAccount};
use litentry_key_tree::{AnalyzerSeed, SharedSeed, UserSeed, WorkerSeed};
use litentry_link_record::{LinkRecord, NullifierKey, ProvenBy, RecordContext, StateKey};
use litentry_sealing::{PublicKey, SecretKey};
use litentry_vocabulary::{Account, GenesisHash, KeyEpoch, LinkId, RequestId};

const EXTERNAL: ExternalAccount =
	ExternalAccount::Evm { chain: EvmChain(1), address: EvmAddress([4; 20]) };

fn bytes(digits: &str) -> [u8; 32] {
	hex::decode(digits).unwrap().try_into().unwrap()
}

fn public_key(seed: &str) -> PublicKey {
	SecretKey::from_seed(bytes(seed)).public_key()
}

fn worker() -> WorkerSeed {
	WorkerSeed::from_bytes([1; 32])
}

fn shared() -> SharedSeed {
	worker().shared()
}

#[test]
fn a_worker_s_own_keys() {
	let certifying = "eff9370c2e9cab473fd73e5479c29a86bc76c4e8ce62658265ef9e4132a61118";
	let issuer = "9ffa9db3dbc4a3ce8fe2d8678e0345387aaf7ed106c237c51680e345d8baa2de";
	let account = "88fe88c7abd15a9085bb6bd1c559baa58404473ba8f05e2505a684952c600879";
	assert_eq!(worker().certifying().to_bytes(), bytes(certifying));
	assert_eq!(worker().issuer().to_bytes(), bytes(issuer));
	assert_eq!(*worker().account(), bytes(account));
}

#[test]
fn the_workers_shielding_key() {
	let seed = "3dd0510e07f2affd887e6a690e9caf5bce6840ef35cc33b9a7b0c7bddf768adc";
	assert_eq!(shared().shielding(KeyEpoch(0)).public_key(), public_key(seed));
}

#[test]
fn the_workers_state_key() {
	let key = "4177e599a57cf70eb6abfaf12394bcbdae457d9a0b879f894bf88b9ef201dd3c";
	let record = LinkRecord { external: EXTERNAL, id: LinkId(5), proven_by: ProvenBy::Key };
	let context = RecordContext {
		genesis: GenesisHash([6; 32]),
		account: Account([7; 32]),
		epoch: KeyEpoch(0),
	};
	assert_eq!(
		shared().state_key(KeyEpoch(0)).encrypt(&record, &context),
		StateKey::from_bytes(bytes(key)).encrypt(&record, &context),
	);
}

#[test]
fn the_workers_nullifier_key() {
	let key = "2349c08f42b6796174894f421cc232f34b7b3b693b78d2212e8e89ab20be361e";
	assert_eq!(
		shared().nullifier_key().nullifier(&EXTERNAL, ProvenBy::Key),
		NullifierKey::from_bytes(bytes(key)).nullifier(&EXTERNAL, ProvenBy::Key),
	);
}

#[test]
fn the_name_of_a_credential() {
	let id = shared().credential_id_key().credential_id(GenesisHash([2; 32]), RequestId(3));
	assert_eq!(hex::encode(id), "6dea097b780c86fc93b2e106a48c3e24");
}

#[test]
fn an_analyzer_s_keys() {
	let analyzer = AnalyzerSeed::from_bytes([1; 32]);
	let observation = "df303c9d40a1afda3970c6c1894cbd1216792c0248cc50c8c002318b7f32f4da";
	let sealing = "57d6646899f14fd8df938ae32bbe70408f6de82f33a85bcdcb925650c12aface";
	let account = "68c60fbe2f7c7594551d03e9a01f9d70db64b5ef14348546b86e7e135e642af8";
	assert_eq!(analyzer.observation().to_bytes(), bytes(observation));
	assert_eq!(analyzer.sealing().public_key(), public_key(sealing));
	assert_eq!(*analyzer.account(), bytes(account));
}

#[test]
fn a_user_s_reply_key() {
	let seed = "d824ef4df5da2313337a204d2f8b7ca01674023d581fddc8b69ac4d3d92288e8";
	assert_eq!(UserSeed::from_bytes([1; 32]).reply().public_key(), public_key(seed));
}

#[test]
fn each_epoch_has_its_own_shielding_key() {
	let keys = [0, 1].map(|epoch| shared().shielding(KeyEpoch(epoch)).public_key());
	assert_ne!(keys[0], keys[1]);
}

#[test]
fn each_request_and_each_chain_names_its_own_credential() {
	let name = |genesis, request| {
		shared().credential_id_key().credential_id(GenesisHash([genesis; 32]), RequestId(request))
	};
	assert_ne!(name(2, 3), name(2, 4));
	assert_ne!(name(2, 3), name(3, 3));
}

#[test]
fn debug_output_tells_no_secret() {
	assert_eq!(format!("{:?}", worker()), "WorkerSeed(…)");
	assert_eq!(format!("{:?}", shared()), "SharedSeed(…)");
}
