//! Analyzers over HTTP: `POST {endpoint}/task`, sealed both ways.

use std::{
	error::Error,
	iter::successors,
	num::NonZeroUsize,
	sync::{Arc, Mutex, PoisonError},
	time::Duration,
};

use litentry_observation::{Observation, SignedTask};
use litentry_public_internet::{Addresses, NotPublic};
use litentry_vocabulary::KeyEpoch;
use rand::rngs::StdRng;
use reqwest::{Client, ClientBuilder, Url, header::CONTENT_TYPE, redirect::Policy};
use tokio::time::timeout;

use crate::{AnalyzerContact, Analyzers, AskFailed, Identity, connections::Connections};

/// The most bytes that are read of an answer.
pub const MAX_BODY: usize = 16 * 1024;

/// How long a connection is kept for another task of the same analyzer.
const IDLE_LIMIT: Duration = Duration::from_secs(10);

/// How analyzers are asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asking {
	/// How long each of them has for one answer.
	pub time: Duration,
	/// Which addresses they may have.
	pub addresses: Addresses,
	/// How many connections there may be at once, over all requests; an eighth to any one of them.
	pub connections: NonZeroUsize,
}

/// Analyzers, reached over HTTP.
#[derive(Debug)]
pub struct HttpAnalyzers {
	identity: Arc<Identity>,
	plain: Client,
	/// Missing on a machine without CA certificates, on which such a client cannot be made.
	encrypted: Option<Client>,
	asking: Asking,
	connections: Connections,
	// Held for one sealing and never across an await.
	rng: Mutex<StdRng>,
}

/// The HTTP client could not be made.
#[derive(Debug, thiserror::Error)]
#[error("cannot make an HTTP client")]
pub struct CannotBuildClient(#[from] reqwest::Error);

impl HttpAnalyzers {
	/// A way to analyzers.
	///
	/// # Errors
	///
	/// The HTTP client cannot be made.
	pub fn new(
		identity: Arc<Identity>,
		asking: Asking,
		rng: StdRng,
	) -> Result<Self, CannotBuildClient> {
		let plain = client(asking.addresses).tls_certs_only([]).build()?;
		let encrypted = client(asking.addresses).build().ok();
		if encrypted.is_none() {
			tracing::warn!("no CA certificates: analyzers behind https cannot be asked");
		}
		let connections = Connections::new(asking.connections);
		Ok(Self { identity, plain, encrypted, asking, connections, rng: Mutex::new(rng) })
	}

	fn seal(
		&self,
		analyzer: &AnalyzerContact,
		task: &SignedTask,
		epoch: KeyEpoch,
	) -> Result<Vec<u8>, AskFailed> {
		let context = self.identity.context(epoch, analyzer.account);
		let mut rng = self.rng.lock().unwrap_or_else(PoisonError::into_inner);
		task.seal(&analyzer.sealing_key, &context, &mut *rng).map_err(|_| AskFailed::Unusable)
	}

	fn open(
		&self,
		analyzer: &AnalyzerContact,
		sealed: &[u8],
		epoch: KeyEpoch,
	) -> Result<Observation, AskFailed> {
		let context = self.identity.context(epoch, analyzer.account);
		let shielding = self.identity.shared().shielding(epoch);
		Observation::open(&shielding, &context, sealed).map_err(|_| AskFailed::Unreadable)
	}

	async fn post(&self, url: Url, body: Vec<u8>) -> Result<Vec<u8>, AskFailed> {
		let client = match url.scheme() {
			"https" => self.encrypted.as_ref().ok_or(AskFailed::NoCertificates)?,
			_ => &self.plain,
		};
		let request = client.post(url).header(CONTENT_TYPE, "application/octet-stream").body(body);
		let mut response = request.send().await.map_err(|failure| not_sent(&failure))?;
		if !response.status().is_success() {
			return Err(AskFailed::Refused { status: response.status().as_u16() });
		}
		let mut answer = Vec::new();
		while let Some(piece) = response.chunk().await.map_err(|_| AskFailed::Unreachable)? {
			if answer.len() + piece.len() > MAX_BODY {
				return Err(AskFailed::TooLong);
			}
			answer.extend_from_slice(&piece);
		}
		Ok(answer)
	}
}

impl Analyzers for HttpAnalyzers {
	async fn ask(
		&self,
		analyzer: &AnalyzerContact,
		task: &SignedTask,
		epoch: KeyEpoch,
	) -> Result<Observation, AskFailed> {
		let url = task_url(&analyzer.endpoint).ok_or(AskFailed::Unusable)?;
		self.asking.addresses.check(&url).map_err(|NotPublic| AskFailed::NotPublic)?;
		let sealed = self.seal(analyzer, task, epoch)?;
		let _connection = self.connections.to(analyzer.account).await;
		let answer = timeout(self.asking.time, self.post(url, sealed)).await;
		let answer = answer.unwrap_or(Err(AskFailed::TimedOut))?;
		self.open(analyzer, &answer, epoch)
	}
}

fn client(addresses: Addresses) -> ClientBuilder {
	let client = Client::builder()
		// A redirection would have the worker ask an address that nobody put a bond behind.
		.redirect(Policy::none())
		.no_proxy()
		// Idle connections are not counted, so there must be few of them.
		.pool_max_idle_per_host(1)
		.pool_idle_timeout(IDLE_LIMIT);
	addresses.restrict(client)
}

/// Why a task was not sent; the rest is dropped because reqwest's errors print the whole address.
fn not_sent(failure: &reqwest::Error) -> AskFailed {
	let first: &(dyn Error + 'static) = failure;
	let is_near = successors(Some(first), |&it| it.source()).any(|it| it.is::<NotPublic>());
	if is_near { AskFailed::NotPublic } else { AskFailed::Unreachable }
}

/// Where tasks go: `/task` below the path of the endpoint.
fn task_url(endpoint: &str) -> Option<Url> {
	let mut url =
		Url::parse(endpoint).ok().filter(|url| matches!(url.scheme(), "http" | "https"))?;
	url.path_segments_mut().ok()?.pop_if_empty().push("task");
	Some(url)
}

#[cfg(test)]
mod tests {
	use super::*;

	fn url(endpoint: &str) -> Option<String> {
		task_url(endpoint).map(String::from)
	}

	#[test]
	fn tasks_go_below_the_endpoint() {
		for endpoint in ["http://a:4001", "http://a:4001/"] {
			assert_eq!(url(endpoint).as_deref(), Some("http://a:4001/task"));
		}
		assert_eq!(url("https://a/b/").as_deref(), Some("https://a/b/task"));
	}

	#[test]
	fn other_schemes_are_not_asked() {
		for endpoint in ["file:///etc/passwd", "ftp://a", "a", "", "data:text/plain,a"] {
			assert_eq!(url(endpoint), None, "{endpoint}");
		}
	}
}
