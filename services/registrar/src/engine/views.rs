//! What people are shown of requests and chains.

use super::{Engine, Serving, case::Case};
use crate::{
	desk::{ChainView, Declined, FieldState, FieldView, RequestView, Stage},
	identity::{Content, Field},
	request::RequestKey,
	store::{StoreFailed, bans, chains, requests, requests::Phase},
};

impl Engine {
	pub(super) async fn view(&self, key: &RequestKey) -> Result<Option<RequestView>, Declined> {
		let Some(serving) = self.serving_key(key) else {
			return Ok(None);
		};
		let mut db = self.store.read().await?;
		let now = self.now();
		let Some(case) = self.case(&mut db, key).await? else {
			return Ok(None);
		};
		let banned = bans::until(&mut db, &key.account, now).await?;
		Ok(Some(RequestView { banned, ..self.view_case(serving, &case) }))
	}

	/// All but whether the account is banned.
	fn view_case(&self, serving: &Serving, case: &Case) -> RequestView {
		let request = &case.request;
		let fields = request.fields.iter();
		let obstacles = match request.is_active() {
			true => case.obstacles(&serving.policy),
			false => Vec::new(),
		};
		RequestView {
			key: request.key,
			info: request.info,
			fee: request.fee,
			since: request.since,
			fields: fields
				.map(|(it, content)| self.view_field(serving, case, it, content))
				.collect(),
			stage: stage(case),
			obstacles,
			renewal: case.renewal(),
			banned: None,
		}
	}

	fn view_field(
		&self,
		serving: &Serving,
		case: &Case,
		field: &Field,
		content: &Content,
	) -> FieldView {
		let verifier = self.verifier(serving, field);
		FieldView {
			field: field.clone(),
			content: content.clone(),
			rule: serving.policy.rule(field),
			channels: verifier.map(|it| it.channels().to_vec()).unwrap_or_default(),
			state: self.field_state(case, field),
		}
	}

	fn field_state(&self, case: &Case, field: &Field) -> FieldState {
		if let Some(it) = case.verification(field) {
			return FieldState::Verified { channel: it.channel, at: it.at, until: it.until };
		}
		let out = case.challenge(field).filter(|out| self.now() < out.challenge.expires);
		let hint = self.hints().get(&(case.request.key, field.clone())).cloned();
		match out.and_then(|out| Some((out, out.instruction.clone()?))) {
			Some((out, instruction)) => {
				let (channel, expires) = (out.channel, out.challenge.expires);
				FieldState::Asked { channel, instruction, expires, hint }
			}
			None => FieldState::Open { hint },
		}
	}

	pub(super) async fn view_chain(&self, serving: &Serving) -> Result<ChainView, StoreFailed> {
		let mut db = self.store.read().await?;
		let chain = serving.chain;
		let seen = chains::seen(&mut db, chain).await?;
		let (judged, median) = chains::judged(&mut db, chain).await?;
		Ok(ChainView {
			chain,
			name: serving.name.clone(),
			ss58_prefix: serving.ss58_prefix,
			registrar: serving.registrar,
			fee: seen.fee.unwrap_or(serving.fee),
			rules: serving.policy.rules.clone(),
			seen: seen.block,
			open: requests::count_open(&mut db, chain).await?,
			judged,
			median,
		})
	}

	pub(super) async fn view_open(
		&self,
		after: Option<RequestKey>,
		limit: u32,
	) -> Result<Vec<RequestView>, Declined> {
		let mut db = self.store.read().await?;
		let seal = self.store.seal();
		let open = requests::open_after(&mut db, seal, after.as_ref(), limit).await?;
		drop(db);
		let mut views = Vec::new();
		for request in open {
			views.extend(self.view(&request.key).await?);
		}
		Ok(views)
	}
}

fn stage(case: &Case) -> Stage {
	let info = case.request.info;
	match (case.request.phase, case.request.end) {
		(Phase::Ended, Some((end, at))) => Stage::Ended { end, at },
		_ if case.intent.as_ref().is_some_and(|intent| intent.info == info) => Stage::Submitting,
		// A judgement that has to be renewed can be, whatever became of saying that it is old.
		(Phase::Open, _) if case.has_failed => Stage::Failed,
		_ => Stage::Waiting,
	}
}
