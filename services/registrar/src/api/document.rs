//! The OpenAPI document, made from the operations themselves.

use std::collections::{BTreeMap, BTreeSet};

use axum::http::StatusCode;
use utoipa::{
	PartialSchema, ToSchema,
	openapi::{
		Components, Content, HttpMethod, Info, OpenApi, OpenApiBuilder, PathItem, Paths, Ref,
		RefOr, Required, Response, ResponseBuilder, Responses, ResponsesBuilder,
		SecurityRequirement, Server,
		path::{Operation, OperationBuilder, Parameter, ParameterBuilder, ParameterIn},
		request_body::{RequestBody, RequestBodyBuilder},
		schema::{Object, Schema},
		security::{HttpAuthScheme, HttpBuilder, SecurityScheme},
	},
};

use super::{
	ROOT, health,
	operation::{Access, Described, Schemas, Verb},
	operations,
	problem::{self, Kind, Problem},
	socket,
};

/// Where it is.
pub(super) const PATH: &str = "/openapi.json";

/// The media type of what is told.
pub(super) const JSON: &str = "application/json";
const SESSION: &str = "session";

const DESCRIPTION: &str = "\
Asks a registrar of identities on Polkadot, Kusama and other chains.

Amounts are decimal numbers as strings, in the smallest unit of the chain's token; moments are \
milliseconds since the Unix epoch; hashes are `0x` and hexadecimal digits. What has several forms says \
which in `type`.

What only the owner of an account may do needs a session: `sign-in.begin` gives a text, the account \
signs it, and `sign-in.finish` gives the session, which is sent as `Authorization: Bearer …`. No cookies \
are taken, and pages of any origin may ask.

Every `operationId` is also a method over WebSocket, under `/ws`.";

/// Its text.
pub(super) fn text() -> String {
	// It is plain data: there is nothing in it that JSON could not say.
	document().to_json().unwrap_or_default()
}

fn document() -> OpenApi {
	let mut info = Info::new("Litentry registrar", "1");
	info.description = Some(DESCRIPTION.into());
	OpenApiBuilder::new()
		.info(info)
		.servers(Some([Server::new(ROOT)]))
		.paths(paths())
		.components(Some(components()))
		.build()
}

fn paths() -> Paths {
	let mut paths = Paths::new();
	for operation in operations::ALL {
		let verb = match operation.verb {
			Verb::Get => HttpMethod::Get,
			Verb::Post => HttpMethod::Post,
		};
		let item = PathItem::new(verb, describe(&operation));
		paths.paths.insert(operation.path.into(), item);
	}
	let itself = OperationBuilder::new()
		.operation_id(Some("openapi"))
		.summary(Some("This document."))
		.response(
			"200",
			ResponseBuilder::new()
				.description("This document.")
				.content(JSON, Content::new::<RefOr<Schema>>(Some(RefOr::T(Schema::default())))),
		);
	paths.paths.insert(PATH.into(), PathItem::new(HttpMethod::Get, itself));
	paths.paths.insert(socket::PATH.into(), PathItem::new(HttpMethod::Get, socket::describe()));
	paths.paths.insert(health::PATH.into(), health::describe());
	paths
}

fn components() -> Components {
	let mut schemas = Schemas::new();
	for operation in operations::ALL {
		(operation.schemas)(&mut schemas);
	}
	schemas.push((Problem::name().into(), Problem::schema()));
	Problem::schemas(&mut schemas);
	socket::schemas(&mut schemas);
	health::schemas(&mut schemas);
	let mut components = Components::new();
	components.schemas = schemas.into_iter().collect();
	let bearer = HttpBuilder::new()
		.scheme(HttpAuthScheme::Bearer)
		.bearer_format("JWT")
		.description(Some("What `sign-in.finish` gives."));
	components.add_security_scheme(SESSION, SecurityScheme::Http(bearer.build()));
	components
}

fn describe(operation: &Described) -> Operation {
	let (parameters, body) = split(operation);
	let mut described = OperationBuilder::new()
		.operation_id(Some(operation.method))
		.summary(Some(operation.summary))
		.parameters(Some(parameters))
		.request_body(body)
		.responses(responses(operation));
	let session = SecurityRequirement::new::<_, [&str; 0], &str>(SESSION, []);
	described = match operation.access {
		Access::All => described,
		Access::AllAndMoreForOwners => {
			described.securities(Some([SecurityRequirement::default(), session]))
		}
		Access::Owner => described.security(session),
	};
	described.build()
}

/// Where each parameter is: in the path if that names it, else in the query or the body.
fn split(operation: &Described) -> (Vec<Parameter>, Option<RequestBody>) {
	let RefOr::T(Schema::Object(mut params)) = (operation.params)() else {
		return (Vec::new(), None);
	};
	let named: Vec<String> = params.properties.keys().cloned().collect();
	let mut parameters = Vec::new();
	for name in named {
		let place = match operation.path.contains(&format!("{{{name}}}")) {
			true => ParameterIn::Path,
			false if operation.verb == Verb::Get => ParameterIn::Query,
			false => continue,
		};
		parameters.extend(take(&mut params, &name, place));
	}
	let body = (!params.properties.is_empty()).then(|| body(params));
	(parameters, body)
}

fn take(params: &mut Object, name: &str, place: ParameterIn) -> Option<Parameter> {
	let schema = params.properties.remove(name)?;
	let is_required = params.required.iter().any(|required| required == name);
	params.required.retain(|required| required != name);
	let required = if is_required { Required::True } else { Required::False };
	let parameter = ParameterBuilder::new().name(name).parameter_in(place).schema(Some(schema));
	Some(parameter.required(required).build())
}

fn body(params: Object) -> RequestBody {
	let required = if params.required.is_empty() { Required::False } else { Required::True };
	let content = Content::new(Some(Schema::Object(params)));
	RequestBodyBuilder::new().content(JSON, content).required(Some(required)).build()
}

fn responses(operation: &Described) -> Responses {
	let outcome = Ref::from_schema_name((operation.outcome)());
	let good =
		ResponseBuilder::new().description("Done.").content(JSON, Content::new(Some(outcome)));
	let mut responses = ResponsesBuilder::new().response("200", good);
	for (status, kinds) in problems(operation) {
		let codes: Vec<_> = kinds.into_iter().map(Kind::code).collect();
		responses = responses.response(status.as_str(), refusal(&codes.join(", ")));
	}
	responses.response("default", refusal("Any other problem")).build()
}

/// The problems that an operation has, those that all have among them.
fn problems(operation: &Described) -> BTreeMap<StatusCode, BTreeSet<Kind>> {
	let mut all = vec![Kind::InvalidParameters, Kind::Unavailable];
	all.extend(operation.problems);
	if operation.verb == Verb::Post {
		all.extend([Kind::Malformed, Kind::TooLarge, Kind::WrongMediaType, Kind::TooMany]);
	}
	match operation.access {
		Access::All => {}
		Access::AllAndMoreForOwners => all.push(Kind::InvalidSession),
		Access::Owner => {
			all.extend([Kind::NoSession, Kind::InvalidSession, Kind::OtherAccount]);
		}
	}
	let mut by_status: BTreeMap<StatusCode, BTreeSet<Kind>> = BTreeMap::new();
	for kind in all {
		by_status.entry(kind.status()).or_default().insert(kind);
	}
	by_status
}

/// An answer that says why something is not done.
pub(super) fn refusal(description: &str) -> Response {
	let content = Content::new(Some(Ref::from_schema_name(Problem::name())));
	ResponseBuilder::new().description(description).content(problem::MEDIA_TYPE, content).build()
}
