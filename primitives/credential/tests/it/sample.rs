//! A credential to test with.

use ed25519_dalek::SigningKey;
use litentry_credential::{
	AlgorithmReference, Attestation, CertificateReference, Credential, CredentialId, DateTime,
	DisclosedValue, Validity,
};
use litentry_knowledge::{AlgorithmId, EventId, Value};
use litentry_vocabulary::{Account, GenesisHash, RequestId};

/// 2026-11-22T05:08:00Z.
pub(crate) const MOMENT: u64 = 1_795_324_080_000;

pub(crate) fn issuer() -> SigningKey {
	SigningKey::from_bytes(&[7; 32])
}

pub(crate) fn score_only() -> Credential {
	let from = DateTime::from_moment(MOMENT).unwrap();
	Credential {
		id: CredentialId::from_random([0x1d; 16]),
		issuer: issuer().verifying_key(),
		subject: Account([2; 32]),
		score: 130,
		algorithm: AlgorithmReference {
			id: AlgorithmId([3; 32]),
			name: "Uniswap loyal user".parse().unwrap(),
		},
		values: None,
		observations_root: [4; 32],
		certificate: CertificateReference { genesis: GenesisHash([5; 32]), request: RequestId(6) },
		attestation: Attestation::Development,
		validity: Validity::new(from, from.plus_seconds(90 * 24 * 3600).unwrap()).unwrap(),
	}
}

pub(crate) fn with_values() -> Credential {
	let value = |position, event, value| DisclosedValue { position, event, value };
	let (holds, transactions) = (EventId([8; 32]), EventId([9; 32]));
	let values = vec![
		value(0, holds, Some(Value::Flag(true))),
		value(0, transactions, Some(Value::Count(3))),
		value(1, holds, None),
		value(1, transactions, Some(Value::Count(u64::MAX))),
	];
	Credential { values: Some(values), ..score_only() }
}

pub(crate) fn issued(credential: &Credential) -> String {
	credential.issue(&issuer()).unwrap()
}
