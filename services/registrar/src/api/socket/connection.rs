//! One connection: what is asked, what is answered, and what has changed meanwhile.

use std::{sync::Arc, time::Duration};

use axum::extract::ws::WebSocket;
use tokio::{
	select,
	sync::broadcast::{Receiver, error::RecvError},
	task::{JoinError, JoinSet},
	time::{Instant, Interval, interval_at},
};

use super::{
	conversation::{Conversation, Reply},
	line::{Closed, Line},
	looks::Looked,
	message::Answer,
};
use crate::{api::Api, request::RequestKey, web::Guest};

/// However short the limits are, something else is done in between.
const SHORTEST_BEAT: Duration = Duration::from_millis(1);

/// One connection.
///
/// Whatever asks the desk is a task of its own, and the connection itself waits for nothing but its line:
/// what has begun and is not polled may hold the database's only connection, and everybody would wait for
/// it. The tasks end with the connection.
pub(super) struct Connection {
	line: Line,
	conversation: Conversation,
	/// The answers that are worked on.
	answers: JoinSet<Answer>,
	/// The look at a request that is taken, if there is one.
	look: JoinSet<Looked>,
	changes: Receiver<RequestKey>,
	beat: Interval,
	idle: Duration,
	/// When there was last a sign of life.
	heard: Instant,
	/// When something was last asked.
	asked: Instant,
}

impl Connection {
	pub(super) fn new(api: Arc<Api>, guest: Guest, socket: WebSocket) -> Self {
		let (now, idle) = (Instant::now(), api.sockets.idle);
		let half = (idle / 2).max(SHORTEST_BEAT);
		Self {
			line: Line::new(socket, idle),
			changes: api.desk.changes(),
			conversation: Conversation::new(api, guest),
			answers: JoinSet::new(),
			look: JoinSet::new(),
			beat: interval_at(now + half, half),
			idle,
			heard: now,
			asked: now,
		}
	}

	/// Serves it until it is closed.
	pub(super) async fn run(mut self) {
		while self.step().await.is_ok() {}
		self.line.close().await;
	}

	async fn step(&mut self) -> Result<(), Closed> {
		self.look_on();
		select! {
			text = self.line.hear() => self.take(text?).await,
			Some(answer) = self.answers.join_next() => self.line.say(&answer?).await,
			Some(looked) = self.look.join_next() => match self.conversation.looked(looked?) {
				Some(said) => self.line.say(&said).await,
				None => Ok(()),
			},
			change = self.changes.recv(), if self.conversation.follows_anything() => {
				self.notice(&change)
			}
			_ = self.beat.tick() => self.look_for_life().await,
		}
	}

	fn look_on(&mut self) {
		if self.look.is_empty()
			&& let Some(look) = self.conversation.next_look()
		{
			self.look.spawn(look);
		}
	}

	/// How much is worked on.
	fn waiting(&self) -> usize {
		self.answers.len().saturating_add(self.look.len())
	}

	async fn take(&mut self, text: Option<String>) -> Result<(), Closed> {
		self.heard = Instant::now();
		let Some(text) = text else {
			return Ok(());
		};
		self.asked = self.heard;
		match self.conversation.take(&text, self.answers.len()) {
			Reply::Now(answer) => self.line.say(&answer).await,
			Reply::Later(answer) => {
				self.answers.spawn(answer);
				Ok(())
			}
			Reply::Looking => Ok(()),
		}
	}

	/// Whoever falls behind is shown everything that he follows anew.
	fn notice(&mut self, change: &Result<RequestKey, RecvError>) -> Result<(), Closed> {
		match change {
			Ok(key) => self.conversation.notice(*key),
			Err(RecvError::Lagged(_)) => self.conversation.notice_all(),
			Err(RecvError::Closed) => return Err(Closed),
		}
		Ok(())
	}

	async fn look_for_life(&mut self) -> Result<(), Closed> {
		let is_used = self.conversation.follows_anything() || self.waiting() > 0;
		let last = if is_used { self.heard } else { self.asked };
		match last.elapsed() < self.idle {
			true => self.line.ping().await,
			false => Err(Closed),
		}
	}
}

/// Something went wrong that never should: whoever waits for the answer is not to wait for ever.
impl From<JoinError> for Closed {
	fn from(_: JoinError) -> Self {
		Self
	}
}
