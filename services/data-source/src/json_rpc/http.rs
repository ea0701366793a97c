//! JSON-RPC over HTTP, with several endpoints that stand in for one another.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use litentry_external_account::EvmChain;
use reqwest::{Client, header::CONTENT_TYPE, redirect::Policy};
use serde_json::{Value, json};

use super::{Call, CallFailed, CallLimits, EndpointUrl, JsonRpc, message};

/// The HTTP client could not be made: the system's certificates are missing.
#[derive(Debug, thiserror::Error)]
#[error("cannot make an HTTP client: are the system's CA certificates installed?")]
pub struct CannotBuildClient(#[source] reqwest::Error);

/// Nodes of one chain behind HTTP addresses.
///
/// A call goes to the endpoint that last replied, and to the next ones when that fails; the whole
/// list is tried [`CallLimits::rounds`] times. An endpoint is used only after it has said that it
/// is a node of the right chain.
#[derive(Debug)]
pub struct HttpRpc {
	chain: EvmChain,
	client: Client,
	endpoints: Vec<Endpoint>,
	limits: CallLimits,
	/// The place of the endpoint that last replied: only a hint, hence no ordering is needed.
	preferred: AtomicUsize,
}

#[derive(Debug)]
struct Endpoint {
	url: EndpointUrl,
	/// Whether it said that it is of the right chain.
	is_checked: AtomicBool,
}

impl HttpRpc {
	/// Takes the endpoints of a chain, the best first; it connects with the first call.
	pub fn new(
		chain: EvmChain,
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
		let endpoint = |url: &EndpointUrl| Endpoint { url: url.clone(), is_checked: false.into() };
		let endpoints = endpoints.iter().map(endpoint).collect();
		Ok(Self { chain, client, endpoints, limits, preferred: AtomicUsize::new(0) })
	}

	/// Sends a body to one endpoint after another until one gives a reply that can be read.
	async fn exchange<T>(
		&self,
		body: Vec<u8>,
		read: impl Fn(&[u8]) -> Result<T, CallFailed>,
	) -> Result<T, CallFailed> {
		let mut last = CallFailed::Unreachable;
		for round in 0..self.limits.rounds.get() {
			tokio::time::sleep(self.limits.delay_before(round)).await;
			for place in self.places() {
				match self.try_endpoint(place, &body, &read).await {
					Ok(result) => return Ok(result),
					Err(failure) if failure.is_final() => return Err(failure),
					Err(failure) => last = failure,
				}
			}
		}
		Err(last)
	}

	/// The places of all endpoints, from the preferred one on.
	fn places(&self) -> impl Iterator<Item = usize> + use<> {
		let count = self.endpoints.len();
		let first = self.preferred.load(Ordering::Relaxed);
		(0..count).map(move |step| (first + step) % count)
	}

	async fn try_endpoint<T>(
		&self,
		place: usize,
		body: &[u8],
		read: impl Fn(&[u8]) -> Result<T, CallFailed>,
	) -> Result<T, CallFailed> {
		let endpoint = &self.endpoints[place];
		let result = match self.check_chain(endpoint).await {
			Ok(()) => self.post(endpoint, body.to_vec()).await.and_then(|reply| read(&reply)),
			Err(failure) => Err(failure),
		};
		match &result {
			Ok(_) => self.preferred.store(place, Ordering::Relaxed),
			Err(failure) => tracing::debug!(endpoint = %endpoint.url, %failure, "call failed"),
		}
		result
	}

	async fn check_chain(&self, endpoint: &Endpoint) -> Result<(), CallFailed> {
		if endpoint.is_checked.load(Ordering::Relaxed) {
			return Ok(());
		}
		let call = Call::new("eth_chainId", json!([]));
		let reply = self.post(endpoint, message::write_call(&call)).await?;
		let found = chain_id(&message::read_call(&reply)?).ok_or(CallFailed::Malformed)?;
		if found != self.chain {
			return Err(CallFailed::WrongChain { expected: self.chain, found });
		}
		endpoint.is_checked.store(true, Ordering::Relaxed);
		Ok(())
	}

	async fn post(&self, endpoint: &Endpoint, body: Vec<u8>) -> Result<Vec<u8>, CallFailed> {
		let limit = self.limits.timeout();
		tokio::time::timeout(limit, self.post_without_timeout(endpoint, body))
			.await
			.unwrap_or(Err(CallFailed::TimedOut { limit }))
	}

	/// Reads the reply piece by piece, so that a long one is given up before it fills the memory.
	async fn post_without_timeout(
		&self,
		endpoint: &Endpoint,
		body: Vec<u8>,
	) -> Result<Vec<u8>, CallFailed> {
		// The cause is dropped because reqwest's errors print the whole address.
		let request = self.client.post(endpoint.url.reveal()).body(body);
		let request = request.header(CONTENT_TYPE, "application/json");
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

fn chain_id(result: &Value) -> Option<EvmChain> {
	let digits = result.as_str()?.strip_prefix("0x")?;
	u64::from_str_radix(digits, 16).ok().map(EvmChain)
}

impl JsonRpc for HttpRpc {
	async fn call(&self, call: Call) -> Result<Value, CallFailed> {
		self.exchange(message::write_call(&call), message::read_call).await
	}

	async fn batch_where(
		&self,
		calls: Vec<Call>,
		accept: impl Fn(&[Value]) -> Result<(), CallFailed> + Send + Sync,
	) -> Result<Vec<Value>, CallFailed> {
		let read = |reply: &[u8]| {
			let results = message::read_batch(reply, calls.len())?;
			accept(&results).map(|()| results)
		};
		self.exchange(message::write_batch(&calls), read).await
	}
}
