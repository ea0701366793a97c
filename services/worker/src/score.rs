//! Running an algorithm beside everything else that a worker does.

use litentry_knowledge::AccountValues;
use litentry_scoring::{Limits, RunFailure, Score, run};

/// Why there is no score.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NoScore {
	/// The algorithm gives none for these values, on any machine.
	#[error(transparent)]
	Algorithm(RunFailure),
	/// This machine could not run it, which says nothing about the algorithm.
	#[error("this machine could not run the algorithm")]
	Machine,
}

/// Runs an algorithm within the network's limits, on a thread that may block.
///
/// # Errors
///
/// Tells whether the algorithm is to blame.
pub async fn score(code: Vec<u8>, values: Vec<AccountValues>) -> Result<Score, NoScore> {
	let run = move || run(&code, &values, Limits::default());
	match tokio::task::spawn_blocking(run).await {
		Ok(Ok(score)) => Ok(score),
		Ok(Err(RunFailure::HostExhausted)) | Err(_) => Err(NoScore::Machine),
		Ok(Err(failure)) => Err(NoScore::Algorithm(failure)),
	}
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use litentry_scoring::Trap;

	use super::*;

	fn module(body: &str) -> Vec<u8> {
		let allocate = r#"(func (export "allocate") (param i32) (result i32) (i32.const 16))"#;
		let head =
			r#"(memory (export "memory") 1 1) (func (export "score") (param i32 i32) (result i64)"#;
		wat::parse_str(format!("(module {allocate} {head} {body}))")).unwrap()
	}

	#[tokio::test]
	async fn an_algorithm_that_traps_is_to_blame() {
		let trapped = RunFailure::Trapped { trap: Trap::Unreachable };
		let score = score(module("unreachable"), Vec::new()).await;
		assert_eq!(score, Err(NoScore::Algorithm(trapped)));
	}

	#[tokio::test]
	async fn an_endless_loop_ends() {
		let score = score(module("(loop br 0) (i64.const 0)"), Vec::new()).await;
		assert_eq!(score, Err(NoScore::Algorithm(RunFailure::OutOfFuel)));
	}

	#[tokio::test]
	async fn a_score_comes_back() {
		let body = "(i64.store (i32.const 64) (i64.const -7)) (i64.const 0x4000000008)";
		assert_eq!(score(module(body), Vec::new()).await, Ok(Score(-7)));
	}
}
