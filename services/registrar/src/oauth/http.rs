//! Requests to platforms: in a limited time, with limited answers, and to nobody else.

use std::time::Duration;

use futures::{FutureExt, future::BoxFuture};
use oauth2::{
	AsyncHttpClient, HttpRequest, HttpResponse,
	http::{Response, response::Builder},
};
use reqwest::{Client, Request, redirect::Policy};

/// The most bytes that are read of an answer.
const MAX_BODY: usize = 64 * 1024;

/// No answer came, or one that is too long.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no answer")]
pub(super) struct NoAnswer;

/// Sends requests.
#[derive(Clone, Debug)]
pub(super) struct Http(Client);

impl Http {
	/// One that waits so long for each whole answer.
	pub(super) fn new(time: Duration) -> Result<Self, reqwest::Error> {
		// A redirection would take a token or a secret elsewhere.
		let client = Client::builder()
			.user_agent("litentry-registrar")
			.redirect(Policy::none())
			.referer(false)
			.no_proxy()
			.timeout(time);
		client.build().map(Self)
	}

	pub(super) const fn client(&self) -> &Client {
		&self.0
	}

	/// Sends a request.
	pub(super) async fn send(&self, request: Request) -> Result<HttpResponse, NoAnswer> {
		let mut response = self.0.execute(request).await.map_err(|_| NoAnswer)?;
		let mut body = Vec::new();
		while let Some(piece) = response.chunk().await.map_err(|_| NoAnswer)? {
			body.extend_from_slice(&piece);
			if body.len() > MAX_BODY {
				return Err(NoAnswer);
			}
		}
		let head = Response::builder().status(response.status());
		let with = |head: Builder, (name, value)| head.header(name, value);
		response.headers().iter().fold(head, with).body(body).map_err(|_| NoAnswer)
	}
}

/// For requests as the OAuth client writes them.
impl<'c> AsyncHttpClient<'c> for Http {
	type Error = NoAnswer;
	type Future = BoxFuture<'c, Result<HttpResponse, NoAnswer>>;

	fn call(&'c self, request: HttpRequest) -> Self::Future {
		let request = Request::try_from(request).map_err(|_| NoAnswer);
		async move { self.send(request?).await }.boxed()
	}
}
