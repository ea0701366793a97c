//! Rooms of two, in which people are told something.

use std::{sync::Arc, time::Duration};

use litentry_vocabulary::blake2_256;
use serde_json::{Value, json};
use tokio::time::timeout;

use super::{Client, Failure, Room, UserId, client::Call, directory::Directory, turns::Turns};

/// How long somebody who waits for it waits for something to be told: other people's home servers may
/// be slow. It is told all the same.
const TIME: Duration = Duration::from_secs(25);

/// Somebody cannot be told something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Untalkable {
	/// He, or his home server, does not let this account write to him.
	#[error("this account does not let the registrar write to it")]
	Unwanted,
	/// A home server cannot be reached, or says that there is no such account.
	#[error("this account cannot be reached")]
	Unreachable,
}

impl From<Failure> for Untalkable {
	fn from(failure: Failure) -> Self {
		match failure {
			Failure::Refused { status: 403, .. } => Self::Unwanted,
			_ => Self::Unreachable,
		}
	}
}

/// The rooms of two: one with each person, found again or opened when there is something to say.
#[derive(Debug)]
pub struct DirectRooms {
	client: Arc<Client>,
	directory: Directory,
	turns: Turns,
}

impl DirectRooms {
	/// Those of a client's account.
	pub fn new(client: Arc<Client>) -> Arc<Self> {
		Arc::new(Self { client, directory: Directory::default(), turns: Turns::default() })
	}

	/// The registrar's own account.
	pub fn user(&self) -> &UserId {
		self.client.user()
	}

	/// Tells somebody something in a room that holds only the two and is not encrypted. What is told
	/// with the same `once` is told once; it is told even if whoever calls this stops waiting.
	///
	/// # Errors
	///
	/// He cannot be told, or not in time.
	pub async fn tell(
		self: &Arc<Self>,
		user: UserId,
		text: String,
		once: [u8; 32],
	) -> Result<(), Untalkable> {
		let rooms = Arc::clone(self);
		let telling = tokio::spawn(async move {
			let room = rooms.with(&user).await?;
			rooms.say(&room, &text, &once, None).await
		});
		let told = timeout(TIME, telling).await.ok().and_then(Result::ok);
		let told = told.ok_or(Untalkable::Unreachable)?;
		told.map_err(|failure| {
			tracing::debug!(%failure, "somebody could not be told something on Matrix");
			failure.into()
		})
	}

	/// Says something in a room; a second time with the same `once` changes nothing.
	pub(super) async fn say(
		&self,
		room: &str,
		text: &str,
		once: &[u8],
		to: Option<&str>,
	) -> Result<(), Failure> {
		let mut content = json!({ "msgtype": "m.notice", "body": text });
		if let Some(event) = to {
			content["m.relates_to"] = json!({ "m.in_reply_to": { "event_id": event } });
		}
		let once = hex::encode(blake2_256(once));
		let put = Call::put(&["rooms", room, "send", "m.room.message", &once], content);
		self.client.call(&put).await.map(drop)
	}

	/// The room with a person, opened if there is none in which both can talk.
	pub(super) async fn with(&self, user: &UserId) -> Result<String, Failure> {
		let _turn = self.turns.take(user).await;
		for room in Directory::rooms(&self.client, user).await? {
			if self.is_of_use(&room, user).await? {
				return Ok(room);
			}
		}
		let room = self.open(user).await?;
		self.directory.set(&self.client, user, std::slice::from_ref(&room)).await?;
		Ok(room)
	}

	/// Takes a room that a person has opened for the room with that person.
	pub(super) async fn keep(&self, user: &UserId, room: String) -> Result<(), Failure> {
		let _turn = self.turns.take(user).await;
		let mut rooms = Directory::rooms(&self.client, user).await?;
		if !rooms.contains(&room) {
			rooms.push(room);
			self.directory.set(&self.client, user, &rooms).await?;
		}
		Ok(())
	}

	/// Whether both can talk in a room; whoever has left it is invited again.
	async fn is_of_use(&self, room: &str, user: &UserId) -> Result<bool, Failure> {
		let seen = match Room::look(&self.client, room).await {
			Ok(seen) => seen,
			Err(Failure::Refused { .. }) => return Ok(false),
			Err(failure) => return Err(failure),
		};
		if seen.is_encrypted || !seen.is_direct_with(user) {
			return Ok(false);
		}
		if seen.others.is_empty() {
			let invitation = json!({ "user_id": user.as_str() });
			self.client.call(&Call::post(&["rooms", room, "invite"], invitation)).await?;
		}
		Ok(true)
	}

	async fn open(&self, user: &UserId) -> Result<String, Failure> {
		// Nobody else can be invited, and nobody but the registrar can have the room encrypted.
		let room = json!({
			"preset": "private_chat",
			"is_direct": true,
			"invite": [user.as_str()],
			"power_level_content_override": { "invite": 100, "state_default": 100 },
		});
		let opened: Value = self.client.call(&Call::post(&["createRoom"], room)).await?;
		opened["room_id"].as_str().map(str::to_owned).ok_or(Failure::Unreadable)
	}
}
