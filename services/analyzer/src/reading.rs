//! Reading the data source, for as long as it is worth it.

use std::time::Duration;

use litentry_data_source::{DataSource, Unanswerable};
use litentry_knowledge::IdentificationEvent;
use litentry_observation::{Answer, Task};
use tokio::time::{sleep, timeout};

use crate::Refusal;

/// How long a data source is asked for one answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Patience {
	/// When to give up.
	pub deadline: Duration,
	/// How long to wait before asking again.
	pub pause: Duration,
}

/// What is read of a data source to answer a task.
pub(crate) enum Reading {
	/// The value of an event.
	Event(IdentificationEvent),
	/// Whether a contract wallet accepts a signature over a hash.
	Signature { hash: [u8; 32], signature: Vec<u8> },
}

impl Reading {
	/// Reads the answer to a task, asking again while the source may still come to know it.
	pub(crate) async fn answer(
		&self,
		source: &impl DataSource,
		task: &Task,
		patience: &Patience,
	) -> Result<Answer, Refusal> {
		timeout(patience.deadline, self.ask_until_known(source, task, patience.pause))
			.await
			.unwrap_or(Err(Refusal::SourceUnavailable))
	}

	// What is logged names the request and never the external account, which a log must not tie to it.
	async fn ask_until_known(
		&self,
		source: &impl DataSource,
		task: &Task,
		pause: Duration,
	) -> Result<Answer, Refusal> {
		let order = task.question.order();
		loop {
			match self.ask(source, task).await {
				Ok(answer) => return Ok(answer),
				Err(cause) if cause.is_temporary() => {
					tracing::debug!(%order, %cause, "no answer yet");
				}
				Err(cause) => {
					tracing::warn!(%order, %cause, "no answer");
					return Err(Refusal::Unanswerable);
				}
			}
			sleep(pause).await;
		}
	}

	async fn ask(&self, source: &impl DataSource, task: &Task) -> Result<Answer, Unanswerable> {
		let Task { external, at, .. } = task;
		match self {
			Self::Event(event) => source.answer(event, external, *at).await,
			Self::Signature { hash, signature } => {
				source.accepts_signature(external, hash, signature, *at).await
			}
		}
	}
}
