//! The headers that every page has.

use axum::{
	extract::State,
	http::{
		HeaderMap, HeaderValue,
		header::{
			CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderName, REFERRER_POLICY,
			STRICT_TRANSPORT_SECURITY, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
		},
	},
	response::Response,
};

use super::WebState;

/// Nothing but this site's own files, nothing inline, in no frame, and nothing made into code.
macro_rules! policy {
	($targets:literal) => {
		concat!(
			"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; ",
			"connect-src 'self'; base-uri 'none'; frame-ancestors 'none'; ",
			"require-trusted-types-for 'script'; trusted-types 'none'; form-action 'self'",
			$targets
		)
	};
}

const HEADERS: [(HeaderName, &str); 8] = [
	(CONTENT_SECURITY_POLICY, policy!("")),
	(CACHE_CONTROL, "no-store"),
	(REFERRER_POLICY, "no-referrer"),
	(X_CONTENT_TYPE_OPTIONS, "nosniff"),
	(X_FRAME_OPTIONS, "DENY"),
	(HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
	(HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
	(
		HeaderName::from_static("permissions-policy"),
		"camera=(), geolocation=(), microphone=(), payment=(), usb=()",
	),
];

/// Adds them where the page itself says nothing else.
pub(super) async fn add(State(web): State<WebState>, mut response: Response) -> Response {
	for (name, value) in HEADERS {
		response.headers_mut().entry(name).or_insert(HeaderValue::from_static(value));
	}
	if web.site.origin().is_https() {
		let year = HeaderValue::from_static("max-age=31536000");
		response.headers_mut().insert(STRICT_TRANSPORT_SECURITY, year);
	}
	response
}

/// Lets a page's form lead to another origin: browsers look at where a posted form is sent on to.
pub(super) fn leading_to(origin: &str) -> HeaderMap {
	let policy = [policy!(" "), origin].concat().parse();
	policy
		.map(|it: HeaderValue| HeaderMap::from_iter([(CONTENT_SECURITY_POLICY, it)]))
		.unwrap_or_default()
}
