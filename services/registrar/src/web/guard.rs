//! What is asked before anything is done.

use axum::{
	extract::{Request, State},
	http::{
		HeaderMap, Method,
		header::{HeaderName, ORIGIN},
	},
	middleware::Next,
	response::Response,
};

use super::{Failure, Guest, Origin, WebState};

const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// Lets pass what a form on these pages posts, and what changes nothing.
pub(super) async fn from_our_pages(
	State(web): State<WebState>,
	request: Request,
	next: Next,
) -> Result<Response, Failure> {
	if request.method().is_safe() || is_ours(request.headers(), web.site.origin()) {
		return Ok(next.run(request).await);
	}
	Err(Failure::OtherSite)
}

/// Whether a browser says that one of these pages makes the request. It writes `null` for the origin,
/// because these pages ask it to tell nobody where people come from; then it says it in the other
/// header. Programs, which say nothing, have an API of their own.
fn is_ours(headers: &HeaderMap, origin: &Origin) -> bool {
	match headers.get(SEC_FETCH_SITE) {
		Some(site) => site == "same-origin",
		None => headers.get(ORIGIN).is_some_and(|it| it == origin.as_str()),
	}
}

/// Lets everyone do something so often.
pub(super) async fn admitted(
	State(web): State<WebState>,
	request: Request,
	next: Next,
) -> Result<Response, Failure> {
	if *request.method() == Method::POST {
		let header = web.client_header.as_ref();
		let guest = Guest::of(request.headers(), request.extensions(), header);
		web.desk.admit(guest.to_string()).await?;
	}
	Ok(next.run(request).await)
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use super::*;

	#[test]
	fn only_forms_of_these_pages_do_something() {
		let origin = "https://registrar.example.org".parse().unwrap();
		let is_ours = |headers: &[(HeaderName, &'static str)]| {
			let headers =
				headers.iter().map(|(name, value)| (name.clone(), value.parse().unwrap()));
			super::is_ours(&headers.collect(), &origin)
		};
		assert!(is_ours(&[(SEC_FETCH_SITE, "same-origin"), (ORIGIN, "null")]));
		assert!(is_ours(&[(ORIGIN, "https://registrar.example.org")]));
		assert!(!is_ours(&[(SEC_FETCH_SITE, "same-site"), (ORIGIN, "null")]));
		let lie = (ORIGIN, "https://registrar.example.org");
		assert!(!is_ours(&[(SEC_FETCH_SITE, "cross-site"), lie]));
		assert!(!is_ours(&[(ORIGIN, "https://registrar.example.org.evil.example")]));
		assert!(!is_ours(&[(ORIGIN, "null")]));
		assert!(!is_ours(&[]));
	}
}
