//! Tasks, observations, proofs and certificates of any bytes are refused without harm, and what decodes
//! encodes to the same bytes.

#![no_main]

use libfuzzer_sys::fuzz_target;
use litentry_certificate::{Certificate, Statement, verify};
use litentry_observation::{
	CommitteeSize, InclusionProof, Observation, Rule, SignedTask, TaskHash, decide,
};
use litentry_vocabulary::{Account, GenesisHash};
use parity_scale_codec::{DecodeAll, Encode};

const GENESIS: GenesisHash = GenesisHash([7; 32]);

/// The Ed25519 public key of the secret key of 32 ones; nothing that is fuzzed is signed by it.
const KEY: [u8; 32] = [
	0x8a, 0x88, 0xe3, 0xdd, 0x74, 0x09, 0xf1, 0x95, 0xfd, 0x52, 0xdb, 0x2d, 0x3c, 0xba, 0x5d, 0x72,
	0xca, 0x67, 0x09, 0xbf, 0x1d, 0x94, 0x12, 0x1b, 0xf3, 0x74, 0x88, 0x01, 0xb4, 0x0f, 0x6f, 0x5c,
];

fn decoded<T: DecodeAll + Encode>(bytes: &[u8]) -> Option<T> {
	let decoded = T::decode_all(&mut &*bytes).ok()?;
	assert_eq!(decoded.encode(), bytes);
	Some(decoded)
}

fuzz_target!(|bytes: &[u8]| {
	if let Some(task) = decoded::<SignedTask>(bytes) {
		assert!(task.verify(&GENESIS, &KEY).is_err());
	}
	if let Some(observation) = decoded::<Observation>(bytes) {
		let Observation { analyzer, task, .. } = observation;
		assert!(observation.verify(&GENESIS, &analyzer, &task, &KEY).is_err());
	}
	if let Some((statement, certificate)) = decoded::<(Statement, Certificate)>(bytes) {
		let roster: Vec<_> = certificate.0.iter().map(|signed| (signed.worker, KEY)).collect();
		assert!(verify(&statement, &certificate, &GENESIS, &roster).is_err());
	}
	if let Some((proof, observation)) = decoded::<(InclusionProof, Observation)>(bytes) {
		assert!(!proof.proves(&observation, &[0; 32]));
	}
	if let Some((size, answers)) = decoded::<(CommitteeSize, Vec<(Account, _)>)>(bytes) {
		decide(Rule::Exact, size, &answers);
		decide(Rule::Median, size, &answers);
	}
	decoded::<TaskHash>(bytes);
});
