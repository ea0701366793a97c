//! Files of other people's websites.
//!
//! Whoever names a website decides where this program connects to. So it connects to the public
//! internet alone, follows nobody to another host, and reads little.
//!
//! - [`Fetcher`]: what fetches them
//! - [`Fetching`], [`Trust`]: from where, and how
//! - [`FetchFailed`]: why nothing came

mod configuration;

use std::{error::Error, iter::successors, net::SocketAddr};

use litentry_public_internet::{Addresses, NotPublic};
use reqwest::{
	Client, ClientBuilder, Response, Url,
	header::CONTENT_TYPE,
	redirect::{Attempt, Policy},
};

pub use self::configuration::{Fetching, Trust};

/// The most bytes that are read of a file.
pub const MAX_FILE: usize = 8 * 1024;

const MAX_REDIRECTIONS: usize = 3;

/// Why nothing came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FetchFailed {
	/// The address is not of the public internet.
	#[error("its address is none of the public internet")]
	NotPublic,
	/// No connection, no certificate that is trusted, or no answer in time.
	#[error("it cannot be reached")]
	Unreachable,
	/// There is no such file, or it is on another host.
	#[error("it answers with HTTP status {0}")]
	Status(u16),
	/// It is something else than plain text.
	#[error("it is no plain text")]
	NotText,
	/// It is too long.
	#[error("it is too long")]
	TooLong,
}

/// The HTTP client could not be made.
#[derive(Debug, thiserror::Error)]
#[error("cannot make an HTTP client")]
pub struct CannotBuildClient(#[from] reqwest::Error);

/// Fetches files.
#[derive(Clone, Debug)]
pub struct Fetcher {
	client: Client,
	addresses: Addresses,
	is_plain: bool,
}

impl Fetcher {
	/// One that fetches in this way.
	///
	/// # Errors
	///
	/// The HTTP client cannot be made: mostly because this machine knows no certificate authorities.
	pub fn new(fetching: Fetching) -> Result<Self, CannotBuildClient> {
		let Fetching { addresses, time, trust, plain: is_plain, hosts } = fetching;
		let client = Client::builder()
			.user_agent("litentry-registrar")
			.https_only(!is_plain)
			.redirect(Policy::custom(within_host))
			.referer(false)
			.no_proxy()
			.pool_max_idle_per_host(0)
			.timeout(time);
		let client = match trust {
			Trust::System => client,
			Trust::Only(certificates) => client.tls_certs_only(certificates),
		};
		let lead =
			|client: ClientBuilder, (name, to): (&String, &SocketAddr)| client.resolve(name, *to);
		let client = hosts.iter().fold(addresses.restrict(client), lead).build()?;
		Ok(Self { client, addresses, is_plain })
	}

	/// How addresses begin that this fetches.
	pub const fn scheme(&self) -> &'static str {
		if self.is_plain { "http" } else { "https" }
	}

	/// A file of plain text.
	///
	/// # Errors
	///
	/// Tells why there is none.
	pub async fn text(&self, url: &str) -> Result<String, FetchFailed> {
		let url = Url::parse(url).map_err(|_| FetchFailed::Unreachable)?;
		self.addresses.check(&url).map_err(|NotPublic| FetchFailed::NotPublic)?;
		let response = self.client.get(url).send().await.map_err(|it| not_fetched(&it))?;
		if !response.status().is_success() {
			return Err(FetchFailed::Status(response.status().as_u16()));
		}
		if !is_text(&response) {
			return Err(FetchFailed::NotText);
		}
		read(response).await
	}
}

/// Follows to the same host alone, and never from an encrypted connection to an open one.
fn within_host(attempt: Attempt) -> reqwest::redirect::Action {
	let origin = |url: &Url| url.origin();
	let is_within = attempt.previous().iter().all(|it| origin(it) == origin(attempt.url()));
	if is_within && attempt.previous().len() <= MAX_REDIRECTIONS {
		attempt.follow()
	} else {
		attempt.stop()
	}
}

fn is_text(response: &Response) -> bool {
	let Some(written) = response.headers().get(CONTENT_TYPE) else {
		return true;
	};
	let kind = written.to_str().unwrap_or_default().split(';').next().unwrap_or_default();
	kind.trim().eq_ignore_ascii_case("text/plain")
}

async fn read(mut response: Response) -> Result<String, FetchFailed> {
	let mut bytes = Vec::new();
	while let Some(piece) = response.chunk().await.map_err(|_| FetchFailed::Unreachable)? {
		if bytes.len() + piece.len() > MAX_FILE {
			return Err(FetchFailed::TooLong);
		}
		bytes.extend_from_slice(&piece);
	}
	String::from_utf8(bytes).map_err(|_| FetchFailed::NotText)
}

fn not_fetched(failure: &reqwest::Error) -> FetchFailed {
	let first: &(dyn Error + 'static) = failure;
	let is_near = successors(Some(first), |&it| it.source()).any(|it| it.is::<NotPublic>());
	if is_near { FetchFailed::NotPublic } else { FetchFailed::Unreachable }
}
