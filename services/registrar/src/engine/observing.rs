//! What finalized blocks show.

use std::collections::BTreeSet;

use litentry_vocabulary::{Account, Balance, BlockNumber};
use sqlx::AnyConnection;

use super::{Engine, Serving};
use crate::{
	identity::{Content, Field, Judgement, Registration},
	outbox::{Facts, Outcome},
	request::{ChainId, Change, End, RequestKey, reconcile},
	store::{
		StoreFailed, chains, challenges, intents, preimages,
		requests::{self, Phase, Request},
		verifications::{self, content_digest},
	},
};

impl Engine {
	/// Takes in what a finalized block holds of an account; `None` when it has no identity there. What
	/// an earlier block held than one that was taken in before changes nothing.
	///
	/// # Errors
	///
	/// The database failed; it may be taken in again.
	pub async fn observe(
		&self,
		chain: ChainId,
		block: BlockNumber,
		account: Account,
		seen: Option<Registration>,
	) -> Result<(), StoreFailed> {
		let Some(serving) = self.serving(chain) else {
			return Ok(());
		};
		let key = serving.key(account);
		let mut change = self.store.change().await?;
		let is_changed = self.take_in(&mut change, serving, &key, block, seen.as_ref()).await?;
		change.commit().await?;
		if is_changed {
			self.announce(key);
			self.look_at_names(&key).await;
		}
		Ok(())
	}

	/// Takes in that a finalized block holds fees for exactly these accounts' judgements: other
	/// requests are over. How they ended is told by [`Engine::observe`]; one of which it told nothing
	/// counts as taken back.
	///
	/// # Errors
	///
	/// The database failed; it may be taken in again.
	pub async fn scanned(
		&self,
		chain: ChainId,
		block: BlockNumber,
		accounts: &BTreeSet<Account>,
	) -> Result<(), StoreFailed> {
		let mut change = self.store.change().await?;
		chains::keep_block(&mut change, chain, block, self.now()).await?;
		let open = requests::open_before(&mut change, self.store.seal(), chain, block).await?;
		let mut ended = Vec::new();
		for request in open.into_iter().filter(|it| !accounts.contains(&it.key.account)) {
			// The outbox looks itself what became of a request for which something may be on its way.
			if intents::open_of(&mut change, &request.key).await?.is_none() {
				ended.push(request.key);
				self.end(&mut change, request, End::Cancelled, block).await?;
			}
		}
		change.commit().await?;
		ended.into_iter().for_each(|key| self.announce(key));
		Ok(())
	}

	/// Remembers that a finalized block was seen: what shows that the registrar is alive.
	///
	/// # Errors
	///
	/// The database failed.
	pub async fn saw_block(&self, chain: ChainId, block: BlockNumber) -> Result<(), StoreFailed> {
		let mut change = self.store.change().await?;
		chains::keep_block(&mut change, chain, block, self.now()).await?;
		Ok(change.commit().await?)
	}

	/// Remembers what the chain says that a judgement costs.
	///
	/// # Errors
	///
	/// The database failed.
	pub async fn saw_fee(&self, chain: ChainId, fee: Balance) -> Result<(), StoreFailed> {
		let mut change = self.store.change().await?;
		chains::keep_fee(&mut change, chain, fee).await?;
		Ok(change.commit().await?)
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
	async fn take_in(
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
		self.carry_over(db, &request).await?;
		self.withdraw(db, key, Outcome::Superseded).await?;
		self.forget_hints(key);
		Ok(())
	}

	async fn carry_over(
		&self,
		db: &mut AnyConnection,
		request: &Request,
	) -> Result<(), StoreFailed> {
		let (key, seal) = (&request.key, self.store.seal());
		let digest = |field: &Field| Some(content_digest(seal, request.content(field)?));
		for (field, mut verification) in verifications::of(db, seal, key).await? {
			if digest(&field).as_ref() == Some(&verification.content) {
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
	async fn end(
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
			if judgement == Judgement::Reasonable {
				ended.stands_until = self.first_renewal(db, &key).await?;
			}
			let took = now.saturating_sub(ended.since);
			chains::count_judged(db, key.chain, took).await?;
			self.note_judged(db, &ended, judgement).await?;
		}
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
			_ if known.is_standing() => self.follow_standing(db, serving, known, block, seen).await,
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
