//! Any bytes are refused or read as a snapshot, a step or trust that encodes to the same bytes, and
//! nothing that the fuzzer finds is believed: it cannot sign.

#![no_main]

use libfuzzer_sys::fuzz_target;
use litentry_lock_snapshot::{Authorities, AuthorityKey, SetId, Snapshot, Step, Trust};
use litentry_vocabulary::GenesisHash;
use parity_scale_codec::{DecodeAll, Encode};

/// The Ed25519 public key of the secret key of 32 ones; nothing that is fuzzed is signed by it.
const KEY: AuthorityKey = AuthorityKey([
	0x8a, 0x88, 0xe3, 0xdd, 0x74, 0x09, 0xf1, 0x95, 0xfd, 0x52, 0xdb, 0x2d, 0x3c, 0xba, 0x5d, 0x72,
	0xca, 0x67, 0x09, 0xbf, 0x1d, 0x94, 0x12, 0x1b, 0xf3, 0x74, 0x88, 0x01, 0xb4, 0x0f, 0x6f, 0x5c,
]);

fn trust(set: SetId) -> Trust {
	let authorities = Authorities::try_from(vec![(KEY, 1)]).expect("one authority is a set");
	Trust { genesis: GenesisHash([7; 32]), set, authorities, from: 1 }
}

fn decoded<T: DecodeAll + Encode>(bytes: &[u8]) -> Option<T> {
	let decoded = T::decode_all(&mut &*bytes).ok()?;
	assert_eq!(decoded.encode(), bytes);
	Some(decoded)
}

fuzz_target!(|bytes: &[u8]| {
	if let Ok(snapshot) = Snapshot::read(bytes) {
		assert_eq!(snapshot.encode(), bytes);
		let first = snapshot.steps.first().map_or(SetId(0), |step| step.set);
		assert!(snapshot.check(&trust(first)).is_err());
	}
	if let Some(step) = decoded::<Step>(bytes) {
		assert!(trust(step.set).follow(&step).is_err());
		step.block.header.change();
	}
	if let Some(trust) = decoded::<Trust>(bytes) {
		assert!(trust.authorities.threshold() > 0);
	}
});
