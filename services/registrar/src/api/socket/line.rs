//! The line to a client.

use std::time::Duration;

use axum::extract::ws::{Message, WebSocket};
use serde::Serialize;
use tokio::time::timeout;

/// The connection is at its end.
#[derive(Debug)]
pub(super) struct Closed;

/// The line to a client, who is not waited for if he does not read.
pub(super) struct Line {
	socket: WebSocket,
	patience: Duration,
}

impl Line {
	pub(super) const fn new(socket: WebSocket, patience: Duration) -> Self {
		Self { socket, patience }
	}

	/// What is said next; nothing if it is only a sign of life. Bytes are no question, as no text is.
	pub(super) async fn hear(&mut self) -> Result<Option<String>, Closed> {
		match self.socket.recv().await {
			Some(Ok(Message::Text(text))) => Ok(Some(text.to_string())),
			Some(Ok(Message::Binary(_))) => Ok(Some(String::new())),
			Some(Ok(Message::Ping(_) | Message::Pong(_))) => Ok(None),
			Some(Ok(Message::Close(_)) | Err(_)) | None => Err(Closed),
		}
	}

	pub(super) async fn say(&mut self, message: &impl Serialize) -> Result<(), Closed> {
		let text = serde_json::to_string(message).map_err(|_| Closed)?;
		self.send(Message::Text(text.into())).await
	}

	/// Asks whether anybody is there.
	pub(super) async fn ping(&mut self) -> Result<(), Closed> {
		self.send(Message::Ping(Vec::new().into())).await
	}

	pub(super) async fn close(mut self) {
		// It may be closed already.
		let _ = self.send(Message::Close(None)).await;
	}

	async fn send(&mut self, message: Message) -> Result<(), Closed> {
		let sent = timeout(self.patience, self.socket.send(message)).await;
		sent.map_err(|_| Closed)?.map_err(|_| Closed)
	}
}
