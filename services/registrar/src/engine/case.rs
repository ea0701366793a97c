//! Everything that is kept about a request at one moment, for decisions about it.

use std::collections::BTreeMap;

use litentry_vocabulary::Moment;
use sqlx::AnyConnection;

use super::Engine;
use crate::{
	challenge::{Channel, Claim},
	identity::{Content, Field, IdentityInfo},
	outbox::Intent,
	policy::{Obstacle, Policy, obstacles},
	rate::milliseconds,
	request::RequestKey,
	store::{
		Seal, StoreFailed, challenges, intents, preimages,
		requests::{self, Phase, Request},
		verifications::{self, Verification, content_digest},
	},
};

pub(super) struct Case {
	pub(super) request: Request,
	pub(super) challenges: Vec<challenges::Kept>,
	/// The open intent.
	pub(super) intent: Option<Intent>,
	/// Whether the chain has refused its judgement, and the operator has to look.
	pub(super) has_failed: bool,
	/// The fields that are verified now.
	verified: BTreeMap<Field, Verification>,
	/// The fields, with what was shown instead of what is hashed.
	shown: BTreeMap<Field, Content>,
}

impl Engine {
	/// Reads a request with all that hangs on it.
	pub(super) async fn case(
		&self,
		db: &mut AnyConnection,
		key: &RequestKey,
	) -> Result<Option<Case>, StoreFailed> {
		let seal = self.store.seal();
		let Some(request) = requests::find(db, seal, key).await? else {
			return Ok(None);
		};
		let verifications = verifications::of(db, seal, key).await?;
		let preimages = preimages::of(db, seal, key).await?;
		Ok(Some(Case {
			challenges: challenges::open(db, seal, key).await?,
			intent: intents::open_of(db, key).await?,
			has_failed: intents::has_failed(db, key, request.info).await?,
			verified: self.verified(&request, verifications),
			shown: shown(seal, &request, preimages),
			request,
		}))
	}

	/// A verification counts for exactly the identity and content that it is of, for its time, and as
	/// long as the rules have it. While a judgement is being renewed, only what is verified anew does,
	/// for longer than the judgement stands.
	fn verified(
		&self,
		request: &Request,
		verifications: BTreeMap<Field, Verification>,
	) -> BTreeMap<Field, Verification> {
		let Some(serving) = self.serving_key(&request.key) else {
			return BTreeMap::new();
		};
		let notice = milliseconds(serving.policy.notice);
		let renewal = renewal(request);
		let since = renewal.map_or(0, |until| until.saturating_sub(notice));
		let least = renewal.unwrap_or_default().max(self.now());
		let counts = |field: &Field, it: &Verification| {
			let content = request.content(field);
			let content = content.map(|content| content_digest(self.store.seal(), content));
			let is_of_this = it.info == request.info && content.as_ref() == Some(&it.content);
			let is_valid = serving.policy.counts(field, it.channel);
			is_valid && is_of_this && it.at >= since && it.until > least
		};
		verifications.into_iter().filter(|(field, it)| counts(field, it)).collect()
	}
}

impl Case {
	pub(super) fn verification(&self, field: &Field) -> Option<&Verification> {
		self.verified.get(field)
	}

	pub(super) fn challenge(&self, field: &Field) -> Option<&challenges::Kept> {
		self.challenges.iter().find(|kept| kept.field == *field)
	}

	/// What a verifier verifies: a field's text, what was hashed, or a fingerprint's digits.
	pub(super) fn text(&self, field: &Field) -> Option<String> {
		text(self.shown.get(field)?)
	}

	/// The fields that are verified by a look alone.
	pub(super) fn names(&self) -> Vec<Field> {
		let names = self.verified.iter().filter(|(_, it)| it.channel == Channel::Name);
		names.map(|(field, _)| field.clone()).collect()
	}

	/// The verified fields with their texts.
	pub(super) fn reachable(&self) -> Vec<(Field, String)> {
		let fields = self.verified.keys();
		fields.filter_map(|field| Some((field.clone(), self.text(field)?))).collect()
	}

	/// What an answer about a field has to show.
	pub(super) fn claim(&self, field: &Field, channel: Channel) -> Option<Claim> {
		let Request { key: request, info, .. } = self.request;
		let value = self.text(field)?;
		Some(Claim { request, info, field: field.clone(), value, channel })
	}

	/// What stands between the request and its judgement.
	pub(super) fn obstacles(&self, policy: &Policy) -> Vec<Obstacle> {
		let info = IdentityInfo::new(&[], self.shown.clone());
		obstacles(&info, policy, |field, _| self.verified.contains_key(field))
	}

	/// Until when the judgement stands that has to be renewed.
	pub(super) fn renewal(&self) -> Option<Moment> {
		renewal(&self.request)
	}

	/// The first moment at which one of the verified fields is no longer verified.
	pub(super) fn until(&self) -> Option<Moment> {
		self.verified.values().map(|verification| verification.until).min()
	}
}

fn renewal(request: &Request) -> Option<Moment> {
	request.stands_until.filter(|_| request.phase == Phase::Renewing)
}

fn shown(
	seal: &Seal,
	request: &Request,
	mut preimages: BTreeMap<Field, (String, String)>,
) -> BTreeMap<Field, Content> {
	let mut show = |(field, content): &(Field, Content)| {
		let preimage = preimages.remove(field);
		let of_this = preimage.filter(|(digest, _)| *digest == content_digest(seal, content));
		let shown = of_this.map_or_else(|| content.clone(), |(_, text)| Content::Text(text));
		(field.clone(), shown)
	};
	request.fields.iter().map(&mut show).collect()
}

pub(super) fn text(content: &Content) -> Option<String> {
	match content {
		Content::Text(text) => Some(text.clone()),
		Content::Fingerprint(fingerprint) => Some(hex::encode_upper(fingerprint)),
		Content::Bytes(_) | Content::Hashed(_) => None,
	}
}
