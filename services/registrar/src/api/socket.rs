//! The operations over WebSocket, and requests that are followed.

mod connection;
mod conversation;
mod line;
mod looks;
mod message;
mod places;
mod subscriptions;

use std::sync::Arc;

use axum::{
	extract::{Request, State, WebSocketUpgrade},
	http::StatusCode,
	response::Response,
};
use utoipa::{
	PartialSchema, ToSchema,
	openapi::{ResponseBuilder, path::Operation, path::OperationBuilder},
};

pub(super) use self::places::Places;
use self::{
	connection::Connection,
	message::{Answer, Push, Question},
};
use super::{
	Api,
	document::refusal,
	operation::Schemas,
	problem::{Kind, Problem},
	settings::MAX_BODY,
};
use crate::web::Guest;

/// Where connections are opened.
pub(super) const PATH: &str = "/ws";

const DESCRIPTION: &str = "\
Each message of the client is a `Question`, `{id, method, params}`, and the answer is `{id, result}` or \
`{id, problem}`; answers come in any order. The methods are the `operationId`s of this document, with all \
parameters and members of the body in `params`, and:

- `authenticate {session}`: what is asked from now on is asked with this session, or with none.
- `subscribe {chain, account}`: answers with `{request}`, which is null while there is none, and sends a \
`Push` whenever it changes.
- `unsubscribe {chain, account}`

A connection that gives no sign of life, or neither asks nor is subscribed to anything, is closed.";

/// Opens a connection.
pub(super) async fn open(
	State(api): State<Arc<Api>>,
	upgrade: Result<WebSocketUpgrade, axum::extract::ws::rejection::WebSocketUpgradeRejection>,
	request: Request,
) -> Result<Response, Problem> {
	let upgrade = upgrade.map_err(|rejection| Problem::because(Kind::Malformed, &rejection))?;
	let header = api.client_header.as_ref();
	let guest = Guest::of(request.headers(), request.extensions(), header);
	let place = api.places.enter(guest).ok_or_else(|| Problem::new(Kind::TooMany))?;
	let upgrade = upgrade.max_message_size(MAX_BODY).max_frame_size(MAX_BODY);
	Ok(upgrade.on_upgrade(move |socket| async move {
		Connection::new(api, guest, socket).run().await;
		drop(place);
	}))
}

/// What the document says of it.
pub(super) fn describe() -> Operation {
	let opened = ResponseBuilder::new().description("The connection is open.");
	OperationBuilder::new()
		.operation_id(Some("ws"))
		.summary(Some("The same over WebSocket, and requests that are followed."))
		.description(Some(DESCRIPTION))
		.response(StatusCode::SWITCHING_PROTOCOLS.as_str(), opened)
		.response("default", refusal("No connection is opened"))
		.build()
}

/// The schemas of its messages.
pub(super) fn schemas(schemas: &mut Schemas) {
	schemas.push((Question::name().into(), Question::schema()));
	Question::schemas(schemas);
	schemas.push((Answer::name().into(), Answer::schema()));
	Answer::schemas(schemas);
	schemas.push((Push::name().into(), Push::schema()));
	Push::schemas(schemas);
}
