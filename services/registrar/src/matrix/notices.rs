//! Telling people what they did not ask for.

use std::{fmt, sync::Arc};

use futures::{FutureExt, future::BoxFuture};
use litentry_vocabulary::blake2_256;
use parity_scale_codec::Encode;

use super::{DirectRooms, Untalkable, UserId, words};
use crate::{
	chains::Chains,
	engine::{Notice, Notices, Untold},
	identity::Field,
	links::Links,
	verifiers::matrix::account,
};

const CONTEXT: &[u8] = b"litentry/registrar/matrix/notice/v1";

/// Tells people who have verified an account on Matrix. Nobody else is told anything, and that is no
/// failure: ask [`MatrixNotices::reaches`] first.
pub struct MatrixNotices {
	rooms: Arc<DirectRooms>,
	chains: Chains,
	links: Arc<dyn Links>,
}

impl fmt::Debug for MatrixNotices {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		f.debug_struct("MatrixNotices").field("chains", &self.chains).finish_non_exhaustive()
	}
}

impl MatrixNotices {
	/// One that talks to people in these rooms.
	pub const fn new(rooms: Arc<DirectRooms>, chains: Chains, links: Arc<dyn Links>) -> Self {
		Self { rooms, chains, links }
	}

	/// Whether a notice is for somebody who can be told on Matrix.
	pub fn reaches(notice: &Notice) -> bool {
		whom(notice).is_some()
	}

	fn text(&self, notice: &Notice) -> String {
		match notice {
			Notice::Judged { key, judgement, receipts, .. } => {
				let page = self.links.request(key);
				words::judged(&self.chains.identity(key), *judgement, &page, receipts)
			}
			Notice::RenewalDue { key, until, .. } => {
				words::renewal_due(&self.chains.identity(key), *until, &self.links.request(key))
			}
		}
	}
}

/// Who is told.
fn whom(notice: &Notice) -> Option<UserId> {
	let (Notice::Judged { reachable, .. } | Notice::RenewalDue { reachable, .. }) = notice;
	let (_, text) = reachable.iter().find(|(field, _)| *field == Field::Matrix)?;
	account(text).ok()
}

impl Notices for MatrixNotices {
	fn tell(&self, notice: Notice) -> BoxFuture<'_, Result<(), Untold>> {
		async move {
			let Some(user) = whom(&notice) else {
				return Ok(());
			};
			let text = self.text(&notice);
			let once = blake2_256(&(CONTEXT, &text).encode());
			match self.rooms.tell(user, text, once).await {
				// Whoever wants no messages is not asked again and again.
				Ok(()) | Err(Untalkable::Unwanted) => Ok(()),
				Err(Untalkable::Unreachable) => Err(Untold),
			}
		}
		.boxed()
	}
}
