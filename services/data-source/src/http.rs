//! HTTP servers of one chain that stand in for one another.

mod endpoint;
mod limits;

use std::{
	fmt,
	sync::atomic::{AtomicBool, AtomicUsize, Ordering},
};

use reqwest::{Client, RequestBuilder, header::CONTENT_TYPE, redirect::Policy};

use crate::CallFailed;

pub use endpoint::{EndpointUrl, InvalidEndpoint};
pub use limits::CallLimits;

/// The HTTP client could not be made: the system's certificates are missing.
#[derive(Debug, thiserror::Error)]
#[error("cannot make an HTTP client: are the system's CA certificates installed?")]
pub struct CannotBuildClient(#[source] reqwest::Error);

/// What is asked of one server, from the first call to the last, so that the whole answer is of one
/// chain.
pub(crate) trait Question: Send + Sync {
	/// What comes of it.
	type Answer: Send;

	/// Asks this server.
	fn ask(&self, server: &Server)
	-> impl Future<Output = Result<Self::Answer, CallFailed>> + Send;
}

/// Servers of one chain.
///
/// A question goes to the server that last answered, and to the next ones when that fails; the whole
/// list is tried [`CallLimits::rounds`] times. A server is used only after it has passed the check
/// that it is of the right chain.
#[derive(Debug)]
pub(crate) struct Servers<C> {
	check: C,
	servers: Vec<Server>,
	limits: CallLimits,
	/// The place of the server that last answered: only a hint, hence no ordering is needed.
	preferred: AtomicUsize,
}

impl<C: Question<Answer = ()>> Servers<C> {
	/// Takes the endpoints, the best first; it connects with the first question.
	pub(crate) fn new(
		check: C,
		endpoints: &[EndpointUrl],
		limits: CallLimits,
	) -> Result<Self, CannotBuildClient> {
		let mut builder = Client::builder()
			// A redirection would carry keys to a server that the operator did not name.
			.redirect(Policy::none())
			.no_proxy();
		if !endpoints.iter().any(EndpointUrl::is_encrypted) {
			// Then a machine without CA certificates will do, on which the client would fail.
			builder = builder.tls_certs_only([]);
		}
		let client = builder.build().map_err(CannotBuildClient)?;
		let server = |url: &EndpointUrl| Server {
			client: client.clone(),
			url: url.clone(),
			limits: limits.clone(),
			is_checked: false.into(),
		};
		let servers = endpoints.iter().map(server).collect();
		Ok(Self { check, servers, limits, preferred: AtomicUsize::new(0) })
	}

	/// Asks one server after another until one answers.
	pub(crate) async fn ask<Q: Question>(&self, question: &Q) -> Result<Q::Answer, CallFailed> {
		let mut last = CallFailed::Unreachable;
		for round in 0..self.limits.rounds.get() {
			tokio::time::sleep(self.limits.delay_before(round)).await;
			for place in self.places() {
				match self.ask_one(place, question).await {
					Ok(answer) => return Ok(answer),
					Err(failure) if failure.is_final() => return Err(failure),
					Err(failure) => last = failure,
				}
			}
		}
		Err(last)
	}

	/// The places of all servers, from the preferred one on.
	fn places(&self) -> impl Iterator<Item = usize> + use<C> {
		let count = self.servers.len();
		let first = self.preferred.load(Ordering::Relaxed);
		(0..count).map(move |step| (first + step) % count)
	}

	async fn ask_one<Q: Question>(
		&self,
		place: usize,
		question: &Q,
	) -> Result<Q::Answer, CallFailed> {
		let server = &self.servers[place];
		let result = match self.check(server).await {
			Ok(()) => question.ask(server).await,
			Err(failure) => Err(failure),
		};
		match &result {
			Ok(_) => self.preferred.store(place, Ordering::Relaxed),
			Err(failure) => tracing::debug!(endpoint = %server.url, %failure, "call failed"),
		}
		result
	}

	async fn check(&self, server: &Server) -> Result<(), CallFailed> {
		if !server.is_checked.load(Ordering::Relaxed) {
			self.check.ask(server).await?;
			server.is_checked.store(true, Ordering::Relaxed);
		}
		Ok(())
	}
}

/// One server.
pub(crate) struct Server {
	client: Client,
	url: EndpointUrl,
	limits: CallLimits,
	/// Whether it has passed the check.
	is_checked: AtomicBool,
}

impl Server {
	/// Sends JSON to the server's address and gives the body of its reply.
	pub(crate) async fn post(&self, body: Vec<u8>) -> Result<Vec<u8>, CallFailed> {
		let request = self.client.post(self.url.reveal()).body(body);
		self.send(request.header(CONTENT_TYPE, "application/json")).await
	}

	/// Gives the body of what the server has under this path, one text for each segment.
	pub(crate) async fn get(&self, path: &[&str]) -> Result<Vec<u8>, CallFailed> {
		self.send(self.client.get(self.url.reveal_below(path))).await
	}

	async fn send(&self, request: RequestBuilder) -> Result<Vec<u8>, CallFailed> {
		let limit = self.limits.timeout();
		tokio::time::timeout(limit, self.send_without_timeout(request))
			.await
			.unwrap_or(Err(CallFailed::TimedOut { limit }))
	}

	/// Reads the reply piece by piece, so that a long one is given up before it fills the memory.
	async fn send_without_timeout(&self, request: RequestBuilder) -> Result<Vec<u8>, CallFailed> {
		// The cause is dropped because reqwest's errors print the whole address.
		let mut response = request.send().await.map_err(|_| CallFailed::Unreachable)?;
		if !response.status().is_success() {
			return Err(CallFailed::Status { code: response.status().as_u16() });
		}
		let limit = self.limits.response_bytes.get();
		let mut reply = Vec::new();
		while let Some(piece) = response.chunk().await.map_err(|_| CallFailed::Unreachable)? {
			if reply.len() + piece.len() > limit {
				return Err(CallFailed::TooLarge { limit });
			}
			reply.extend_from_slice(&piece);
		}
		Ok(reply)
	}
}

impl fmt::Debug for Server {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		write!(f, "Server({})", self.url)
	}
}
