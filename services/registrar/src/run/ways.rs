//! The ways on which people show what they hold, as far as the configuration has them.

mod mail_way;
mod matrix_way;

use std::sync::Arc;

use futures::{FutureExt, future::BoxFuture};

use self::{mail_way::MailWay, matrix_way::MatrixWay};
use super::{CannotStart, EveryWay};
use crate::{
	answer::Answers,
	chain_names::ChainNames,
	config::Config,
	engine::{Clock, Notices, Serving},
	keys::Keys,
	links::Links,
	matrix::Positions,
	oauth::{OAuthPlatforms, Platforms},
	verifier::Verifier,
	verifiers::{
		discord::DiscordVerifier, display::DisplayVerifier, dns::Resolvers, fetch::Fetcher,
		github::GithubVerifier, pgp::PgpVerifier, twitter::TwitterVerifier, web::WebVerifier,
	},
};

/// What all ways are made with.
#[derive(Clone, Copy)]
pub(super) struct Ground<'a> {
	pub(super) config: &'a Config,
	pub(super) keys: &'a Keys,
	pub(super) servings: &'a [Serving],
	pub(super) clock: &'a Arc<dyn Clock>,
	pub(super) links: &'a Arc<dyn Links>,
	pub(super) names: &'a Arc<ChainNames>,
}

/// The ways that the configuration has.
pub(super) struct Ways {
	pub(super) verifiers: Vec<Arc<dyn Verifier>>,
	pub(super) platforms: Arc<dyn Platforms>,
	mail: Option<MailWay>,
	matrix: Option<MatrixWay>,
}

impl Ways {
	/// Sets them up; nothing is sent or asked yet.
	pub(super) fn new(ground: Ground) -> Result<Self, CannotStart> {
		let Ground { config, keys, .. } = ground;
		let origin = config.origin.as_str();
		let mut ways = Self {
			verifiers: Vec::new(),
			platforms: Arc::new(OAuthPlatforms::new(&config.oauth, origin, keys.platforms())?),
			mail: MailWay::new(ground)?,
			matrix: MatrixWay::new(ground)?,
		};
		ways.add_what_needs_nobody(ground)?;
		ways.add_platforms(ground);
		ways.verifiers.extend(ways.mail.as_ref().map(MailWay::verifier));
		ways.verifiers.extend(ways.matrix.as_ref().map(|it| it.verifier(ground)));
		Ok(ways)
	}

	fn add_what_needs_nobody(&mut self, ground: Ground) -> Result<(), CannotStart> {
		let Ground { config, clock, names, .. } = ground;
		let clock = Arc::clone(clock);
		let names = Arc::clone(names);
		self.verifiers.push(Arc::new(DisplayVerifier::new(names, config.names.rules())));
		self.verifiers.push(Arc::new(PgpVerifier::new(Arc::new(move || clock.now()))));
		if let Some(dns) = &config.dns {
			let resolvers = Resolvers::new(&dns.resolving())?;
			let fetcher = Fetcher::new(config.fetch.fetching())?;
			self.verifiers.push(Arc::new(WebVerifier::new(resolvers, fetcher)));
		}
		Ok(())
	}

	fn add_platforms(&mut self, Ground { config, links, .. }: Ground) {
		let links = || Arc::clone(links);
		let oauth = &config.oauth;
		let x = oauth.x.as_ref().map(|_| Arc::new(TwitterVerifier::new(links())) as _);
		let github = oauth.github.as_ref().map(|_| Arc::new(GithubVerifier::new(links())) as _);
		let discord = oauth.discord.as_ref().map(|_| Arc::new(DiscordVerifier::new(links())) as _);
		self.verifiers.extend([x, github, discord].into_iter().flatten());
	}

	/// How people are told what they did not ask for.
	pub(super) fn notices(&self, ground: Ground) -> EveryWay {
		let mail = self.mail.as_ref().map(|it| Arc::new(it.notices()) as Arc<dyn Notices>);
		let matrix = self.matrix.as_ref().map(|it| Arc::new(it.notices(ground)) as _);
		EveryWay(mail.into_iter().chain(matrix).collect())
	}

	/// What has to run so that answers come in.
	pub(super) fn tasks(
		&self,
		clock: &Arc<dyn Clock>,
		answers: &Arc<dyn Answers>,
		positions: &Arc<dyn Positions>,
	) -> Result<Vec<BoxFuture<'static, ()>>, CannotStart> {
		let mut tasks = Vec::new();
		if let Some(mail) = &self.mail
			&& let Some(inbox) = mail.inbox(clock, answers)?
		{
			tasks.push(async move { inbox.run().await }.boxed());
		}
		if let Some(matrix) = &self.matrix {
			let bot = matrix.bot(clock, answers, positions);
			tasks.push(async move { match bot.run().await {} }.boxed());
		}
		Ok(tasks)
	}
}
