//! A registrar, put together from its configuration.

use std::sync::Arc;

use futures::{FutureExt, StreamExt, future::BoxFuture, stream::FuturesUnordered};
use rand::{SeedableRng, rngs::StdRng};

use super::{
	CannotStart, Ended, HttpPartner, Watching, follow_chain, keep_telling, keep_time,
	serving::{Front, serve},
	ways::{Ground, Ways},
};
use crate::{
	answer::Answers,
	chain::{Signer, WebSockets},
	chain_names::ChainNames,
	config::Config,
	desk::Office,
	engine::{Clock, Engine, Partner, Parts},
	keys::Keys,
	links::Links,
	matrix::Positions,
	remarks::Remarks,
	store::Store,
	token::Tokens,
	web::Site,
};

/// A registrar: everything is checked and connected, and nothing runs yet.
pub struct Registrar {
	config: Config,
	clock: Arc<dyn Clock>,
	engine: Arc<Engine>,
	store: Store,
	site: Arc<Site>,
	tokens: Arc<Tokens>,
	names: Arc<ChainNames>,
	ways: Ways,
	rng: StdRng,
}

impl std::fmt::Debug for Registrar {
	fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
		f.debug_struct("Registrar").field("engine", &self.engine).finish_non_exhaustive()
	}
}

impl Registrar {
	/// Puts one together. The database is opened, and nothing else is touched.
	///
	/// # Errors
	///
	/// The configuration contradicts itself or names what is not there.
	pub async fn assemble(
		config: Config,
		keys: &Keys,
		clock: Arc<dyn Clock>,
		mut rng: StdRng,
	) -> Result<Self, CannotStart> {
		config.check()?;
		let servings = config.servings();
		let store = Store::open(&config.database, keys.seal()).await?;
		let terms = config.terms.terms(&config.limits);
		let tokens = Arc::new(Tokens::new(keys.tokens(), config.origin.as_str()));
		let site = Arc::new(Site::new(
			config.origin.clone(),
			&servings,
			Arc::clone(&tokens),
			Arc::clone(&clock),
			terms.challenge,
		));
		let links: Arc<dyn Links> = Arc::clone(&site) as _;
		let chains = servings.iter().map(|serving| (serving.chain, serving.names_count));
		let names = Arc::new(ChainNames::new(chains));
		let ground = Ground {
			config: &config,
			keys,
			servings: &servings,
			clock: &clock,
			links: &links,
			names: &names,
		};
		let ways = Ways::new(ground)?;
		let notices = Arc::new(ways.notices(ground));
		let engine = Arc::new(Engine::new(Parts {
			store: store.clone(),
			chains: servings,
			verifiers: ways.verifiers.clone(),
			notices,
			partner: partner(&config)?,
			clock: Arc::clone(&clock),
			rng: StdRng::from_rng(&mut rng),
			terms,
		}));
		Ok(Self { config, clock, engine, store, site, tokens, names, ways, rng })
	}

	/// What the operator does.
	pub fn office(&self) -> &dyn Office {
		&*self.engine
	}

	/// Runs it for ever.
	///
	/// # Errors
	///
	/// A key is missing, or nobody can be served.
	pub async fn run(self) -> Result<(), Ended> {
		let remarks = Arc::new(Remarks::default());
		let mut tasks = FuturesUnordered::new();
		for task in self.chain_tasks(&remarks)? {
			tasks.push(forever(task));
		}
		let answers: Arc<dyn Answers> = Arc::clone(&self.engine) as _;
		let positions: Arc<dyn Positions> = Arc::new(self.store.clone());
		for task in self.ways.tasks(&self.clock, &answers, &positions)? {
			tasks.push(forever(task));
		}
		tasks.push(forever(Box::pin(keep_time(Arc::clone(&self.engine)))));
		tasks.push(forever(Box::pin(keep_telling(Arc::clone(&self.engine)))));
		tasks.push(Box::pin(serve(self.front(remarks))));
		tasks.next().await.unwrap_or(Ok(()))
	}

	fn chain_tasks(
		&self,
		remarks: &Arc<Remarks>,
	) -> Result<Vec<BoxFuture<'static, ()>>, CannotStart> {
		let watching = Arc::new(Watching {
			engine: Arc::clone(&self.engine),
			names: Arc::clone(&self.names),
			remarks: Arc::clone(remarks),
			clock: Arc::clone(&self.clock),
		});
		let chains = self.config.chains.iter().map(|chain| {
			let signer = Signer::read(&chain.signer_file, chain.acts_for.map(|it| it.account))?;
			let watching = Arc::clone(&watching);
			let following = follow_chain(chain.settings(), signer, watching, Arc::new(WebSockets));
			Ok(following.boxed())
		});
		chains.collect()
	}

	fn front(self, remarks: Arc<Remarks>) -> Front {
		Front {
			config: self.config,
			engine: self.engine,
			clock: self.clock,
			site: self.site,
			tokens: self.tokens,
			platforms: self.ways.platforms,
			remarks,
			rng: self.rng,
		}
	}
}

fn partner(config: &Config) -> Result<Option<Arc<dyn Partner>>, CannotStart> {
	let Some(settings) = &config.partner else {
		return Ok(None);
	};
	let client = reqwest::Client::new();
	let partner = HttpPartner::new(settings, client).map_err(CannotStart::Partner)?;
	Ok(Some(Arc::new(partner)))
}

fn forever(task: BoxFuture<'static, ()>) -> BoxFuture<'static, Result<(), Ended>> {
	Box::pin(async move {
		task.await;
		Ok(())
	})
}
