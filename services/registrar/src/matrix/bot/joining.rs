//! Taking invitations.

use std::time::Duration;

use serde_json::{Value, json};
use tokio::time::{sleep, timeout};

use super::{Bot, ROUNDS};
use crate::matrix::{Failure, Room, client::Call, invitation::direct_from, retrying};

/// How long an invitation is tried to be taken.
const TIME: Duration = Duration::from_mins(2);

impl Bot {
	/// Takes an invitation, and tries again what fails and may pass.
	pub(super) async fn accept(&self, id: String, state: Value) {
		let trying = async {
			let mut failures = 0;
			while let Err(failure) = self.take_invitation(&id, &state).await {
				tracing::warn!(%failure, "a room on Matrix could not be joined");
				failures += 1;
				if failures >= ROUNDS || !failure.is_passing() {
					return;
				}
				sleep(retrying::backoff(failures)).await;
			}
		};
		// Whoever invites may do so again.
		let _ = timeout(TIME, trying).await;
	}

	/// Joins a room that is said to be of two, and declines any other.
	async fn take_invitation(&self, id: &str, state: &Value) -> Result<(), Failure> {
		let Some(from) = direct_from(self.client.user(), state) else {
			return self.leave(id).await;
		};
		match self.client.call(&Call::post(&["rooms", id, "join"], json!({}))).await {
			// Another home server's slowness is not to be waited for; whoever invites may do so again.
			Err(Failure::Unanswered) => return Ok(()),
			joined => joined.map(drop)?,
		}
		let room = Room::look(&self.client, id).await?;
		if room.is_crowd() {
			return self.leave(id).await;
		}
		if room.is_direct_with(&from) && !room.is_encrypted {
			self.rooms.keep(&from, id.to_owned()).await?;
		}
		Ok(())
	}
}
