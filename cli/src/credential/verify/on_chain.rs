//! The checks that need the chain.

use litentry_attestation::AttestationPolicy;
use litentry_computing_request::Outcome;
use litentry_credential::{Attestation, Credential, DisclosedValue, Verified, algorithm_input};
use litentry_scoring::{Limits, run};
use litentry_vocabulary::BlockNumber;

use super::{SubjectMoved, need_the_chain};
use crate::{
	Chain, ChainFailure,
	chain::{Algorithm, Answer, Request, RequestState},
	credential::check::{Check, CheckName},
	requests::{RequestStatus, counted},
};

/// The checks of a credential against the chain, in order.
pub(super) async fn checks(
	chain: &impl Chain,
	verified: &Verified,
) -> Result<Vec<Check>, ChainFailure> {
	let credential = verified.credential();
	let (theirs, ours) = (credential.certificate.genesis, chain.genesis());
	if theirs != ours {
		let foreign = format!("the credential is of chain {theirs}, but this node's is {ours}");
		let failed = |name| Check::failed(name, foreign.clone());
		return Ok(need_the_chain(Some(verified)).map(failed).collect());
	}
	let request = chain.request(credential.certificate.request).await?;
	let algorithm = chain.algorithm(credential.algorithm.id).await?;
	let mut checks = vec![
		issuer(chain, credential, request.as_ref()).await?,
		certificate(verified, request.as_ref()),
		known(credential, algorithm.as_ref()),
	];
	if let Some(values) = &credential.values {
		checks.push(recomputed(chain, credential, values, algorithm.as_ref()).await?);
	}
	Ok(checks)
}

/// What vouches for the worker's program: whatever the credential claims, nothing does on a chain
/// that takes workers with development evidence, which anybody can make.
pub(super) async fn attestation(
	chain: &impl Chain,
	credential: &Credential,
) -> Result<Attestation, ChainFailure> {
	if credential.certificate.genesis != chain.genesis() {
		return Ok(credential.attestation);
	}
	Ok(match chain.attestation_policy().await? {
		AttestationPolicy::Production => credential.attestation,
		_ => Attestation::Development,
	})
}

/// Where the links of the subject have moved.
pub(super) async fn moved(
	chain: &impl Chain,
	credential: &Credential,
) -> Result<Option<SubjectMoved>, ChainFailure> {
	if credential.certificate.genesis != chain.genesis() {
		return Ok(None);
	}
	let moved = chain.moved(credential.subject).await?;
	Ok(moved.map(|moved| SubjectMoved { to: moved.to, at: moved.at }))
}

async fn issuer(
	chain: &impl Chain,
	credential: &Credential,
	request: Option<&Request>,
) -> Result<Check, ChainFailure> {
	const NAME: CheckName = CheckName::IssuerRegistered;
	let Some(issuer) = chain.issuer(credential.issuer.to_bytes()).await? else {
		return Ok(Check::failed(NAME, "no worker has ever registered this key"));
	};
	if attestation(chain, credential).await? != credential.attestation {
		let claim =
			"the credential claims trusted hardware, but its chain takes workers without any";
		return Ok(Check::failed(NAME, claim));
	}
	let counted = issuer.since..issuer.until;
	Ok(match request.and_then(closed_at) {
		Some(block) if !counted.contains(&block) => Check::failed(
			NAME,
			format!(
				"the key counted from block {} to {}, but the score is of block {block}",
				issuer.since, issuer.until
			),
		),
		_ => Check::passed(NAME, format!("by worker {} in block {}", issuer.worker, issuer.since)),
	})
}

const fn closed_at(request: &Request) -> Option<BlockNumber> {
	match request.state {
		RequestState::Closed { since, .. } => Some(since),
		RequestState::Open { .. } => None,
	}
}

fn certificate(verified: &Verified, request: Option<&Request>) -> Check {
	const NAME: CheckName = CheckName::CertificateOnChain;
	let credential = verified.credential();
	let Some(request) = request else {
		let id = credential.certificate.request;
		let gone = format!("the chain has no request {id}; its owner may have removed it");
		return Check::failed(NAME, gone);
	};
	let RequestState::Closed { answer: Answer::Certified { outcome, by }, since } = &request.state
	else {
		return Check::failed(NAME, RequestStatus::of(&request.state).to_string());
	};
	let Outcome::Scored { commitment, observations_root, .. } = outcome else {
		return Check::failed(NAME, RequestStatus::of(&request.state).to_string());
	};
	let same = *commitment == verified.commitment()
		&& *observations_root == credential.observations_root
		&& request.account == credential.subject
		&& request.algorithm == credential.algorithm.id;
	if !same {
		let id = request.id;
		return Check::failed(NAME, format!("request {id} was certified, but not this credential"));
	}
	let workers = counted(by.len(), "worker");
	Check::passed(NAME, format!("request {}, certified by {workers} in block {since}", request.id))
}

fn known(credential: &Credential, algorithm: Option<&Algorithm>) -> Check {
	const NAME: CheckName = CheckName::AlgorithmKnown;
	let Some(Algorithm { algorithm, retired, .. }) = algorithm else {
		return Check::failed(
			NAME,
			format!("the chain has no algorithm {}", credential.algorithm.id),
		);
	};
	if algorithm.name != credential.algorithm.name {
		return Check::failed(NAME, format!("but the chain calls it {}", algorithm.name));
	}
	let retired = retired.map(|block| format!(", retired in block {block}")).unwrap_or_default();
	Check::passed(NAME, format!("{}{retired}", algorithm.name))
}

/// Runs the algorithm again on the values that the credential shows.
async fn recomputed(
	chain: &impl Chain,
	credential: &Credential,
	values: &[DisclosedValue],
	algorithm: Option<&Algorithm>,
) -> Result<Check, ChainFailure> {
	const NAME: CheckName = CheckName::ScoreRecomputed;
	let code = chain.code(credential.algorithm.id).await?;
	let (Some(Algorithm { algorithm, .. }), Some(code)) = (algorithm, code) else {
		return Ok(Check::not_made(NAME, "the chain does not have the algorithm"));
	};
	let input = match algorithm_input(values, &algorithm.events) {
		Ok(input) => input,
		Err(incomplete) => return Ok(Check::failed(NAME, incomplete.to_string())),
	};
	Ok(match run(&code, &input, Limits::default()) {
		Ok(score) if score.0 == credential.score => {
			Check::passed(NAME, format!("{} from {}", score.0, counted(values.len(), "value")))
		}
		Ok(score) => Check::failed(NAME, format!("the values give {}", score.0)),
		Err(failure) => Check::failed(NAME, failure.to_string()),
	})
}
