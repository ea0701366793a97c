//! What programs ask the registrar: JSON over HTTP, and the same over WebSocket.
//!
//! - [`router`]: everything below `/api`, and `/health`
//! - [`ApiState`]: what it is made of
//! - [`SocketLimits`]: what WebSocket connections may do
//!
//! Each operation is described once (`operation`), with its parameters, its outcome and the problems
//! that may come instead. The routes (`http`), the messages (`socket`) and the OpenAPI document
//! (`document`) are made from these descriptions.
//!
//! Nobody is known by a cookie here: whoever acts for an account sends its session as a bearer token.
//! So pages of any origin may ask, and none can ask in somebody else's name.

mod caller;
mod document;
mod headers;
mod health;
mod http;
mod operation;
mod operations;
mod problem;
mod settings;
mod socket;
mod wire;

use std::{fmt, sync::Arc, time::Duration};

use axum::{Router, http::HeaderName};

pub use self::settings::SocketLimits;
use self::{
	caller::Caller,
	problem::{Kind, Problem},
	socket::Places,
	wire::ChainText,
};
use crate::{
	chains::GENERIC_PREFIX,
	desk::{Declined, Desk},
	engine::{Clock, Serving},
	request::ChainId,
	sign_in::SignIns,
	token::Tokens,
};

/// Where everything is, below the registrar's origin.
const ROOT: &str = "/api/v1";

/// What the API is made of.
#[derive(Clone)]
pub struct ApiState {
	/// What it asks.
	pub desk: Arc<dyn Desk>,
	/// The chains that are served.
	pub chains: Vec<Serving>,
	/// Whose sessions it takes.
	pub tokens: Arc<Tokens>,
	/// Where people sign in.
	pub sign_ins: Arc<SignIns>,
	/// What time it is.
	pub clock: Arc<dyn Clock>,
	/// The header in which a proxy of one's own says from where somebody comes, if there is one.
	pub client_header: Option<HeaderName>,
	/// How long one operation may take, and sending its parameters.
	pub time: Duration,
	/// What WebSocket connections may do.
	pub sockets: SocketLimits,
}

impl fmt::Debug for ApiState {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		f.debug_struct("ApiState").field("chains", &self.chains).finish_non_exhaustive()
	}
}

/// Everything below `/api`, and `/health`.
///
/// It has to be served with the addresses of whoever connects
/// ([`Router::into_make_service_with_connect_info`]): limits tell people apart by them.
pub fn router(state: ApiState) -> Router {
	let places = Places::new(state.sockets);
	let api = Arc::new(Api { state, places });
	http::routes(api)
}

/// The API, with what it keeps.
struct Api {
	state: ApiState,
	places: Arc<Places>,
}

impl std::ops::Deref for Api {
	type Target = ApiState;

	fn deref(&self) -> &ApiState {
		&self.state
	}
}

impl Api {
	/// The chain that is meant.
	fn serving(&self, chain: &ChainText) -> Result<&Serving, Problem> {
		let serving = self.chains.iter().find(|serving| chain.names(serving));
		serving.ok_or_else(|| Problem::new(Kind::UnknownChain))
	}

	fn ss58_prefix(&self, chain: ChainId) -> u16 {
		let serving = self.chains.iter().find(|serving| serving.chain == chain);
		serving.map_or(GENERIC_PREFIX, |serving| serving.ss58_prefix)
	}

	fn declined(&self, declined: Declined) -> Problem {
		Problem::declined(declined, self.clock.now())
	}
}
