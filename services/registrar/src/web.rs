//! The registrar's pages: rendered here, complete without scripts, and live with one.
//!
//! Looking at a page changes nothing, whoever looks; everything that is done is a form that is posted
//! from the pages themselves. One exception: coming back from a platform is a `GET`, as OAuth has it,
//! and needs the cookie that a posted form has set.
//!
//! - [`router`]: the pages, for [`axum::serve`]
//! - [`WebState`]: what they are made from
//! - [`Site`]: where each of them is, for whoever gives out links
//! - [`Origin`]: where they are served
//! - [`Contact`]: where the operator is written to
//! - [`Coin`]: how amounts are written
//! - [`Guest`]: from where somebody comes

mod acting;
pub(crate) mod amount;
mod assets;
mod audit;
mod before;
mod client;
mod contact;
mod cookies;
mod ended;
mod events;
mod failure;
mod field;
mod find;
mod guard;
mod headers;
mod home;
mod labels;
mod link;
mod mail_link;
mod origin;
mod page;
mod place;
mod platform;
mod precheck;
mod request;
mod signing_in;
mod site;
mod streams;
mod submitted;
mod time;
mod unknown;
mod visible;
mod visitor;
mod who;
mod words;

use std::{collections::BTreeMap, fmt, sync::Arc, time::Duration};

use axum::{
	Router,
	extract::DefaultBodyLimit,
	http::{HeaderName, StatusCode},
	middleware::{from_fn_with_state, map_response_with_state},
	routing::{get, post},
};
use litentry_vocabulary::Moment;
use tower_http::timeout::TimeoutLayer;

pub use self::{
	amount::Coin,
	client::Guest,
	contact::{Contact, InvalidContact},
	origin::{InvalidOrigin, Origin},
	site::Site,
};
use self::{failure::Failure, streams::Streams};
use crate::{
	desk::Desk, engine::Clock, oauth::Platforms, request::ChainId, sign_in::SignIns, token::Tokens,
};

/// The most bytes of a form: an OpenPGP key is pasted into one.
const MAX_FORM: usize = 256 * 1024;

/// How long a page may take; those that look at websites wait for them.
const MAX_TIME: Duration = Duration::from_mins(1);

/// What the pages are made from.
#[derive(Clone)]
pub struct WebState {
	/// What is done for people.
	pub desk: Arc<dyn Desk>,
	/// Where the pages are.
	pub site: Arc<Site>,
	/// What links and sessions carry.
	pub tokens: Arc<Tokens>,
	/// How people sign in with their accounts.
	pub sign_ins: Arc<SignIns>,
	/// How people sign in elsewhere.
	pub platforms: Arc<dyn Platforms>,
	/// What time it is.
	pub clock: Arc<dyn Clock>,
	/// How each chain's amounts are written; without an entry, in the smallest unit.
	pub coins: Arc<BTreeMap<ChainId, Coin>>,
	/// Where the operator is written to, if people are told.
	pub contact: Option<Contact>,
	/// The header in which a proxy of one's own says from where somebody comes.
	pub client_header: Option<HeaderName>,
}

impl WebState {
	fn now(&self) -> Moment {
		self.clock.now()
	}

	const fn contact(&self) -> Option<&Contact> {
		self.contact.as_ref()
	}
}

impl fmt::Debug for WebState {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		f.debug_struct("WebState").field("site", &self.site).finish_non_exhaustive()
	}
}

/// The pages, with everything else under their addresses; whoever is not found gets a page that says
/// so. Serve it with [`Router::into_make_service_with_connect_info`], so that it is known from where
/// somebody comes.
pub fn router(web: WebState) -> Router {
	let time = TimeoutLayer::with_status_code(StatusCode::GATEWAY_TIMEOUT, MAX_TIME);
	let admitted = from_fn_with_state(web.clone(), guard::admitted);
	// Mail programs post here by themselves when their user does not want more (RFC 8058).
	let refuse = get(mail_link::ask_refusal).post(mail_link::refuse).layer(admitted.clone());
	pages()
		.layer(admitted)
		// First: other websites are not to use up what somebody may do.
		.layer(from_fn_with_state(web.clone(), guard::from_our_pages))
		.route("/refuse/{token}", refuse)
		.fallback(async || Failure::NoPage)
		.method_not_allowed_fallback(async || Failure::OtherMethod)
		.layer((time, DefaultBodyLimit::max(MAX_FORM)))
		.layer(map_response_with_state(web.clone(), page::frame))
		.layer(map_response_with_state(web.clone(), headers::add))
		.with_state(web)
}

fn pages() -> Router<WebState> {
	Router::new()
		.route("/", get(home::page))
		.route("/find", get(find::find))
		.route("/precheck", get(precheck::form).post(precheck::check))
		.route("/audit", get(audit::page))
		.route("/audit/record.jsonl", get(audit::download))
		.route("/robots.txt", get(assets::robots))
		.route("/assets/{name}", get(assets::serve))
		.route("/sign-in/{chain}/{address}", get(signing_in::page).post(signing_in::sign_in))
		.route("/sign-out", post(signing_in::sign_out))
		.route("/confirm/{token}", get(mail_link::ask_confirmation).post(mail_link::confirm))
		.route("/sign-in-with/{token}", get(platform::page).post(platform::go))
		.route("/oauth/{channel}/callback", get(platform::come_back).head(platform::nothing))
		.merge(requests())
}

fn requests() -> Router<WebState> {
	let streams = Arc::new(Streams::default());
	Router::new()
		.route("/{chain}/{address}", get(request::page))
		.route("/{chain}/{address}/begin", post(acting::begin))
		.route("/{chain}/{address}/look", post(acting::look))
		.route("/{chain}/{address}/reveal", post(acting::reveal))
		.route("/{chain}/{address}/events", get(events::stream))
		.layer(axum::Extension(streams))
}
