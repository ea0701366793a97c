//! What changes about a request when a finalized block shows it.

use litentry_vocabulary::{BlockNumber, Moment};
use sqlx::AnyConnection;
use tracing::info;

use super::{Engine, Serving};
use crate::{
	identity::{Content, Field, Registration},
	outbox::{Facts, Outcome},
	request::{Change, End, RequestKey, reconcile},
	store::{
		StoreFailed, chains, challenges, intents, preimages,
		requests::{self, Phase, Request},
		verifications::{self, content_digest},
	},
};

impl Engine {
	/// Whether what a block holds may change anything. Most blocks tell nothing new: then nothing is
	/// written.
	pub(super) async fn is_news(
		&self,
		serving: &Serving,
		key: &RequestKey,
		seen: Option<&Registration>,
	) -> Result<bool, StoreFailed> {
		let mut db = self.store.read().await?;
		let known = requests::find(&mut db, self.store.seal(), key).await?;
		drop(db);
		let waiting = seen.filter(|seen| seen.fee_of(key.registrar).is_some());
		match (known, waiting.map(|seen| seen.info.hash())) {
			(None, waiting) => Ok(waiting.is_some()),
			(Some(known), Some(hash)) if known.phase == Phase::Open && known.info == hash => {
				self.is_ready(serving, key).await
			}
			_ => Ok(true),
		}
	}

	/// Takes in what the outbox has seen.
	pub(crate) async fn take_in_settled(
		&self,
		db: &mut AnyConnection,
		key: &RequestKey,
		facts: &Facts,
	) -> Result<(), StoreFailed> {
		let Some(serving) = self.serving_key(key) else {
			return Ok(());
		};
		let seen = facts.registration.as_ref();
		self.take_in(db, serving, key, facts.finalized, seen).await.map(|_| ())
	}

	/// Takes in within a change; says whether anything is different now.
	pub(super) async fn take_in(
		&self,
		db: &mut AnyConnection,
		serving: &Serving,
		key: &RequestKey,
		block: BlockNumber,
		seen: Option<&Registration>,
	) -> Result<bool, StoreFailed> {
		chains::keep_block(db, key.chain, block, self.now()).await?;
		let known = requests::find(db, self.store.seal(), key).await?;
		if known.as_ref().is_some_and(|known| known.block > block) {
			return Ok(false);
		}
		let open = known.as_ref().filter(|known| known.phase == Phase::Open);
		let is_changed = match (reconcile(open.map(|it| it.info), seen, key.registrar), known, seen)
		{
			(Change::Opened | Change::Edited, known, Some(seen)) => {
				self.take_up(db, key, known, block, seen).await.map(|()| true)
			}
			(Change::Ended(end), Some(known), _) => {
				self.end(db, known, end, block).await.map(|()| true)
			}
			(_, Some(known), seen) => self.follow(db, serving, known, block, seen).await,
			(_, None, _) => Ok(false),
		}?;
		Ok(self.decide(db, serving, key).await? || is_changed)
	}

	/// A request is new, or about another identity now: what holds the same is verified still.
	async fn take_up(
		&self,
		db: &mut AnyConnection,
		key: &RequestKey,
		known: Option<Request>,
		block: BlockNumber,
		seen: &Registration,
	) -> Result<(), StoreFailed> {
		let open = known.filter(|known| known.phase == Phase::Open);
		let least = if open.is_some() { self.now() } else { self.notice_of(key) };
		let request = Request {
			key: *key,
			info: seen.info.hash(),
			fields: fields(seen),
			fee: seen.fee_of(key.registrar).unwrap_or_default(),
			since: open.map_or_else(|| self.now(), |open| open.since),
			block,
			phase: Phase::Open,
			end: None,
			stands_until: None,
			is_told: true,
		};
		requests::keep(db, self.store.seal(), &request).await?;
		info!(request = %key, identity = %request.info, block, "taken up");
		self.carry_over(db, &request, least).await?;
		self.withdraw(db, key, Outcome::Superseded).await?;
		self.forget_hints(key);
		Ok(())
	}

	/// The moment until which nothing may end that is carried over into a request that was paid now: its
	/// owner would have to renew the judgement at once.
	fn notice_of(&self, key: &RequestKey) -> Moment {
		self.serving_key(key).map_or(self.now(), |serving| serving.notice(self.now()))
	}

	async fn carry_over(
		&self,
		db: &mut AnyConnection,
		request: &Request,
		least: Moment,
	) -> Result<(), StoreFailed> {
		let (key, seal) = (&request.key, self.store.seal());
		let digest = |field: &Field| Some(content_digest(seal, request.content(field)?));
		for (field, mut verification) in verifications::of(db, seal, key).await? {
			let is_same = digest(&field).as_ref() == Some(&verification.content);
			if is_same && verification.until > least {
				verification.info = request.info;
				verifications::keep(db, seal, key, &verification).await?;
			} else {
				verifications::remove(db, key, &field).await?;
			}
		}
		for (field, (content, _)) in preimages::of(db, seal, key).await? {
			if digest(&field) != Some(content) {
				preimages::remove(db, key, &field).await?;
			}
		}
		challenges::void_all(db, key).await
	}

	/// Closes the open intent, unless a transaction of it may still land.
	pub(super) async fn withdraw(
		&self,
		db: &mut AnyConnection,
		key: &RequestKey,
		outcome: Outcome,
	) -> Result<(), StoreFailed> {
		match intents::open_of(db, key).await? {
			Some(intent) if intent.signed.is_none() => {
				intents::close(db, &intent, outcome).await.map(|_| ())
			}
			_ => Ok(()),
		}
	}

	/// A request is over.
	pub(super) async fn end(
		&self,
		db: &mut AnyConnection,
		request: Request,
		end: End,
		block: BlockNumber,
	) -> Result<(), StoreFailed> {
		let (key, now) = (request.key, self.now());
		let mut ended = Request { block, phase: Phase::Ended, end: Some((end, now)), ..request };
		if let End::Judged(judgement) = end {
			ended.is_told = false;
			if judgement.is_good() {
				ended.stands_until = self.first_renewal(db, &key, judgement).await?;
			}
			let took = now.saturating_sub(ended.since);
			chains::count_judged(db, key.chain, took).await?;
			self.note_judged(db, &ended, judgement).await?;
		}
		info!(request = %key, ?end, block, "ended");
		challenges::void_all(db, &key).await?;
		self.withdraw(db, &key, Outcome::Overtaken).await?;
		self.forget_hints(&key);
		requests::keep(db, self.store.seal(), &ended).await
	}

	/// A request that is open as before, or was over before.
	async fn follow(
		&self,
		db: &mut AnyConnection,
		serving: &Serving,
		known: Request,
		block: BlockNumber,
		seen: Option<&Registration>,
	) -> Result<bool, StoreFailed> {
		let said = seen.and_then(|seen| seen.judgements.get(&known.key.registrar)).copied();
		match said {
			_ if known.standing().is_some() => {
				self.follow_standing(db, serving, known, block, seen).await
			}
			Some(judgement) if matches!(known.end, Some((End::Cancelled, _))) => {
				self.end(db, known, End::Judged(judgement), block).await.map(|()| true)
			}
			_ => {
				let known = Request { block, ..known };
				requests::keep(db, self.store.seal(), &known).await.map(|()| false)
			}
		}
	}
}

/// The fields that are set.
pub(super) fn fields(seen: &Registration) -> Vec<(Field, Content)> {
	seen.info.fields().map(|(field, content)| (field.clone(), content.clone())).collect()
}
