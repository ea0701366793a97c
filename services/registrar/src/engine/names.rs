//! Fields that need nothing of their owner: the registrar looks at them by itself.

use std::sync::atomic::Ordering;

use tracing::warn;

use super::Engine;
use crate::{
	challenge::Channel, desk::Declined, identity::Field, request::RequestKey, store::StoreFailed,
	verifier::Hint,
};

impl Engine {
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
			if self.begin_field(*key, &field, Channel::Name).await.is_ok() {
				// Why a name is not accepted is kept as a hint for its owner.
				let looked = self.look_at(*key, &field, None).await;
				if let Err(Declined::Hint(Hint::Unreachable { .. })) = looked {
					self.is_resume_due.store(true, Ordering::Release);
				}
			}
		}
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
