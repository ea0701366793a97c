//! The HTTP interface: `POST /task` and `GET /health`.

use std::{
	net::{IpAddr, SocketAddr},
	num::NonZeroUsize,
	sync::Arc,
	time::Duration,
};

use axum::{
	Router,
	body::Bytes,
	extract::{
		ConnectInfo, DefaultBodyLimit, FromRequest, Request, State,
		connect_info::IntoMakeServiceWithConnectInfo,
	},
	http::{StatusCode, header::CONTENT_TYPE},
	response::{IntoResponse, Response},
	routing::{get, post},
};
use litentry_data_source::DataSource;
use rand::CryptoRng;
use serde_json::json;
use tokio::{sync::Semaphore, time::timeout};

use crate::{Analyzer, Chain, Refusal, arrivals::Arrivals};

/// The most bytes that are read of a request's body.
pub const MAX_BODY: usize = 16 * 1024;

/// What one analyzer takes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HttpLimits {
	/// How many tasks may be in its hands at once, and how many more on their way in; others are
	/// refused as [`Refusal::Busy`].
	pub tasks: NonZeroUsize,
	/// How many tasks of one peer may be on their way in at once.
	pub arriving_of_each_peer: NonZeroUsize,
	/// How long a task may be on its way in.
	pub arrival: Duration,
	/// How long a task may take, from its last byte to the answer.
	pub time: Duration,
}

/// The routes of an analyzer, for [`axum::serve`] with a TCP listener.
pub fn router<C, D, R>(
	analyzer: Arc<Analyzer<C, D, R>>,
	limits: HttpLimits,
) -> IntoMakeServiceWithConnectInfo<Router, SocketAddr>
where
	C: Chain,
	D: DataSource + 'static,
	R: CryptoRng + Send + 'static,
{
	let gate = Arc::new(Gate::new(limits));
	let task = post(answer_task::<C, D, R>).layer(DefaultBodyLimit::max(MAX_BODY));
	Router::new()
		.route("/task", task)
		.with_state((Arc::clone(&analyzer), gate))
		.route("/health", get(health::<C, D, R>))
		.with_state(analyzer)
		.into_make_service_with_connect_info()
}

/// What bounds the tasks.
struct Gate {
	arrivals: Arrivals,
	places: Semaphore,
	limits: HttpLimits,
}

impl Gate {
	fn new(limits: HttpLimits) -> Self {
		let HttpLimits { tasks, arriving_of_each_peer, .. } = limits;
		let arrivals = Arrivals::new(tasks, arriving_of_each_peer);
		Self { arrivals, places: Semaphore::new(tasks.get()), limits }
	}

	/// Reads a body. Only a task that has arrived takes one of the places for answering.
	async fn receive(&self, peer: IpAddr, request: Request) -> Result<Bytes, Refusal> {
		let _arrival = self.arrivals.enter(peer).ok_or(Refusal::Busy)?;
		let body = timeout(self.limits.arrival, Bytes::from_request(request, &())).await;
		body.map_err(|_| Refusal::TimedOut)?.map_err(|rejection| match rejection.status() {
			StatusCode::PAYLOAD_TOO_LARGE => Refusal::TooLong,
			_ => Refusal::Unreadable,
		})
	}

	async fn answer<T>(
		&self,
		answer: impl Future<Output = Result<T, Refusal>>,
	) -> Result<T, Refusal> {
		let _place = self.places.try_acquire().map_err(|_| Refusal::Busy)?;
		timeout(self.limits.time, answer).await.unwrap_or(Err(Refusal::TimedOut))
	}
}

type Served<C, D, R> = (Arc<Analyzer<C, D, R>>, Arc<Gate>);

async fn answer_task<C: Chain, D: DataSource, R: CryptoRng + Send>(
	State((analyzer, gate)): State<Served<C, D, R>>,
	ConnectInfo(peer): ConnectInfo<SocketAddr>,
	request: Request,
) -> Result<Response, Refusal> {
	let sealed = gate.receive(peer.ip(), request).await?;
	let observation = gate.answer(analyzer.answer(&sealed)).await.inspect_err(|refusal| {
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
