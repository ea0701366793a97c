//! Whether the registrar works, for whatever watches over it.

use std::{sync::Arc, time::Duration};

use axum::{Json, extract::State, http::StatusCode};
use serde::Serialize;
use tokio::time::timeout;
use utoipa::{
	PartialSchema, ToSchema,
	openapi::{
		Content, HttpMethod, PathItem, Ref, ResponseBuilder, Server, path::OperationBuilder,
	},
};

use super::{
	Api,
	document::{JSON, refusal},
	operation::Schemas,
	problem::{Kind, Problem},
};

/// Where it is told: below the origin itself, not below the API's root.
pub(super) const PATH: &str = "/health";

/// How long the database may take.
const PATIENCE: Duration = Duration::from_secs(5);

/// How the registrar is.
#[derive(Serialize, ToSchema)]
pub(super) struct Health {
	status: Status,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
enum Status {
	/// The database answers.
	Ok,
}

/// Tells whether the database answers.
pub(super) async fn tell(State(api): State<Arc<Api>>) -> Result<Json<Health>, Problem> {
	match timeout(PATIENCE, api.desk.audit(1, 0)).await {
		Ok(Ok(_)) => Ok(Json(Health { status: Status::Ok })),
		Ok(Err(_)) | Err(_) => Err(Problem::new(Kind::Unavailable)),
	}
}

/// What the document says of it.
pub(super) fn describe() -> PathItem {
	let good = ResponseBuilder::new()
		.description("The database answers.")
		.content(JSON, Content::new(Some(Ref::from_schema_name(Health::name()))));
	let operation = OperationBuilder::new()
		.operation_id(Some("health"))
		.summary(Some("Whether the registrar works. It is no method over WebSocket."))
		.response(StatusCode::OK.as_str(), good)
		.response(StatusCode::SERVICE_UNAVAILABLE.as_str(), refusal(Kind::Unavailable.code()))
		.response("default", refusal("Any other problem"));
	let mut item = PathItem::new(HttpMethod::Get, operation);
	item.servers = Some(vec![Server::new("/")]);
	item
}

/// The schemas of what it tells.
pub(super) fn schemas(schemas: &mut Schemas) {
	schemas.push((Health::name().into(), Health::schema()));
	Health::schemas(schemas);
}
