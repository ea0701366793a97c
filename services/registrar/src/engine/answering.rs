//! Deciding about answers, on whatever channel they came.

use sqlx::AnyConnection;
use tracing::{debug, info};

use super::{Engine, Serving, case::Case};
use crate::{
	answer::{Accepted, Answer, NotAccepted},
	audit::{Evidence, Kind, Statement},
	challenge::{Channel, Claim, Refused},
	identity::Field,
	log::field_name,
	rate::Subject,
	store::{
		StoreFailed, audit, bans, challenges,
		challenges::{Kept, State},
		rates,
		requests::Phase,
		verifications::{self, Verification, content_digest, platform_digest},
	},
};

impl Engine {
	/// Decides about an answer that came by itself: so many from one sender.
	pub(super) async fn take_answer(&self, answer: &Answer) -> Result<Accepted, NotAccepted> {
		if !answer.from.is_empty() {
			let counted = self.count_answer(answer).await;
			counted.inspect_err(|cause| self.metrics.refused(answer.channel, cause))?;
		}
		self.accept(answer).await
	}

	async fn count_answer(&self, answer: &Answer) -> Result<(), NotAccepted> {
		let sender = Subject::Sender(format!("{}/{}", answer.channel, answer.from));
		let limit = self.terms.limits.of(&sender);
		let mut change = self.store.change().await?;
		let seal = self.store.seal();
		let taken = rates::take(&mut change, seal, &sender, limit, self.now()).await?;
		change.commit().await.map_err(StoreFailed::from)?;
		taken.map_err(|_| NotAccepted::TooMany)
	}

	/// Decides about an answer, and keeps what was decided: wrong ones are counted.
	pub(super) async fn accept(&self, answer: &Answer) -> Result<Accepted, NotAccepted> {
		let verdict = self.decide_answer(answer).await;
		let channel = answer.channel;
		match &verdict {
			Ok(Accepted { request, field }) => {
				self.metrics.verified(channel);
				info!(%request, field = field_name(field), %channel, "verified");
			}
			Err(cause) => {
				self.metrics.refused(channel, cause);
				debug!(%channel, %cause, "an answer was refused");
			}
		}
		verdict
	}

	async fn decide_answer(&self, answer: &Answer) -> Result<Accepted, NotAccepted> {
		let mut change = self.store.change().await?;
		let seal = self.store.seal();
		let secret = answer.code.secret().hash();
		let kept = challenges::find(&mut change, seal, &secret).await?;
		let kept = kept.ok_or(NotAccepted::UnknownCode)?;
		let verdict = self.judge_answer(&mut change, &kept, answer).await;
		if let Err(NotAccepted::OtherSender | NotAccepted::Refused(Refused::OtherClaim)) = verdict {
			challenges::count_attempt(&mut change, &secret).await?;
		}
		change.commit().await.map_err(StoreFailed::from)?;
		self.announce(kept.key);
		verdict
	}

	async fn judge_answer(
		&self,
		db: &mut AnyConnection,
		kept: &Kept,
		answer: &Answer,
	) -> Result<Accepted, NotAccepted> {
		let Kept { key, field, challenge, state, .. } = kept;
		let case = self.case(db, key).await?;
		let case = case.filter(|case| case.request.is_active() && *state != State::Void);
		let (case, serving) = case.zip(self.serving_key(key)).ok_or(NotAccepted::Outdated)?;
		if bans::until(db, &key.account, self.now()).await?.is_some() {
			return Err(NotAccepted::TooMany);
		}
		let claim = case.claim(field, answer.channel).ok_or(NotAccepted::Outdated)?;
		challenge.check(&claim, &answer.code.secret(), self.now())?;
		let verifier = self.verifier(serving, field).map_err(|_| NotAccepted::Outdated)?;
		let address = verifier.address(&claim.value).map_err(|_| NotAccepted::Outdated)?;
		if !is_from(answer, &address) {
			return Err(NotAccepted::OtherSender);
		}
		let answer = Answer { from: address, ..answer.clone() };
		if self.has_changed_hands(db, &claim, &case, &answer).await? {
			return Err(NotAccepted::OtherAccount);
		}
		self.keep_verified(db, serving, &case, &claim, &answer).await?;
		Ok(Accepted { request: *key, field: field.clone() })
	}

	/// Whether a name that is to be verified anew belongs to another account of its platform now. Whoever
	/// asks for a judgement anew shows whose it is from the beginning.
	async fn has_changed_hands(
		&self,
		db: &mut AnyConnection,
		claim: &Claim,
		case: &Case,
		answer: &Answer,
	) -> Result<bool, StoreFailed> {
		if case.request.phase != Phase::Renewing {
			return Ok(false);
		}
		let mut kept = verifications::of(db, self.store.seal(), &claim.request).await?;
		let before = kept.remove(&claim.field).zip(case.request.content(&claim.field));
		let same = before.filter(|(before, now)| {
			before.channel == claim.channel
				&& before.content == content_digest(self.store.seal(), now)
		});
		let before = same.and_then(|(before, _)| before.platform);
		Ok(before.is_some() && before != self.platform_of(&claim.field, answer))
	}

	fn platform_of(&self, field: &Field, answer: &Answer) -> Option<String> {
		let number = answer.platform_id.as_deref();
		number.map(|number| platform_digest(self.store.seal(), field, number))
	}

	async fn keep_verified(
		&self,
		db: &mut AnyConnection,
		serving: &Serving,
		case: &Case,
		claim: &Claim,
		answer: &Answer,
	) -> Result<(), StoreFailed> {
		let (key, seal) = (&claim.request, self.store.seal());
		challenges::mark_used(db, &answer.code.secret().hash()).await?;
		challenges::void_field(db, key, &claim.field).await?;
		if let Some(verification) = self.verification(serving, case, claim, answer) {
			verifications::keep(db, seal, key, &verification).await?;
		}
		self.note_verified(db, claim, answer).await?;
		self.hints().remove(&(*key, claim.field.clone()));
		self.decide(db, serving, key).await.map(|_| ())
	}

	fn verification(
		&self,
		serving: &Serving,
		case: &Case,
		claim: &Claim,
		answer: &Answer,
	) -> Option<Verification> {
		let content = case.request.content(&claim.field)?;
		Some(Verification {
			field: claim.field.clone(),
			content: content_digest(self.store.seal(), content),
			info: claim.info,
			channel: claim.channel,
			claim: claim.digest(),
			platform_id: answer.platform_id.clone(),
			platform: self.platform_of(&claim.field, answer),
			at: self.now(),
			until: serving.renewal(self.now()),
		})
	}

	async fn note_verified(
		&self,
		db: &mut AnyConnection,
		claim: &Claim,
		answer: &Answer,
	) -> Result<(), StoreFailed> {
		let evidence = Evidence {
			field: &claim.field,
			value: &claim.value,
			channel: claim.channel,
			from: &answer.from,
			platform_id: answer.platform_id.as_deref(),
			claim: claim.digest(),
		};
		let note = audit::Note {
			subject: &claim.request.to_string(),
			kind: Kind::Verified,
			judgement: None,
			statement: Statement::verified(&claim.request, claim.info, &evidence),
			salt: self.salt(),
		};
		audit::write(db, self.store.seal(), note, self.now()).await
	}
}

/// Whether an answer comes from an address. A link was sent to that address alone.
fn is_from(answer: &Answer, address: &str) -> bool {
	answer.from == address || (answer.channel == Channel::MailLink && answer.from.is_empty())
}
