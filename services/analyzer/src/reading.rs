//! Reading the data source, for as long as it is worth it.

use std::time::Duration;

use litentry_data_source::DataSource;
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

/// Reads the answer to a task, asking again while the source may still come to know it.
pub(crate) async fn read(
	source: &impl DataSource,
	event: &IdentificationEvent,
	task: &Task,
	patience: &Patience,
) -> Result<Answer, Refusal> {
	timeout(patience.deadline, ask_until_known(source, event, task, patience.pause))
		.await
		.unwrap_or(Err(Refusal::SourceUnavailable))
}

// What is logged names the request and never the external account, which a log must not tie to it.
async fn ask_until_known(
	source: &impl DataSource,
	event: &IdentificationEvent,
	task: &Task,
	pause: Duration,
) -> Result<Answer, Refusal> {
	loop {
		match source.answer(event, &task.external, task.at).await {
			Ok(answer) => return Ok(answer),
			Err(cause) if cause.is_temporary() => {
				tracing::debug!(request = %task.request, %cause, "no answer yet");
			}
			Err(cause) => {
				tracing::warn!(request = %task.request, %cause, "no answer");
				return Err(Refusal::Unanswerable);
			}
		}
		sleep(pause).await;
	}
}
