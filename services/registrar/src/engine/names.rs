//! Fields that need nothing of their owner: the registrar looks at them by itself.

use std::{sync::atomic::Ordering, time::Duration};

use litentry_vocabulary::Moment;
use sqlx::AnyConnection;
use tracing::{info, warn};

use super::{Engine, Serving, case::Case};
use crate::{
	answer::Accepted,
	challenge::{Channel, Claim, Secret},
	desk::Declined,
	identity::Field,
	rate::milliseconds,
	request::RequestKey,
	store::{StoreFailed, verifications},
	verifier::{Hint, Verifier},
};

/// Between two looks while there is nothing to compare names with.
const PAUSE: Duration = Duration::from_mins(1);

/// What a second look at the names of a request has shown.
pub(super) enum Names {
	/// They are its owner's still.
	Free,
	/// One of them has become too much like somebody else's, and counts as verified no longer.
	Taken,
	/// The others cannot be told now.
	Unknown,
}

impl Engine {
	/// Looks again at names that were verified by a look: look-alikes may have been judged since. Nothing
	/// but memory and this change is asked, so that no other change waits long, and none comes between
	/// this look and the decision.
	pub(super) async fn look_again(
		&self,
		db: &mut AnyConnection,
		serving: &Serving,
		case: &Case,
	) -> Result<Names, StoreFailed> {
		let key = &case.request.key;
		for field in case.names() {
			let claim = case.claim(&field, Channel::Name);
			let Some((verifier, claim)) = self.verifier(serving, &field).ok().zip(claim) else {
				continue;
			};
			let Err(hint) = self.consider(db, verifier, &claim).await? else { continue };
			self.remember_hint(*key, &field, &hint);
			if matches!(hint, Hint::Unreachable { .. }) {
				self.look_later();
				return Ok(Names::Unknown);
			}
			info!(request = %key, "its name is taken by now");
			verifications::remove(db, key, &field).await?;
			return Ok(Names::Taken);
		}
		Ok(Names::Free)
	}

	/// Compares a name with those that chains show, and with those of which that is to come.
	pub(super) async fn consider(
		&self,
		db: &mut AnyConnection,
		verifier: &dyn Verifier,
		claim: &Claim,
	) -> Result<Result<(), Hint>, StoreFailed> {
		let code = self.with_rng(Secret::draw).code();
		if let Err(hint) = verifier.look(claim, code, None).await {
			return Ok(Err(hint));
		}
		let decided = self.decided_names(db, claim).await?;
		Ok(verifier.compare(claim, &decided))
	}

	/// Looks at every such field of a request that is not verified and has not been looked at. What
	/// cannot be done now is done when time passes.
	pub(super) async fn look_at_names(&self, key: &RequestKey) {
		let fields = match self.names_of(key).await {
			Ok(fields) => fields,
			Err(cause) => {
				self.is_resume_due.store(true, Ordering::Release);
				return warn!(%key, %cause, "names are looked at later");
			}
		};
		for field in fields {
			// Why a name is not accepted is kept as a hint for its owner.
			match self.look_at_name(*key, &field).await {
				Err(Declined::Hint(Hint::Unreachable { .. })) => self.look_later(),
				Err(Declined::Unavailable) => self.is_resume_due.store(true, Ordering::Release),
				Ok(_) | Err(_) => {}
			}
		}
	}

	/// Looks at one. Only for one that is good something is written.
	pub(super) async fn look_at_name(
		&self,
		key: RequestKey,
		field: &Field,
	) -> Result<Accepted, Declined> {
		self.consider_first(&key, field).await?;
		self.begin_field(key, field, Channel::Name).await?;
		self.look_at(key, field, None).await
	}

	async fn consider_first(&self, key: &RequestKey, field: &Field) -> Result<(), Declined> {
		let mut db = self.store.read().await?;
		let (serving, case) = self.active_case(&mut db, key).await?;
		let verifier = self.verifier(serving, field)?;
		let claim = case.claim(field, Channel::Name);
		let claim = claim.ok_or_else(|| Declined::NotVerifiable { field: field.clone() })?;
		let considered = self.consider(&mut db, verifier, &claim).await?;
		considered.map_err(|hint| self.hinted(*key, field, hint))
	}

	/// Has names that could not be compared now looked at again after a pause.
	fn look_later(&self) {
		let then = self.now().saturating_add(milliseconds(PAUSE));
		self.next_look.fetch_min(then, Ordering::AcqRel);
	}

	/// Has names that could not be compared before looked at with the next tick: there is something to
	/// compare them with.
	pub fn names_are_known(&self) {
		if self.next_look.load(Ordering::Acquire) != Moment::MAX {
			self.next_look.store(0, Ordering::Release);
		}
	}

	/// Whether something is to be done that was left undone; whoever asks does it.
	pub(super) fn takes_resume(&self) -> bool {
		let is_look_due = self.next_look.load(Ordering::Acquire) <= self.now();
		if is_look_due {
			self.next_look.store(Moment::MAX, Ordering::Release);
		}
		self.is_resume_due.swap(false, Ordering::AcqRel) || is_look_due
	}

	async fn names_of(&self, key: &RequestKey) -> Result<Vec<Field>, StoreFailed> {
		let mut db = self.store.read().await?;
		let case = self.case(&mut db, key).await?;
		let Some(case) = case.filter(|case| case.request.is_active()) else {
			return Ok(Vec::new());
		};
		let fields = case.request.fields.iter().map(|(field, _)| field);
		let due = fields.filter(|field| self.is_name(key, field));
		let due = due.filter(|field| case.verification(field).is_none());
		let due = due.filter(|field| !self.is_refused(key, field));
		Ok(due.cloned().collect())
	}

	/// Whether a look has told what its owner has to do first.
	fn is_refused(&self, key: &RequestKey, field: &Field) -> bool {
		let hints = self.hints();
		let hint = hints.get(&(*key, field.clone()));
		hint.is_some_and(|hint| !matches!(hint, Hint::Unreachable { .. }))
	}

	/// Whether a field is verified by a look alone.
	pub(super) fn is_name(&self, key: &RequestKey, field: &Field) -> bool {
		let verifier = self.serving_key(key).and_then(|it| self.verifier(it, field).ok());
		verifier.is_some_and(|verifier| verifier.channels().first() == Some(&Channel::Name))
	}
}
