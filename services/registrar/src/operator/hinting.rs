//! Why a field is not verified, as far as a look at it tells.
//!
//! What was told to its owner is known to the running program alone; whatever can be seen of a field
//! without its owner is looked at again here.

use super::{Console, Failure, words};
use crate::{
	challenge::Channel,
	desk::{FieldState, FieldView, Found, RequestView, Stage},
	identity::{Content, Field},
	policy::Obstacle,
	verifier::Hint,
};

/// Which names are taken is not known to a program that watches no chain.
const SEE_PAGE: &str = "whether it can be taken for another name, the request's page tells";

impl<I, O> Console<'_, I, O> {
	/// Adds what a look at the fields tells.
	pub(super) async fn add_hints(&self, view: &mut RequestView) -> Result<(), Failure> {
		if view.stage != Stage::Waiting {
			return Ok(());
		}
		let texts = view.fields.iter().filter_map(|it| Some((it.field.clone(), text(it)?)));
		let found = self.office.precheck(view.key.chain, texts.collect()).await?;
		for (field, hint) in found.into_iter().filter_map(hint_of) {
			let shown = view.fields.iter_mut().find(|shown| shown.field == field);
			if let Some(FieldState::Open { hint: none @ None }) = shown.map(|it| &mut it.state) {
				*none = Some(hint);
			}
		}
		Ok(())
	}
}

/// What is written below a field.
pub(super) fn note(shown: &FieldView) -> Option<String> {
	match &shown.state {
		FieldState::Open { hint: Some(hint) } | FieldState::Asked { hint: Some(hint), .. } => {
			Some(words::plain(&hint.to_string()))
		}
		FieldState::Open { hint: None } if shown.channels.first() == Some(&Channel::Name) => {
			Some(SEE_PAGE.into())
		}
		_ => None,
	}
}

fn text(shown: &FieldView) -> Option<String> {
	match &shown.content {
		Content::Text(text) => Some(text.clone()),
		Content::Fingerprint(fingerprint) => Some(hex::encode_upper(fingerprint)),
		Content::Bytes(_) | Content::Hashed(_) => None,
	}
}

fn hint_of((obstacle, hint): Found) -> Option<(Field, Hint)> {
	let hint = hint.filter(|hint| !matches!(hint, Hint::Unreachable { .. }))?;
	match obstacle {
		Obstacle::Unverified { field } | Obstacle::Unreadable { field } => Some((field, hint)),
		_ => None,
	}
}
