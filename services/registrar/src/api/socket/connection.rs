//! One connection: what is asked, what is answered, and what has changed meanwhile.

use std::{sync::Arc, time::Duration};

use axum::extract::ws::WebSocket;
use futures::{StreamExt, future::BoxFuture, stream::FuturesUnordered};
use tokio::{
	select,
	sync::broadcast::{Receiver, error::RecvError},
	time::{Instant, Interval, interval_at},
};

use super::{
	conversation::{Conversation, Reply},
	line::{Closed, Line},
	message::Answer,
};
use crate::{api::Api, request::RequestKey, web::Guest};

/// However short the limits are, something else is done in between.
const SHORTEST_BEAT: Duration = Duration::from_millis(1);

/// One connection.
pub(super) struct Connection {
	line: Line,
	conversation: Conversation,
	/// The answers that are worked on.
	answers: FuturesUnordered<BoxFuture<'static, Answer>>,
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
			answers: FuturesUnordered::new(),
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
		select! {
			text = self.line.hear() => self.take(text?).await,
			Some(answer) = self.answers.next() => self.line.say(&answer).await,
			change = self.changes.recv(), if self.conversation.follows_anything() => {
				self.notice(change).await
			}
			_ = self.beat.tick() => self.look_for_life().await,
		}
	}

	async fn take(&mut self, text: Option<String>) -> Result<(), Closed> {
		self.heard = Instant::now();
		let Some(text) = text else {
			return Ok(());
		};
		self.asked = self.heard;
		match self.conversation.take(&text, self.answers.len()).await {
			Reply::Now(answer) => self.line.say(&answer).await,
			Reply::Later(answer) => {
				self.answers.push(answer);
				Ok(())
			}
		}
	}

	/// Whoever falls behind is shown everything that he follows anew.
	async fn notice(&mut self, change: Result<RequestKey, RecvError>) -> Result<(), Closed> {
		let changed = match change {
			Ok(key) => vec![key],
			Err(RecvError::Lagged(_)) => self.conversation.followed(),
			Err(RecvError::Closed) => return Err(Closed),
		};
		for key in changed {
			if let Some(push) = self.conversation.news(key).await {
				self.line.say(&push).await?;
			}
		}
		Ok(())
	}

	async fn look_for_life(&mut self) -> Result<(), Closed> {
		let is_used = self.conversation.follows_anything() || !self.answers.is_empty();
		let last = if is_used { self.heard } else { self.asked };
		match last.elapsed() < self.idle {
			true => self.line.ping().await,
			false => Err(Closed),
		}
	}
}
