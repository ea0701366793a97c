//! Scoring algorithms.

use std::{fmt, path::Path};

use litentry_knowledge::{AlgorithmId, MAX_CODE_LENGTH};
use litentry_scoring::validate;
use litentry_vocabulary::{Account, BlockNumber, blake2_256};
use serde::Serialize;

use super::{AlgorithmDescription, Changed, Done, description, state};
use crate::{
	AccountKey, Chain, Failure, Report, Submission, bounded_file, chain::Algorithm, report::text,
};

/// The registered algorithms.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub struct AlgorithmList(Vec<AlgorithmEntry>);

#[derive(Debug, Serialize)]
struct AlgorithmEntry {
	#[serde(serialize_with = "text")]
	id: AlgorithmId,
	name: String,
	description: String,
	project: String,
	events: Vec<String>,
	#[serde(serialize_with = "text")]
	owner: Account,
	retired: Option<BlockNumber>,
}

impl From<Algorithm> for AlgorithmEntry {
	fn from(Algorithm { algorithm, owner, retired }: Algorithm) -> Self {
		Self {
			id: algorithm.id(),
			name: algorithm.name.to_string(),
			description: algorithm.description.to_string(),
			project: algorithm.project.to_string(),
			events: algorithm.events.iter().map(ToString::to_string).collect(),
			owner,
			retired,
		}
	}
}

impl Report for AlgorithmList {}

impl fmt::Display for AlgorithmList {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		if self.0.is_empty() {
			return f.write_str("No algorithms. Register one with `litentry algorithms register`.");
		}
		for (index, algorithm) in self.0.iter().enumerate() {
			let end = if index + 1 < self.0.len() { "\n\n" } else { "" };
			write!(
				f,
				"{} ({})\n  {}\n  {}\n  {}{end}",
				algorithm.name,
				algorithm.project,
				algorithm.description,
				algorithm.id,
				state(algorithm.retired),
			)?;
		}
		Ok(())
	}
}

/// The registered algorithms, those in use first.
pub async fn algorithms(chain: &impl Chain) -> Result<AlgorithmList, Failure> {
	let mut algorithms: Vec<AlgorithmEntry> =
		chain.algorithms().await?.into_iter().map(AlgorithmEntry::from).collect();
	algorithms.sort_by(|a, b| {
		(a.retired.is_some(), &a.name, a.id).cmp(&(b.retired.is_some(), &b.name, b.id))
	});
	Ok(AlgorithmList(algorithms))
}

/// Registers the algorithm that a file describes and whose code is in another.
pub async fn register_algorithm(
	chain: &impl Chain,
	key: &AccountKey,
	file: &Path,
	code: &Path,
) -> Result<Changed, Failure> {
	let AlgorithmDescription { name, description, project, events } = description::read(file)?;
	let wasm = bounded_file::read(code, u64::from(MAX_CODE_LENGTH))?.to_vec();
	validate(&wasm).map_err(|source| Failure::UnusableCode { path: code.into(), source })?;
	let id = litentry_knowledge::Algorithm {
		name: name.clone(),
		description: description.clone(),
		project: project.clone(),
		events: events.clone().try_into().map_err(|_| Failure::TooManyEvents {
			count: events.len(),
			limit: litentry_knowledge::MAX_EVENTS,
		})?,
		code_hash: blake2_256(&wasm),
	}
	.id();
	let submission =
		Submission::RegisterAlgorithm { name, description, project, events, code: wasm };
	let block = chain.submit(key, submission).await?;
	Ok(Changed { id: id.to_string(), done: Done::Registered, block })
}

/// Retires an algorithm.
pub async fn retire_algorithm(
	chain: &impl Chain,
	key: &AccountKey,
	id: AlgorithmId,
) -> Result<Changed, Failure> {
	let block = chain.submit(key, Submission::RetireAlgorithm(id)).await?;
	Ok(Changed { id: id.to_string(), done: Done::Retired, block })
}
