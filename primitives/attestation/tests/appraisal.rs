//! Evidence proves what it vouches for, to the policy that trusts its anchor, and nothing else.

#![allow(clippy::unwrap_used)]

use litentry_attestation::{
	AppraisalFailure, AttestationPolicy, Attester, Claims, DevelopmentEvidence, DevelopmentPki,
	DevelopmentRoot, Evidence, Measurement, ReportData, TeeKind, Verifier,
};
use parity_scale_codec::{Decode, Encode, MaxEncodedLen};
use proptest::prelude::*;

const DATA: ReportData = [3; 64];
const CLAIMS: Claims = Claims { measurement: Measurement::DEVELOPMENT, kind: TeeKind::Development };

fn evidence(pki: DevelopmentPki) -> DevelopmentEvidence {
	match pki.attester(Measurement::DEVELOPMENT).evidence(DATA).unwrap() {
		Evidence::Development(evidence) => evidence,
		other => panic!("{other:?}"),
	}
}

fn appraise(evidence: DevelopmentEvidence) -> Result<Claims, AppraisalFailure> {
	AttestationPolicy::development().appraise(&Evidence::Development(evidence), DATA)
}

#[test]
fn a_development_chain_believes_its_own_root() {
	assert_eq!(appraise(evidence(DevelopmentPki::well_known())), Ok(CLAIMS));
}

#[test]
fn a_production_chain_refuses_development_evidence_by_name() {
	let evidence = Evidence::Development(evidence(DevelopmentPki::well_known()));
	let refused = AttestationPolicy::Production.appraise(&evidence, DATA);
	assert_eq!(refused, Err(AppraisalFailure::DevelopmentRefused));
}

#[test]
fn a_chain_is_a_production_chain_unless_it_says_otherwise() {
	assert_eq!(AttestationPolicy::default(), AttestationPolicy::Production);
}

#[test]
fn another_root_s_evidence_is_refused() {
	let refused = appraise(evidence(DevelopmentPki::from_seed([5; 32])));
	assert_eq!(refused, Err(AppraisalFailure::InvalidSignature));
}

#[test]
fn evidence_for_another_measurement_is_refused() {
	let genuine = evidence(DevelopmentPki::well_known());
	let forged = DevelopmentEvidence { measurement: Measurement([6; 32]), ..genuine };
	assert_eq!(appraise(forged), Err(AppraisalFailure::InvalidSignature));
}

#[test]
fn evidence_for_other_report_data_is_refused() {
	let genuine = evidence(DevelopmentPki::well_known());
	let forged = DevelopmentEvidence { report_data: [6; 64], ..genuine };
	assert_eq!(appraise(forged), Err(AppraisalFailure::ReportDataMismatch));
}

#[test]
fn a_root_that_is_no_key_trusts_nothing() {
	// The point of order 1: lax verifiers accept a trivial signature for it.
	let mut identity = [0; 32];
	identity[0] = 1;
	let policy = AttestationPolicy::Development { root: DevelopmentRoot(identity) };
	let mut signature = [0; 64];
	signature[0] = 1;
	let forged = DevelopmentEvidence { signature, ..evidence(DevelopmentPki::well_known()) };
	let refused = policy.appraise(&Evidence::Development(forged), DATA);
	assert_eq!(refused, Err(AppraisalFailure::InvalidSignature));
}

#[test]
fn the_well_known_root_belongs_to_the_well_known_seed() {
	assert_eq!(DevelopmentPki::well_known().root(), DevelopmentRoot::WELL_KNOWN);
}

#[test]
fn evidence_is_bounded() {
	assert_eq!(Evidence::max_encoded_len(), 1 + 32 + 64 + 64);
}

#[test]
fn policies_read_well_in_a_genesis() {
	let json = serde_json::to_string(&AttestationPolicy::development()).unwrap();
	let root = DevelopmentRoot::WELL_KNOWN;
	assert_eq!(json, format!(r#"{{"development":{{"root":"{root}"}}}}"#));
	assert_eq!(
		serde_json::from_str::<AttestationPolicy>(&json).unwrap(),
		AttestationPolicy::development(),
	);
	assert_eq!(
		serde_json::from_str::<AttestationPolicy>(r#""production""#).unwrap(),
		AttestationPolicy::Production,
	);
}

#[test]
fn debug_output_tells_no_secret() {
	let pki = DevelopmentPki::from_seed([5; 32]);
	assert_eq!(format!("{pki:?}"), format!("DevelopmentPki of {}", pki.root()));
}

proptest! {
	#[test]
	fn evidence_of_any_program_and_data_is_believed(
		seed in any::<[u8; 32]>(),
		measurement in any::<[u8; 32]>(),
		half in any::<[u8; 32]>(),
	) {
		let mut data = DATA;
		data[..32].copy_from_slice(&half);
		let pki = DevelopmentPki::from_seed(seed);
		let policy = AttestationPolicy::Development { root: pki.root() };
		let measurement = Measurement(measurement);
		let evidence = pki.attester(measurement).evidence(data).unwrap();
		let claims = Claims { measurement, kind: TeeKind::Development };
		prop_assert_eq!(policy.appraise(&evidence, data), Ok(claims));
	}

	#[test]
	fn evidence_with_an_altered_byte_is_refused(position in 0_usize..160, mask in 1_u8..) {
		let mut bytes = Evidence::Development(evidence(DevelopmentPki::well_known())).encode();
		bytes[1 + position] ^= mask;
		let altered = Evidence::decode(&mut &bytes[..]).unwrap();
		prop_assert!(AttestationPolicy::development().appraise(&altered, DATA).is_err());
	}
}
