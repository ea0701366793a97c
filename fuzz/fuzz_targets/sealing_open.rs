//! No bytes make opening or unpadding panic, and none that the fuzzer finds opens.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use litentry_sealing::{Context, Purpose, SecretKey, pad, unpad};
use litentry_vocabulary::{Account, GenesisHash, KeyEpoch};

static SECRET: LazyLock<SecretKey> = LazyLock::new(|| SecretKey::from_seed([1; 32]));

const CONTEXT: Context = Context {
	genesis: GenesisHash([2; 32]),
	purpose: Purpose::LinkRequest,
	epoch: KeyEpoch(3),
	account: Account([4; 32]),
};

fuzz_target!(|bytes: &[u8]| {
	assert!(SECRET.open(&CONTEXT, bytes).is_err());
	if let Ok(plaintext) = unpad(bytes) {
		assert_eq!(pad(plaintext, bytes.len()).as_deref(), Ok(bytes));
	}
});
