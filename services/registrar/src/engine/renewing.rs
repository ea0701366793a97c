//! Judgements that stand for a time, and have to be renewed before it is over.

use litentry_vocabulary::{BlockNumber, Moment};
use sqlx::AnyConnection;

use super::{Engine, Serving, case::Case, taking_in::fields};
use crate::{
	identity::{Judgement, Registration},
	outbox::{Outcome, Said},
	request::{End, RequestKey},
	store::{
		StoreFailed, intents,
		requests::{self, Phase, Request},
	},
};

impl Engine {
	/// When what was judged now has to be renewed: when the first of its verifications is too old. What
	/// was judged by hand, without all of them, was looked at now.
	pub(super) async fn first_renewal(
		&self,
		db: &mut AnyConnection,
		key: &RequestKey,
		judgement: Judgement,
	) -> Result<Option<Moment>, StoreFailed> {
		let Some(serving) = self.serving_key(key) else {
			return Ok(None);
		};
		let case = self.case(db, key).await?;
		let is_by_hand = judgement == Judgement::KnownGood;
		let is_whole = |case: &Case| case.obstacles(&serving.policy).is_empty();
		let case = case.filter(|case| !is_by_hand && is_whole(case));
		let first = case.and_then(|case| case.until());
		Ok(Some(first.unwrap_or_else(|| serving.renewal(self.now()))))
	}

	pub(super) async fn follow_standing(
		&self,
		db: &mut AnyConnection,
		serving: &Serving,
		known: Request,
		block: BlockNumber,
		seen: Option<&Registration>,
	) -> Result<bool, StoreFailed> {
		let is_due = known.stands_until.is_some_and(|until| until <= serving.notice(self.now()));
		let same = seen.filter(|seen| stands(&known, seen));
		let is_active = known.is_active();
		let now = match same {
			Some(seen) if is_due && !is_active => {
				let fields = fields(seen);
				Request { block, fields, phase: Phase::Renewing, is_told: false, ..known }
			}
			Some(_) => Request { block, ..known },
			None => return self.fall(db, known, block, seen).await.map(|()| true),
		};
		requests::keep(db, self.store.seal(), &now).await?;
		Ok(now.is_active() != is_active)
	}

	/// The judgement stands no longer. Another good one in its place stands for as long as a new one.
	async fn fall(
		&self,
		db: &mut AnyConnection,
		known: Request,
		block: BlockNumber,
		seen: Option<&Registration>,
	) -> Result<(), StoreFailed> {
		let said = seen.and_then(|seen| seen.judgements.get(&known.key.registrar)).copied();
		let end = said.map_or(End::Cleared, End::Judged);
		let end = Some((end, self.now()));
		let is_same = seen.is_some_and(|seen| seen.info.hash() == known.info);
		let good = said.filter(|judgement| is_same && judgement.is_good());
		let serving = good.and_then(|_| self.serving_key(&known.key));
		let stands_until = serving.map(|serving| serving.renewal(self.now()));
		let fallen =
			Request { block, phase: Phase::Ended, end, stands_until, is_told: true, ..known };
		if let Some(judgement) = said {
			self.note_judged(db, &fallen, judgement).await?;
		}
		self.withdraw(db, &fallen.key, Outcome::Overtaken).await?;
		requests::keep(db, self.store.seal(), &fallen).await
	}

	/// Everything is verified anew.
	pub(super) async fn renew(
		&self,
		db: &mut AnyConnection,
		request: Request,
		until: Moment,
	) -> Result<bool, StoreFailed> {
		self.withdraw(db, &request.key, Outcome::Overtaken).await?;
		if intents::open_of(db, &request.key).await?.is_some() {
			return Ok(false);
		}
		let end = request.end.map(|(end, _)| (end, self.now()));
		let stands_until = Some(until);
		let renewed = Request { phase: Phase::Ended, end, stands_until, is_told: true, ..request };
		requests::keep(db, self.store.seal(), &renewed).await.map(|()| true)
	}

	/// Plans to say of judgements whose time is over that they are out of date.
	pub(super) async fn lapse(&self) -> Result<(), StoreFailed> {
		let now = self.now();
		let mut db = self.store.read().await?;
		let over = requests::standing_until(&mut db, self.store.seal(), now).await?;
		drop(db);
		for request in over {
			let mut change = self.store.change().await?;
			if self.lapse_one(&mut change, &request.key).await? {
				change.commit().await?;
				self.announce(request.key);
			}
		}
		Ok(())
	}

	async fn lapse_one(
		&self,
		db: &mut AnyConnection,
		key: &RequestKey,
	) -> Result<bool, StoreFailed> {
		let Some(request) = requests::find(db, self.store.seal(), key).await? else {
			return Ok(false);
		};
		let is_over = request.stands_until.is_some_and(|until| until <= self.now());
		let Some(standing) = request.standing().filter(|_| is_over) else {
			return Ok(false);
		};
		if self.is_submitting(db, &request).await? {
			return Ok(false);
		}
		let over = Said::judgement(standing);
		let (info, judgement) = (request.info, Judgement::OutOfDate);
		intents::plan(db, key, info, judgement, over, self.now()).await.map(|()| true)
	}

	/// Whether a judgement is on its way, or has failed and waits for the operator.
	pub(super) async fn is_submitting(
		&self,
		db: &mut AnyConnection,
		request: &Request,
	) -> Result<bool, StoreFailed> {
		Ok(intents::open_of(db, &request.key).await?.is_some()
			|| intents::has_failed(db, &request.key, request.info).await?)
	}
}

fn stands(known: &Request, seen: &Registration) -> bool {
	let said = seen.judgements.get(&known.key.registrar).copied();
	seen.info.hash() == known.info && said.is_some() && said == known.standing()
}
