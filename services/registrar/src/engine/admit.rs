//! Who may do something now.

use sqlx::AnyConnection;
use tracing::error;

use super::{Engine, Serving, case::Case};
use crate::{
	answer::NotAccepted,
	desk::Declined,
	identity::Field,
	policy::Rule,
	rate::{Exceeded, Subject},
	request::RequestKey,
	store::{StoreFailed, bans, rates},
	verifier::Verifier,
};

impl Engine {
	pub(super) async fn admit_client(&self, client: String) -> Result<(), Declined> {
		let mut change = self.store.change().await?;
		self.count(&mut change, &Subject::Client(client)).await?;
		change.commit().await.map_err(StoreFailed::from)?;
		Ok(())
	}

	pub(super) async fn count(
		&self,
		db: &mut AnyConnection,
		subject: &Subject,
	) -> Result<(), Declined> {
		let limit = self.terms.limits.of(subject);
		let taken = rates::take(db, self.store.seal(), subject, limit, self.now()).await?;
		taken.map_err(|Exceeded { until }| Declined::TooMany { until })
	}

	/// A request of which its owner may do something now.
	pub(super) async fn active_case(
		&self,
		db: &mut AnyConnection,
		key: &RequestKey,
	) -> Result<(&Serving, Case), Declined> {
		let now = self.now();
		let serving = self.serving_key(key).ok_or(Declined::NoRequest)?;
		let case = self.case(db, key).await?;
		let case = case.filter(|case| case.request.is_active()).ok_or(Declined::NoRequest)?;
		match bans::until(db, &key.account, now).await? {
			Some(until) => Err(Declined::Banned { until }),
			None => Ok((serving, case)),
		}
	}

	/// What verifies a field under the chain's policy.
	pub(super) fn verifier(
		&self,
		serving: &Serving,
		field: &Field,
	) -> Result<&dyn Verifier, Declined> {
		let verifier = self.verifiers.get(field).map(|verifier| &**verifier);
		let allowed = verifier.filter(|_| serving.policy.rule(field) == Rule::Verified);
		allowed.ok_or_else(|| Declined::NotVerifiable { field: field.clone() })
	}
}

/// The cause goes to the operator's log, not to whoever asked.
impl From<StoreFailed> for Declined {
	fn from(cause: StoreFailed) -> Self {
		error!(?cause, "the database failed");
		Self::Unavailable
	}
}

impl From<StoreFailed> for NotAccepted {
	fn from(cause: StoreFailed) -> Self {
		error!(?cause, "the database failed");
		Self::Unavailable
	}
}
