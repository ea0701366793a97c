//! A stand-in for a TEE vendor's keys, where there is no TEE.

use alloc::vec::Vec;
use core::fmt;

use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use parity_scale_codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use crate::{
	AppraisalFailure, Attester, CannotAttest, Claims, Evidence, Measurement, ReportData, TeeKind,
	text::hexadecimal_text,
};

const CONTEXT: &[u8] = b"litentry/development-evidence/v1";

/// Everybody knows this seed: evidence that its root signs proves nothing to anybody.
const WELL_KNOWN_SEED: [u8; 32] = *b"litentry development root no. 1!";

/// The public half of a [`DevelopmentPki`]: the trust anchor of a development chain; its text is
/// `0x` and 64 hexadecimal digits.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct DevelopmentRoot(pub [u8; 32]);

impl DevelopmentRoot {
	/// The root of [`DevelopmentPki::well_known`].
	pub const WELL_KNOWN: Self = Self([
		0x50, 0xa9, 0xc7, 0xa9, 0x49, 0x8d, 0xda, 0xb5, 0x80, 0x8e, 0x02, 0xd0, 0x25, 0x16, 0x39,
		0x1c, 0x1a, 0x44, 0xe5, 0x0c, 0x97, 0xb7, 0xc7, 0xb4, 0x80, 0xa1, 0x96, 0xa3, 0xe8, 0x0e,
		0xcd, 0x27,
	]);

	pub(crate) fn appraise(
		&self,
		evidence: &DevelopmentEvidence,
		report_data: ReportData,
	) -> Result<Claims, AppraisalFailure> {
		if evidence.report_data != report_data {
			return Err(AppraisalFailure::ReportDataMismatch);
		}
		let message = signed_bytes(&evidence.measurement, &report_data);
		VerifyingKey::from_bytes(&self.0)
			.and_then(|root| {
				root.verify_strict(&message, &Signature::from_bytes(&evidence.signature))
			})
			.map_err(|_| AppraisalFailure::InvalidSignature)?;
		Ok(Claims { measurement: evidence.measurement, kind: TeeKind::Development })
	}
}

hexadecimal_text!(DevelopmentRoot);

/// What a [`DevelopmentAttester`] makes: a report and the root's signature.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct DevelopmentEvidence {
	/// Which program is said to run.
	pub measurement: Measurement,
	/// What it vouches for.
	pub report_data: ReportData,
	/// Ed25519 by the root over `litentry/development-evidence/v1`, the measurement and the report
	/// data.
	pub signature: [u8; 64],
}

fn signed_bytes(measurement: &Measurement, report_data: &ReportData) -> Vec<u8> {
	[CONTEXT, &measurement.0, report_data].concat()
}

/// The development root's key; whoever has its seed can make any evidence.
pub struct DevelopmentPki(SigningKey);

impl DevelopmentPki {
	/// The root with this seed, for a development chain whose operator keeps it secret.
	pub fn from_seed(seed: [u8; 32]) -> Self {
		Self(SigningKey::from_bytes(&seed))
	}

	/// The root whose seed everybody knows, for local networks and tests.
	pub fn well_known() -> Self {
		Self::from_seed(WELL_KNOWN_SEED)
	}

	/// The trust anchor that a chain's policy names.
	pub fn root(&self) -> DevelopmentRoot {
		DevelopmentRoot(self.0.verifying_key().to_bytes())
	}

	/// An attester for a program that is said to have this measurement.
	pub fn attester(self, measurement: Measurement) -> DevelopmentAttester {
		DevelopmentAttester { pki: self, measurement }
	}
}

impl fmt::Debug for DevelopmentPki {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		write!(f, "DevelopmentPki of {:?}", self.root())
	}
}

/// An [`Attester`] that needs no hardware and proves nothing about any.
#[derive(Debug)]
pub struct DevelopmentAttester {
	pki: DevelopmentPki,
	measurement: Measurement,
}

impl Attester for DevelopmentAttester {
	fn evidence(&self, report_data: ReportData) -> Result<Evidence, CannotAttest> {
		let signature = self.pki.0.sign(&signed_bytes(&self.measurement, &report_data));
		Ok(Evidence::Development(DevelopmentEvidence {
			measurement: self.measurement,
			report_data,
			signature: signature.to_bytes(),
		}))
	}
}
