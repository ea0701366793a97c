//! What people are told without having asked.

use futures::future::BoxFuture;
use litentry_vocabulary::Moment;

use crate::{
	audit::Receipt,
	identity::{Field, Judgement},
	request::RequestKey,
};

/// What a person is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
	/// The identity was judged.
	Judged {
		/// Which.
		key: RequestKey,
		/// How.
		judgement: Judgement,
		/// What shows what was verified. They are not kept here after this.
		receipts: Vec<Receipt>,
		/// The fields that were verified, with what they say: ways to reach the person.
		reachable: Vec<(Field, String)>,
	},
	/// The verification has to be renewed.
	RenewalDue {
		/// Of which identity.
		key: RequestKey,
		/// When the judgement becomes *out of date*.
		until: Moment,
		/// The fields that were verified, with what they say.
		reachable: Vec<(Field, String)>,
	},
}

/// A person could not be told now; it is tried again while there is time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the notice could not be handed over")]
pub struct Untold;

/// Whoever tells people.
pub trait Notices: Send + Sync {
	/// Tells something, at least once: after a crash it may be told again.
	fn tell(&self, notice: Notice) -> BoxFuture<'_, Result<(), Untold>>;
}
