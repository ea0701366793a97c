//! The report data names everything that evidence is about.

use litentry_attestation::{ReportData, WorkerKeys, report_data};
use litentry_sealing::{PUBLIC_KEY_LENGTH, PublicKey};
use litentry_vocabulary::{Account, GenesisHash};

const GENESIS: GenesisHash = GenesisHash([1; 32]);
const ACCOUNT: Account = Account([2; 32]);
const CHALLENGE: [u8; 32] = [6; 32];

fn keys() -> WorkerKeys {
	WorkerKeys {
		certifying: [3; 32],
		issuer: [4; 32],
		shielding: PublicKey([5; PUBLIC_KEY_LENGTH]),
	}
}

fn data() -> ReportData {
	report_data(GENESIS, ACCOUNT, &keys(), CHALLENGE)
}

#[test]
fn the_report_data_is_blake2b_512_of_the_documented_bytes() {
	// Computed with Python's hashlib.
	assert_eq!(
		hex::encode(data()),
		"3facf94efaea1f84edfca150730c7a29dfcf939e22560bdc440380333253b97a950c87d29cf31f2368d87023e132839ac5834573bd4309c08fd9d512a91b57bc"
	);
}

#[test]
fn each_part_counts() {
	let certifying = WorkerKeys { certifying: [9; 32], ..keys() };
	let issuer = WorkerKeys { issuer: [9; 32], ..keys() };
	let shielding = WorkerKeys { shielding: PublicKey([9; PUBLIC_KEY_LENGTH]), ..keys() };
	for other in [
		report_data(GenesisHash([9; 32]), ACCOUNT, &keys(), CHALLENGE),
		report_data(GENESIS, Account([9; 32]), &keys(), CHALLENGE),
		report_data(GENESIS, ACCOUNT, &certifying, CHALLENGE),
		report_data(GENESIS, ACCOUNT, &issuer, CHALLENGE),
		report_data(GENESIS, ACCOUNT, &shielding, CHALLENGE),
		report_data(GENESIS, ACCOUNT, &keys(), [9; 32]),
	] {
		assert_ne!(other, data());
	}
}
