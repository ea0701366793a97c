//! `litentry request`

use litentry_vocabulary::{LinkId, RequestId};

use super::done;
use crate::{
	AccountKey, Chain, Failure, Rendered, World,
	args::RequestScore,
	chain::{Algorithm, Request},
	credential,
	requests::{self, Asked, RequestReport, RequestStatus},
	session::Session,
};

impl<W: World> Session<'_, W> {
	pub(super) async fn request(&mut self, options: RequestScore) -> Result<Rendered, Failure> {
		let key = self.key()?;
		let chain = self.chain().await?;
		let algorithm = requests::choose_algorithm(&chain, &options.algorithm).await?;
		let asked = asked(&chain, &key, &algorithm, &options).await?;
		let workers = self.workers_key(&chain).await?;
		let request = requests::ask(&chain, &key, asked, workers, self.world.rng()).await?;
		let found = if options.no_wait {
			sent(&chain, &key, request).await?
		} else {
			self.world.tell(&format!("Sent as request {request}; waiting for the workers."));
			requests::wait(&chain, &key, request).await?
		};
		done(report(&chain, &key, &found, algorithm, &options))
	}
}

async fn asked(
	chain: &impl Chain,
	key: &AccountKey,
	algorithm: &Algorithm,
	options: &RequestScore,
) -> Result<Asked, Failure> {
	let named: Vec<LinkId> = options.links.iter().copied().map(LinkId).collect();
	let links = requests::choose_links(chain, key.account(), &named).await?;
	let algorithm = algorithm.algorithm.id();
	let fee = match options.fee {
		Some(fee) => fee.0,
		None => chain.minimum_fee(algorithm).await?,
	};
	Ok(Asked { algorithm, links, disclosure: options.disclose.into(), fee })
}

async fn sent(
	chain: &impl Chain,
	key: &AccountKey,
	request: RequestId,
) -> Result<Request, Failure> {
	let account = key.account();
	chain.request(request).await?.ok_or(Failure::NoRequest { account, request })
}

fn report(
	chain: &impl Chain,
	key: &AccountKey,
	request: &Request,
	algorithm: Algorithm,
	options: &RequestScore,
) -> Result<RequestReport, Failure> {
	let mut report = RequestReport::of(request, &[algorithm]);
	if matches!(report.status, RequestStatus::Scored { .. }) {
		let opened = credential::open_answer(chain.genesis(), key, request)?;
		report.score = Some(opened.verified.credential().score);
		if let Some(file) = &options.out {
			credential::save(&opened.text, file)?;
			report.credential = Some(file.clone());
		}
	}
	Ok(report)
}
