//! Pages, the API and metrics, served.

use std::{net::SocketAddr, sync::Arc, time::Duration};

use axum::{Router, http::HeaderName};
use rand::rngs::StdRng;
use tokio::net::TcpListener;
use tracing::info;

use super::Ended;
use crate::{
	api::{self, ApiState, SocketLimits},
	chains::Chains,
	config::Config,
	engine::{Clock, Engine},
	metrics,
	oauth::Platforms,
	remarks::Remarks,
	sign_in::SignIns,
	token::Tokens,
	web::{self, Site, WebState},
};

/// How long one operation of the API may take: websites and name servers have less.
const OPERATION_TIME: Duration = Duration::from_mins(1);

/// What people and programs are served with.
pub(super) struct Front {
	pub(super) config: Config,
	pub(super) engine: Arc<Engine>,
	pub(super) clock: Arc<dyn Clock>,
	pub(super) site: Arc<Site>,
	pub(super) tokens: Arc<Tokens>,
	pub(super) platforms: Arc<dyn Platforms>,
	pub(super) remarks: Arc<Remarks>,
	pub(super) rng: StdRng,
}

/// Serves everything, for ever.
pub(super) async fn serve(front: Front) -> Result<(), Ended> {
	let (listen, metrics) = (front.config.listen, front.config.metrics);
	let measured = metrics::router(Arc::clone(&front.engine));
	let pages = listen_on("pages", listen, front.router());
	match metrics {
		Some(metrics) => {
			tokio::try_join!(pages, listen_on("metrics", metrics, measured))?;
		}
		None => pages.await?,
	}
	Ok(())
}

async fn listen_on(what: &'static str, address: SocketAddr, router: Router) -> Result<(), Ended> {
	let unserved = |cause| Ended::Unserved { what, address, cause };
	let listener = TcpListener::bind(address).await.map_err(unserved)?;
	info!(%address, what, "serving");
	let service = router.into_make_service_with_connect_info::<SocketAddr>();
	axum::serve(listener, service).await.map_err(unserved)
}

impl Front {
	fn router(self) -> Router {
		let (servings, metrics) = (self.config.servings(), self.engine.metrics().clone());
		let sign_ins = Arc::new(SignIns::new(
			Arc::clone(&self.tokens),
			Chains::of(&servings),
			self.remarks,
			Arc::clone(&self.clock),
			self.rng,
		));
		let client_header: Option<HeaderName> = self.config.client_header();
		let api = ApiState {
			desk: Arc::clone(&self.engine) as _,
			chains: servings,
			tokens: Arc::clone(&self.tokens),
			sign_ins: Arc::clone(&sign_ins),
			clock: Arc::clone(&self.clock),
			client_header: client_header.clone(),
			time: OPERATION_TIME,
			sockets: SocketLimits::default(),
		};
		let web = WebState {
			desk: self.engine,
			site: self.site,
			tokens: self.tokens,
			sign_ins,
			platforms: self.platforms,
			clock: self.clock,
			coins: Arc::new(self.config.coins()),
			contact: self.config.contact,
			client_header,
		};
		metrics.counting(web::router(web).merge(api::router(api)))
	}
}
