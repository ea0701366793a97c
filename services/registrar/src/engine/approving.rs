//! What the operator decides about requests.

use sqlx::AnyConnection;
use tracing::info;

use super::{Engine, case::Case};
use crate::{
	audit::{Evidence, Kind, Statement},
	challenge::{Channel, Claim},
	desk::Declined,
	identity::{Field, InfoHash, Judgement},
	log::field_name,
	outbox::{Dispatch, Outcome, Said},
	policy::Rule,
	request::{End, RequestKey},
	store::{
		Store, StoreFailed, audit, intents,
		requests::Phase,
		verifications::{self, Verification, content_digest},
	},
};

impl Engine {
	pub(super) async fn approve_field(
		&self,
		key: RequestKey,
		info: InfoHash,
		field: &Field,
	) -> Result<(), Declined> {
		let mut change = self.store.change().await?;
		let (serving, case) = self.active_case(&mut change, &key).await?;
		case.is_of(info)?;
		let is_his = serving.policy.rule(field) == Rule::ByOperator;
		let claim = case.claim(field, Channel::Operator).filter(|_| is_his);
		let (claim, content) = claim
			.zip(case.request.content(field))
			.ok_or_else(|| Declined::NotVerifiable { field: field.clone() })?;
		// Said twice it is no truer: the record has it once.
		if case.verification(field).is_some() {
			return Ok(());
		}
		let verification = Verification {
			field: field.clone(),
			content: content_digest(self.store.seal(), content),
			info: claim.info,
			channel: claim.channel,
			claim: claim.digest(),
			platform_id: None,
			platform: None,
			at: self.now(),
			until: serving.renewal(self.now()),
		};
		verifications::keep(&mut change, self.store.seal(), &key, &verification).await?;
		self.note_approved(&mut change, &claim).await?;
		self.decide(&mut change, serving, &key).await?;
		change.commit().await.map_err(StoreFailed::from)?;
		self.metrics.verified(claim.channel);
		info!(request = %key, field = field_name(field), "approved by the operator");
		self.announce(key);
		Ok(())
	}

	async fn note_approved(
		&self,
		db: &mut AnyConnection,
		claim: &Claim,
	) -> Result<(), StoreFailed> {
		let evidence = Evidence {
			field: &claim.field,
			value: &claim.value,
			channel: claim.channel,
			from: "operator",
			platform_id: None,
			claim: claim.digest(),
		};
		let note = audit::Note {
			subject: &claim.request.to_string(),
			kind: Kind::Approved,
			judgement: None,
			statement: Statement::verified(&claim.request, claim.info, &evidence),
			salt: self.salt(),
		};
		audit::write(db, self.store.seal(), note, self.now()).await
	}

	/// The requests that wait for a retry.
	pub(super) async fn failed_requests(&self) -> Result<Vec<RequestKey>, Declined> {
		let mut db = self.store.read().await?;
		let failed = intents::failed(&mut db).await?.into_iter();
		Ok(failed.filter(|key| self.serving_key(key).is_some()).collect())
	}

	/// Forgets what has failed, and decides anew.
	pub(super) async fn retry_request(&self, key: RequestKey) -> Result<(), Declined> {
		let serving = self.serving_key(&key).ok_or(Declined::NoRequest)?;
		let mut change = self.store.change().await?;
		let case = self.case(&mut change, &key).await?;
		case.ok_or(Declined::NoRequest)?;
		intents::forgive(&mut change, &key).await?;
		Store::ask_to_resume(&mut change).await?;
		self.decide(&mut change, serving, &key).await?;
		change.commit().await.map_err(StoreFailed::from)?;
		self.forget_hints(&key);
		self.announce(key);
		self.look_at_names(&key).await;
		Ok(())
	}

	/// Plans a judgement by the operator's own decision.
	pub(super) async fn judge_request(
		&self,
		key: RequestKey,
		info: InfoHash,
		judgement: Judgement,
	) -> Result<(), Declined> {
		self.serving_key(&key).ok_or(Declined::NoRequest)?;
		self.check_given(key, info, judgement).await?;
		let mut change = self.store.change().await?;
		let case = self.case(&mut change, &key).await?;
		let case = case.ok_or(Declined::NoRequest)?;
		let over = said(&case).ok_or(Declined::NoRequest)?;
		if over == Said::judgement(judgement) {
			return Err(Declined::NotGiven);
		}
		case.is_of(info)?;
		if case.intent.is_some_and(|intent| intent.signed.is_some()) {
			return Err(Declined::Unavailable);
		}
		self.withdraw(&mut change, &key, Outcome::Withdrawn).await?;
		intents::forgive(&mut change, &key).await?;
		intents::plan(&mut change, &key, info, judgement, over, self.now()).await?;
		let note = audit::Note {
			subject: &key.to_string(),
			kind: Kind::Decided,
			judgement: Some(judgement),
			statement: Statement::judged(&key, info, judgement),
			salt: self.salt(),
		};
		audit::write(&mut change, self.store.seal(), note, self.now()).await?;
		change.commit().await.map_err(StoreFailed::from)?;
		info!(request = %key, judgement = judgement.name(), "decided by the operator");
		self.announce(key);
		Ok(())
	}

	/// Whether the operator may give a judgement: *known good* only of an identity that is vouched for.
	async fn check_given(
		&self,
		key: RequestKey,
		info: InfoHash,
		judgement: Judgement,
	) -> Result<(), Declined> {
		let may_be_given = match (judgement, &self.partner) {
			(Judgement::KnownGood, Some(partner)) => partner.vouches_for(key, info).await,
			_ => is_given(judgement),
		};
		if may_be_given { Ok(()) } else { Err(Declined::NotGiven) }
	}

	pub(super) async fn newest_dispatch(
		&self,
		key: RequestKey,
	) -> Result<Option<Dispatch>, Declined> {
		let mut db = self.store.read().await?;
		Ok(intents::newest_of(&mut db, &key).await?)
	}
}

impl Case {
	/// What the operator decides is about what he has looked at.
	fn is_of(&self, info: InfoHash) -> Result<(), Declined> {
		if self.request.info == info { Ok(()) } else { Err(Declined::OtherIdentity) }
	}
}

/// What the chain says of the identity, as far as was seen.
fn said(case: &Case) -> Option<Said> {
	match (case.request.phase, case.request.end) {
		(Phase::Open, _) => Some(Said::judgement(Judgement::FeePaid(case.request.fee))),
		(_, Some((End::Judged(judgement), _))) => Some(Said::judgement(judgement)),
		_ => None,
	}
}

/// *Low quality* is never given: people are told what to mend instead. *Known good* needs more than the
/// operator's word.
const fn is_given(judgement: Judgement) -> bool {
	match judgement {
		Judgement::Unknown
		| Judgement::Reasonable
		| Judgement::OutOfDate
		| Judgement::Erroneous => true,
		Judgement::FeePaid(_) | Judgement::KnownGood | Judgement::LowQuality => false,
	}
}
