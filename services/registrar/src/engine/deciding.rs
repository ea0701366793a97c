//! Whether a request can be judged.

use sqlx::AnyConnection;

use super::{Engine, Serving, case::Case, names::Names};
use crate::{
	audit::{Kind, Statement},
	identity::Judgement,
	outbox::Said,
	request::RequestKey,
	store::{
		StoreFailed, audit, bans, intents,
		requests::{Phase, Request},
	},
};

impl Engine {
	/// Plans the judgement when nothing stands in its way any more, in the change that has removed the
	/// last obstacle; says whether anything is different now.
	pub(super) async fn decide(
		&self,
		db: &mut AnyConnection,
		serving: &Serving,
		key: &RequestKey,
	) -> Result<bool, StoreFailed> {
		let now = self.now();
		let Some(case) = self.case(db, key).await? else {
			return Ok(false);
		};
		let is_banned = bans::until(db, &key.account, now).await?.is_some();
		if is_banned || !case.is_ready(serving) {
			return Ok(false);
		}
		match self.look_again(db, serving, &case).await? {
			Names::Free => {}
			Names::Taken => return Ok(true),
			Names::Unknown => return Ok(false),
		}
		match (case.request.phase, case.until()) {
			(Phase::Open, _) => self.plan(db, &case.request).await,
			(Phase::Renewing, Some(until)) => self.renew(db, case.request, until).await,
			_ => Ok(false),
		}
	}

	async fn plan(&self, db: &mut AnyConnection, request: &Request) -> Result<bool, StoreFailed> {
		if self.is_submitting(db, request).await? {
			return Ok(false);
		}
		let over = Said::judgement(Judgement::FeePaid(request.fee));
		let (key, info) = (&request.key, request.info);
		let judgement = Judgement::Reasonable;
		intents::plan(db, key, info, judgement, over, self.now()).await.map(|()| true)
	}

	/// Decides about everything that waits for nobody; there is something when a ban is over, or the
	/// policy was changed.
	pub(super) async fn decide_all(&self, keys: &[RequestKey]) -> Result<(), StoreFailed> {
		for key in keys {
			let Some(serving) = self.serving_key(key) else { continue };
			if !self.is_ready(serving, key).await? {
				continue;
			}
			let mut change = self.store.change().await?;
			if self.decide(&mut change, serving, key).await? {
				change.commit().await?;
				self.announce(*key);
			}
		}
		Ok(())
	}

	/// Whether nothing stands in the way of a request any more.
	pub(super) async fn is_ready(
		&self,
		serving: &Serving,
		key: &RequestKey,
	) -> Result<bool, StoreFailed> {
		let mut db = self.store.read().await?;
		let case = self.case(&mut db, key).await?;
		Ok(case.is_some_and(|case| case.is_ready(serving)))
	}

	/// Writes down that the chain holds a judgement.
	pub(super) async fn note_judged(
		&self,
		db: &mut AnyConnection,
		request: &Request,
		judgement: Judgement,
	) -> Result<(), StoreFailed> {
		let note = audit::Note {
			subject: &request.key.to_string(),
			kind: Kind::Judged,
			judgement: Some(judgement),
			statement: Statement::judged(&request.key, request.info, judgement),
			salt: self.salt(),
		};
		audit::write(db, self.store.seal(), note, self.now()).await
	}
}

impl Case {
	fn is_ready(&self, serving: &Serving) -> bool {
		let is_waiting = match self.request.phase {
			Phase::Open => self.intent.is_none(),
			Phase::Renewing => true,
			Phase::Ended => false,
		};
		is_waiting && self.obstacles(&serving.policy).is_empty()
	}
}
