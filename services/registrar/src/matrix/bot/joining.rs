//! Taking invitations.

use serde_json::{Value, json};

use super::Bot;
use crate::matrix::{Failure, Room, client::Call, invitation::direct_from};

impl Bot {
	/// Joins a room that is said to be of two, and declines any other.
	pub(super) async fn take_invitation(&self, id: &str, state: &Value) -> Result<(), Failure> {
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
