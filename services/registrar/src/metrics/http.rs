//! Counts what is asked over HTTP.

use axum::{
	Router,
	extract::{MatchedPath, Request, State},
	middleware::{Next, from_fn_with_state},
	response::Response,
};

use super::{
	Metrics,
	labels::{OfRoute, escaped},
};

/// Whatever is not one of the routes: their paths are up to whoever asks.
const OTHER: &str = "other";

impl Metrics {
	/// The routes that a router has so far, with everything counted that they answer, by route and
	/// status.
	pub fn counting<S: Clone + Send + Sync + 'static>(&self, router: Router<S>) -> Router<S> {
		router.layer(from_fn_with_state(self.clone(), count))
	}
}

async fn count(State(metrics): State<Metrics>, request: Request, next: Next) -> Response {
	let route = request.extensions().get::<MatchedPath>();
	let route = escaped(route.map_or(OTHER, MatchedPath::as_str));
	let response = next.run(request).await;
	let status = response.status().as_str().to_owned();
	metrics.http.get_or_create(&OfRoute { route, status }).inc();
	response
}
