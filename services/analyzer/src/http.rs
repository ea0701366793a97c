//! The HTTP interface: `POST /task` and `GET /health`.

use std::{num::NonZeroUsize, sync::Arc, time::Duration};

use axum::{
	Router,
	body::Bytes,
	extract::{DefaultBodyLimit, Request, State, rejection::BytesRejection},
	http::{StatusCode, header::CONTENT_TYPE},
	middleware::{Next, from_fn_with_state},
	response::{IntoResponse, Response},
	routing::{get, post},
};
use litentry_data_source::DataSource;
use rand::CryptoRng;
use serde_json::json;
use tokio::{sync::Semaphore, time::timeout};

use crate::{Analyzer, Chain, Refusal};

/// The most bytes that are read of a request's body.
pub const MAX_BODY: usize = 16 * 1024;

/// What one analyzer takes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HttpLimits {
	/// How many tasks may be in its hands at once; more are refused as [`Refusal::Busy`].
	pub tasks: NonZeroUsize,
	/// How long a task may take, from its first byte to the answer.
	pub time: Duration,
}

/// The routes of an analyzer.
pub fn router<C, D, R>(analyzer: Arc<Analyzer<C, D, R>>, limits: HttpLimits) -> Router
where
	C: Chain,
	D: DataSource + 'static,
	R: CryptoRng + Send + 'static,
{
	let places = Arc::new(Semaphore::new(limits.tasks.get()));
	let task = post(answer_task::<C, D, R>)
		.layer(DefaultBodyLimit::max(MAX_BODY))
		.layer(from_fn_with_state(Gate { places, time: limits.time }, pass));
	Router::new().route("/task", task).route("/health", get(health::<C, D, R>)).with_state(analyzer)
}

#[derive(Clone)]
struct Gate {
	places: Arc<Semaphore>,
	time: Duration,
}

/// Takes a place before the body is read, so that senders of slow bodies cannot pile up.
async fn pass(State(gate): State<Gate>, request: Request, next: Next) -> Response {
	let Ok(_place) = gate.places.try_acquire() else {
		return Refusal::Busy.into_response();
	};
	timeout(gate.time, next.run(request))
		.await
		.unwrap_or_else(|_| Refusal::TimedOut.into_response())
}

async fn answer_task<C: Chain, D: DataSource, R: CryptoRng + Send>(
	State(analyzer): State<Arc<Analyzer<C, D, R>>>,
	body: Result<Bytes, BytesRejection>,
) -> Result<Response, Refusal> {
	let sealed = body.map_err(|rejection| match rejection.status() {
		StatusCode::PAYLOAD_TOO_LARGE => Refusal::TooLong,
		_ => Refusal::Unreadable,
	})?;
	let observation = analyzer.answer(&sealed).await.inspect_err(|refusal| {
		tracing::info!(code = refusal.code(), %refusal, "refused a task");
	})?;
	Ok(([(CONTENT_TYPE, "application/octet-stream")], observation).into_response())
}

async fn health<C: Chain, D: DataSource, R: CryptoRng + Send>(
	State(analyzer): State<Arc<Analyzer<C, D, R>>>,
) -> Result<Response, Refusal> {
	analyzer.check_chain().await?;
	let body = json!({ "analyzer": analyzer.account().to_ss58() });
	Ok(json_response(StatusCode::OK, &body))
}

impl IntoResponse for Refusal {
	fn into_response(self) -> Response {
		let body = json!({ "code": self.code(), "message": self.to_string() });
		json_response(self.status(), &body)
	}
}

fn json_response(status: StatusCode, body: &serde_json::Value) -> Response {
	(status, [(CONTENT_TYPE, "application/json")], body.to_string()).into_response()
}
