//! What tells a request's page that something has changed.

use std::{convert::Infallible, future::ready, sync::Arc, time::Duration};

use axum::{
	Extension,
	extract::State,
	http::HeaderName,
	response::{
		IntoResponse, Response,
		sse::{Event, KeepAlive, Sse},
	},
};
use futures::StreamExt;
use tokio_stream::wrappers::BroadcastStream;

use super::{Failure, Guest, WebState, place::Place, streams::Streams};

/// How long a stream is open; browsers open the next one by themselves.
const LIFETIME: Duration = Duration::from_mins(30);

/// So that proxies do not wait for the end of the answer.
const UNBUFFERED: (HeaderName, &str) = (HeaderName::from_static("x-accel-buffering"), "no");

/// One event for each change of a request. What has changed is not in it: the page asks for itself
/// again, and is shown what it may be shown.
pub(super) async fn stream(
	State(web): State<WebState>,
	Extension(streams): Extension<Arc<Streams>>,
	Place { key, .. }: Place,
	guest: Guest,
) -> Result<Response, Failure> {
	let seat = streams.sit(guest).ok_or(Failure::Crowded)?;
	let changes = BroadcastStream::new(web.desk.changes());
	// Whoever fell behind missed something, perhaps of this request.
	let ours = changes.filter(move |change| ready(change.as_ref().map_or(true, |it| *it == key)));
	let events = ours.take_until(tokio::time::sleep(LIFETIME)).map(move |_| {
		let _seat = &seat;
		Ok::<_, Infallible>(Event::default().data("changed"))
	});
	Ok(([UNBUFFERED], Sse::new(events).keep_alive(KeepAlive::default())).into_response())
}
