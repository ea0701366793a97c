//! From a score to a sealed credential and the outcome that the chain keeps.

use litentry_computing_request::{ComputingRequest, Disclosure, Outcome};
use litentry_credential::{
	AlgorithmReference, Attestation, CannotIssue, CertificateReference, Credential, CredentialId,
	CredentialInvalid, DateTime, DisclosedValue, EndsBeforeStart, InvalidDateTime, Validity,
	commitment, seal_credential,
};
use litentry_knowledge::AccountValues;
use litentry_scoring::Score;
use litentry_sealing::CannotSeal;
use rand::CryptoRng;

use crate::{Findings, Identity, OpenRequest, ScoringAlgorithm};

/// How long a credential is valid: every worker must say the same.
const VALIDITY_SECONDS: u64 = 90 * 24 * 60 * 60;

/// A score and everything that its credential says about it.
#[derive(Clone, Debug)]
pub struct Scored<'a> {
	/// The request as the chain holds it.
	pub request: &'a OpenRequest,
	/// What was sealed in it.
	pub opened: &'a ComputingRequest,
	/// What computed the score.
	pub algorithm: &'a ScoringAlgorithm,
	/// What the committees agree on.
	pub findings: &'a Findings,
	/// What the score was computed from.
	pub values: &'a [AccountValues],
	/// The score.
	pub score: Score,
}

/// Why a score does not become an outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CannotCertify {
	/// The chain's clock is beyond all dates.
	#[error("the moment of the request: {0}")]
	Moment(#[from] InvalidDateTime),
	/// The credential would be valid never.
	#[error(transparent)]
	Validity(#[from] EndsBeforeStart),
	/// The credential cannot be signed.
	#[error(transparent)]
	Issue(#[from] CannotIssue),
	/// The credential has no commitment.
	#[error(transparent)]
	Commitment(#[from] CredentialInvalid),
	/// The credential cannot be sealed.
	#[error(transparent)]
	Seal(#[from] CannotSeal),
	/// The chain has no room for the credential or for all who agreed.
	#[error("the outcome is larger than the chain keeps")]
	TooLarge,
}

impl Scored<'_> {
	/// The signed credential; the same score of the same request gives the same text.
	///
	/// # Errors
	///
	/// Tells why it cannot be issued.
	pub fn issue(
		&self,
		identity: &Identity,
		attestation: Attestation,
	) -> Result<String, CannotCertify> {
		let Self { request, algorithm, findings, .. } = self;
		let genesis = identity.genesis();
		let from = DateTime::from_moment(request.at)?;
		let id = identity.shared().credential_id_key().credential_id(genesis, request.id);
		let name = algorithm.name.clone();
		let credential = Credential {
			id: CredentialId::from_random(id),
			issuer: identity.issuer().verifying_key(),
			subject: request.account,
			score: self.score.0,
			algorithm: AlgorithmReference { id: algorithm.id, name },
			values: self.disclosed(),
			observations_root: findings.observations_root(),
			certificate: CertificateReference { genesis, request: request.id },
			attestation,
			validity: Validity::new(from, from.plus_seconds(VALIDITY_SECONDS)?)?,
		};
		Ok(credential.issue(identity.issuer())?)
	}

	/// What the chain keeps of a credential: its commitment, itself sealed to the requester, and who
	/// is paid for it.
	///
	/// # Errors
	///
	/// Tells why there is none.
	pub fn outcome(
		&self,
		identity: &Identity,
		credential: &str,
		rng: &mut impl CryptoRng,
	) -> Result<Outcome, CannotCertify> {
		let context = identity.context(self.request.epoch, self.request.account);
		let sealed = seal_credential(credential, &self.opened.reply_to, &context, rng)?;
		let agreed: Vec<_> = self.findings.agreed.iter().copied().collect();
		Ok(Outcome::Scored {
			commitment: commitment(credential.as_bytes())?,
			observations_root: self.findings.observations_root(),
			sealed_credential: sealed.try_into().map_err(|_| CannotCertify::TooLarge)?,
			agreed: agreed.try_into().map_err(|_| CannotCertify::TooLarge)?,
		})
	}

	fn disclosed(&self) -> Option<Vec<DisclosedValue>> {
		if self.opened.disclosure == Disclosure::Score {
			return None;
		}
		let row = |(position, row): (u8, &AccountValues)| {
			let cells = row.iter().zip(&self.algorithm.events);
			let cell = |(value, (event, _)): (&Option<_>, &(_, _))| DisclosedValue {
				position,
				event: *event,
				value: *value,
			};
			cells.map(cell).collect::<Vec<_>>()
		};
		Some((0..).zip(self.values).flat_map(row).collect())
	}
}
