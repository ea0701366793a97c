//! What would stand in the way of a judgement, before anything is paid.

use litentry_vocabulary::Account;

use super::{Engine, Serving};
use crate::{
	challenge::{Channel, Claim, Secret},
	identity::{Content, Field, IdentityInfo, MAX_RAW},
	policy::{Obstacle, obstacles},
	verifier::{Hint, Verifier},
};

const TOO_LONG: Hint = Hint::Malformed { expected: "at most 32 bytes of text" };

impl Engine {
	pub(super) async fn precheck_fields(
		&self,
		serving: &Serving,
		fields: Vec<(Field, String)>,
	) -> Vec<(Obstacle, Option<Hint>)> {
		let contents = fields.into_iter().map(|(field, text)| content(field, text));
		let info = IdentityInfo::new(&[], contents);
		let mut found = Vec::new();
		for obstacle in obstacles(&info, &serving.policy, |_, _| false) {
			found.extend(self.precheck_obstacle(serving, &info, obstacle).await);
		}
		found
	}

	/// A field that is verified by a look at it is looked at; nothing is in its way if that is good.
	async fn precheck_obstacle(
		&self,
		serving: &Serving,
		info: &IdentityInfo,
		obstacle: Obstacle,
	) -> Option<(Obstacle, Option<Hint>)> {
		let Obstacle::Unverified { field } = &obstacle else {
			return Some((obstacle, None));
		};
		let text = info.get(field).and_then(super::case::text).unwrap_or_default();
		if text.len() > MAX_RAW && info.get(field)?.as_text().is_some() {
			return Some((Obstacle::Unreadable { field: field.clone() }, Some(TOO_LONG)));
		}
		let Ok(verifier) = self.verifier(serving, field) else {
			return Some((Obstacle::Unsupported { field: field.clone() }, None));
		};
		match verifier.address(&text) {
			Err(hint) => Some((obstacle, Some(hint))),
			Ok(_) if verifier.channels().first() == Some(&Channel::Name) => {
				let hint = self.look_ahead(serving, info, field, text, verifier).await?;
				Some((obstacle, Some(hint)))
			}
			Ok(_) => Some((obstacle, None)),
		}
	}

	async fn look_ahead(
		&self,
		serving: &Serving,
		info: &IdentityInfo,
		field: &Field,
		value: String,
		verifier: &dyn Verifier,
	) -> Option<Hint> {
		// Nobody has this account: so every name is compared with all others.
		let request = serving.key(Account([0; 32]));
		let (info, field, channel) = (info.hash(), field.clone(), Channel::Name);
		let claim = Claim { request, info, field, value, channel };
		let code = self.with_rng(Secret::draw).code();
		verifier.look(&claim, code, None).await.err()
	}
}

fn content(field: Field, text: String) -> (Field, Content) {
	let digits: String = text.chars().filter(|it| !it.is_whitespace()).collect();
	let fingerprint = hex::decode(digits).ok().and_then(|bytes| bytes.try_into().ok());
	match fingerprint {
		Some(fingerprint) if field == Field::PgpFingerprint => {
			(field, Content::Fingerprint(fingerprint))
		}
		_ => (field, Content::Text(text)),
	}
}
