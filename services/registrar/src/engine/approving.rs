//! What the operator decides about requests.

use sqlx::AnyConnection;

use super::{Engine, case::Case};
use crate::{
	audit::{Evidence, Kind, Statement},
	challenge::{Channel, Claim},
	desk::Declined,
	identity::{Field, InfoHash, Judgement},
	outbox::Said,
	policy::Rule,
	request::{End, RequestKey},
	store::{
		StoreFailed, audit, intents,
		requests::Phase,
		verifications::{self, Verification, content_digest},
	},
};

impl Engine {
	pub(super) async fn approve_field(
		&self,
		key: RequestKey,
		field: &Field,
	) -> Result<(), Declined> {
		let mut change = self.store.change().await?;
		let (serving, case) = self.active_case(&mut change, &key).await?;
		let is_his = serving.policy.rule(field) == Rule::ByOperator;
		let claim = case.claim(field, Channel::Operator).filter(|_| is_his);
		let (claim, content) = claim
			.zip(case.request.content(field))
			.ok_or_else(|| Declined::NotVerifiable { field: field.clone() })?;
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

	/// Forgets what has failed, and decides anew.
	pub(super) async fn retry_request(&self, key: RequestKey) -> Result<(), Declined> {
		let serving = self.serving_key(&key).ok_or(Declined::NoRequest)?;
		let mut change = self.store.change().await?;
		let case = Case::load(&mut change, self.store.seal(), &key, self.now()).await?;
		case.ok_or(Declined::NoRequest)?;
		intents::forgive(&mut change, &key).await?;
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
		judgement: Judgement,
	) -> Result<(), Declined> {
		self.serving_key(&key).ok_or(Declined::NoRequest)?;
		let vouched = self.vouched(key, judgement).await?;
		let mut change = self.store.change().await?;
		let case = Case::load(&mut change, self.store.seal(), &key, self.now()).await?;
		let case = case.ok_or(Declined::NoRequest)?;
		let over = said(&case).ok_or(Declined::NoRequest)?;
		if over == Said::judgement(judgement) {
			return Err(Declined::NotGiven);
		}
		if vouched.is_some_and(|info| info != case.request.info) || case.intent.is_some() {
			return Err(Declined::Unavailable);
		}
		intents::forgive(&mut change, &key).await?;
		let info = case.request.info;
		intents::plan(&mut change, &key, info, judgement, over).await?;
		let note = audit::Note {
			subject: &key.to_string(),
			kind: Kind::Decided,
			judgement: Some(judgement),
			statement: Statement::judged(&key, info, judgement),
			salt: self.salt(),
		};
		audit::write(&mut change, self.store.seal(), note, self.now()).await?;
		change.commit().await.map_err(StoreFailed::from)?;
		self.announce(key);
		Ok(())
	}

	/// Whether the operator may give a judgement; for *known good* the identity that is vouched for.
	async fn vouched(
		&self,
		key: RequestKey,
		judgement: Judgement,
	) -> Result<Option<InfoHash>, Declined> {
		if judgement != Judgement::KnownGood {
			return if is_given(judgement) { Ok(None) } else { Err(Declined::NotGiven) };
		}
		let view = self.view(&key).await?.ok_or(Declined::NoRequest)?;
		match &self.partner {
			Some(partner) if partner.vouches_for(key, view.info).await => Ok(Some(view.info)),
			_ => Err(Declined::NotGiven),
		}
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
