//! The operations over HTTP.

use std::sync::Arc;

use axum::{
	Json, Router,
	body::{Body, to_bytes},
	extract::{FromRequestParts, Query, RawPathParams, Request, State},
	http::{
		HeaderMap,
		header::{CONTENT_TYPE, HeaderName},
		request::Parts,
	},
	middleware,
	response::IntoResponse,
	routing::{MethodRouter, any, get, post},
};
use serde_json::{Map, Value};
use tokio::time::timeout;

use super::{
	Api, Caller, ROOT, document, headers, health,
	operation::{Described, Verb},
	operations,
	problem::{Kind, Problem},
	settings::MAX_BODY,
	socket,
};
use crate::web::Guest;

const JSON: (HeaderName, &str) = (CONTENT_TYPE, "application/json");

/// A route for each operation, and those of the document, of WebSocket and of the registrar's health.
/// Nothing else below `/api` is anybody's: pages have no place there.
pub(super) fn routes(api: Arc<Api>) -> Router {
	let nothing = || any(async || Problem::new(Kind::NoSuchResource));
	Router::new()
		.nest(ROOT, operations())
		.route("/api", nothing())
		.route("/api/", nothing())
		.route("/api/{*path}", nothing())
		.route(health::PATH, get(health::tell))
		.method_not_allowed_fallback(async || Problem::new(Kind::WrongVerb))
		.layer(middleware::from_fn(headers::add))
		.with_state(api)
}

fn operations() -> Router<Arc<Api>> {
	let document: Arc<str> = document::text().into();
	let mut router = Router::new()
		.route(document::PATH, get(|| async move { ([JSON], document.to_string()) }))
		.route(socket::PATH, get(socket::open));
	for operation in operations::ALL {
		router = router.route(operation.path, route(operation));
	}
	router
}

fn route(operation: Described) -> MethodRouter<Arc<Api>> {
	let handler =
		move |State(api): State<Arc<Api>>, request: Request| answer(operation, api, request);
	match operation.verb {
		Verb::Get => get(handler),
		Verb::Post => post(handler),
	}
}

async fn answer(
	operation: Described,
	api: Arc<Api>,
	request: Request,
) -> Result<impl IntoResponse, Problem> {
	let (mut parts, body) = request.into_parts();
	let session = api.session(&parts.headers)?;
	let guest = Guest::of(&parts.headers, &parts.extensions, api.client_header.as_ref());
	let params = timeout(api.time, params(operation.verb, &mut parts, body)).await;
	let params = params.map_err(|_| Problem::because(Kind::Malformed, "it comes too slowly"))??;
	(operation.run)(api, Caller { guest, session }, params.into()).await.map(Json)
}

/// All parameters as one object: those of the path, and those of the query or the body.
async fn params(verb: Verb, parts: &mut Parts, body: Body) -> Result<Map<String, Value>, Problem> {
	let mut params = match verb {
		Verb::Get => query(parts)?,
		Verb::Post => read_body(&parts.headers, body).await?,
	};
	let path = RawPathParams::from_request_parts(parts, &()).await;
	for (name, value) in &path.map_err(|error| Problem::because(Kind::Malformed, &error))? {
		if params.insert(name.to_owned(), value.into()).is_some() {
			let reason = format!("{name} is in the path already");
			return Err(Problem::because(Kind::InvalidParameters, &reason));
		}
	}
	Ok(params)
}

/// Everything in a query is text; what looks like a number is taken for one.
fn query(parts: &Parts) -> Result<Map<String, Value>, Problem> {
	let query: Query<Vec<(String, String)>> = Query::try_from_uri(&parts.uri)
		.map_err(|error| Problem::because(Kind::Malformed, &error))?;
	let value =
		|text: String| text.parse().map_or(Value::String(text), |number: u64| number.into());
	Ok(query.0.into_iter().map(|(name, text)| (name, value(text))).collect())
}

async fn read_body(headers: &HeaderMap, body: Body) -> Result<Map<String, Value>, Problem> {
	let bytes = to_bytes(body, MAX_BODY).await.map_err(|_| Problem::new(Kind::TooLarge))?;
	if bytes.is_empty() {
		return Ok(Map::new());
	}
	if !is_json(headers) {
		return Err(Problem::new(Kind::WrongMediaType));
	}
	serde_json::from_slice(&bytes).map_err(|error| Problem::because(Kind::Malformed, &error))
}

fn is_json(headers: &HeaderMap) -> bool {
	let media_type = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
	let essence = media_type.and_then(|value| value.split(';').next()).unwrap_or_default();
	essence.trim().eq_ignore_ascii_case(JSON.1)
}
