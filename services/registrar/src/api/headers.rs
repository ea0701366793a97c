//! The headers of every answer, and what browsers ask before pages of other origins may ask.

use axum::{
	extract::Request,
	http::{
		HeaderName, HeaderValue, Method, StatusCode,
		header::{
			ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS,
			ACCESS_CONTROL_ALLOW_ORIGIN, ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_MAX_AGE,
			CACHE_CONTROL, X_CONTENT_TYPE_OPTIONS,
		},
	},
	middleware::Next,
	response::{IntoResponse, Response},
};

/// Every origin may read, and no cookies are taken: `*` never allows credentials.
const ALWAYS: [(HeaderName, &str); 4] = [
	(ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
	(ACCESS_CONTROL_EXPOSE_HEADERS, "retry-after, www-authenticate"),
	(CACHE_CONTROL, "no-store"),
	(X_CONTENT_TYPE_OPTIONS, "nosniff"),
];

const BEFORE: [(HeaderName, &str); 3] = [
	(ACCESS_CONTROL_ALLOW_METHODS, "GET, POST"),
	(ACCESS_CONTROL_ALLOW_HEADERS, "authorization, content-type"),
	(ACCESS_CONTROL_MAX_AGE, "86400"),
];

/// Adds them.
pub(super) async fn add(request: Request, next: Next) -> Response {
	let mut response = match *request.method() {
		Method::OPTIONS => (StatusCode::NO_CONTENT, BEFORE).into_response(),
		_ => next.run(request).await,
	};
	for (name, value) in ALWAYS {
		response.headers_mut().insert(name, HeaderValue::from_static(value));
	}
	response
}
