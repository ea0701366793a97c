//! Which rooms are direct rooms with whom. The home server keeps this, as it does for people's clients
//! (`m.direct` of the account's data): so it is found again after every crash.

use serde_json::{Map, Value};
use tokio::sync::Mutex;

use super::{Client, Failure, UserId, client::Call};

/// The one list of them.
#[derive(Debug, Default)]
pub(super) struct Directory {
	/// Whoever changes the list reads and writes all of it.
	writer: Mutex<()>,
}

impl Directory {
	/// The rooms with a person.
	pub(super) async fn rooms(client: &Client, user: &UserId) -> Result<Vec<String>, Failure> {
		read(client).await.map(|list| rooms(&list, user))
	}

	/// Makes these the rooms with a person.
	pub(super) async fn set(
		&self,
		client: &Client,
		user: &UserId,
		rooms: &[String],
	) -> Result<(), Failure> {
		let _writer = self.writer.lock().await;
		let mut list = read(client).await?;
		list.insert(user.to_string(), rooms.to_vec().into());
		let put = Call::put(&place(client), list.into());
		client.call(&put).await.map(drop)
	}
}

async fn read(client: &Client) -> Result<Map<String, Value>, Failure> {
	match client.find(&Call::get(&place(client))).await? {
		Some(Value::Object(list)) => Ok(list),
		_ => Ok(Map::new()),
	}
}

fn place(client: &Client) -> [&str; 4] {
	["user", client.user().as_str(), "account_data", "m.direct"]
}

fn rooms(list: &Map<String, Value>, user: &UserId) -> Vec<String> {
	let rooms = list.get(user.as_str()).and_then(Value::as_array).map(Vec::as_slice);
	let rooms = rooms.unwrap_or_default().iter();
	rooms.filter_map(|room| room.as_str().map(str::to_owned)).collect()
}
