//! What is asked over one connection, and what comes of it.

use std::sync::Arc;

use futures::{FutureExt, future::BoxFuture};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Map, Value};

use super::{
	looks::{Look, Looked, Looks, Reason},
	message::{Answer, Authentication, Followed, Id, Push, Question, Said, Shown, Subscription},
	subscriptions::Subscriptions,
};
use crate::{
	api::{Api, Caller, Kind, Problem, operations, operations::view},
	desk::Declined,
	rate::{Exceeded, Window},
	request::RequestKey,
	token::Session,
	web::Guest,
};

type Params = Map<String, Value>;

/// An answer.
pub(super) enum Reply {
	/// It is there.
	Now(Answer),
	/// It takes a while.
	Later(BoxFuture<'static, Answer>),
	/// It comes of a look at a request.
	Looking,
}

/// What is known of whoever is at the other end.
pub(super) struct Conversation {
	api: Arc<Api>,
	guest: Guest,
	/// As it was given: whether it is still good is looked at each time.
	session: Option<String>,
	subscriptions: Subscriptions,
	looks: Looks,
	messages: Option<Window>,
}

impl Conversation {
	pub(super) fn new(api: Arc<Api>, guest: Guest) -> Self {
		let (subscriptions, looks) = (Subscriptions::default(), Looks::default());
		Self { api, guest, session: None, subscriptions, looks, messages: None }
	}

	/// Takes a question, while so many others wait for their answers. Nothing is waited for here:
	/// whatever waits must not keep the rest of the connection from going on.
	pub(super) fn take(&mut self, text: &str, waiting: usize) -> Reply {
		let counted = self.count(waiting.saturating_add(self.looks.questions()));
		let Question { id, method, params } = match serde_json::from_str(text) {
			Ok(question) => question,
			Err(error) => {
				let problem = Problem::because(Kind::Malformed, &error);
				return Reply::Now(Answer::to_nothing(counted.err().unwrap_or(problem)));
			}
		};
		let reply = counted.and_then(|()| self.reply(&id, &method, params));
		reply.unwrap_or_else(|problem| Reply::Now(Answer::new(id, Err(problem))))
	}

	fn reply(&mut self, id: &Id, method: &str, params: Params) -> Result<Reply, Problem> {
		let now = |value| Reply::Now(Answer::new(id.clone(), Ok(value)));
		match method {
			"authenticate" => self.authenticate(params).map(now),
			"subscribe" => self.subscribe(id.clone(), params).map(|()| Reply::Looking),
			"unsubscribe" => self.unsubscribe(params).map(now),
			_ => {
				let (id, result) = (id.clone(), self.ask(method, params)?);
				Ok(Reply::Later(result.map(|result| Answer::new(id, result)).boxed()))
			}
		}
	}

	pub(super) fn follows_anything(&self) -> bool {
		!self.subscriptions.is_empty()
	}

	/// A request may have changed.
	pub(super) fn notice(&mut self, key: RequestKey) {
		if self.subscriptions.contains(&key) {
			self.looks.notice(key);
		}
	}

	/// Every request may have changed.
	pub(super) fn notice_all(&mut self) {
		for key in self.subscriptions.keys() {
			self.looks.notice(key);
		}
	}

	/// The look that is next, to be taken when no other is.
	pub(super) fn next_look(&mut self) -> Option<BoxFuture<'static, Looked>> {
		let look = self.looks.next()?;
		let caller = match &look.reason {
			Reason::Subscribed(_, caller) => caller.clone(),
			Reason::Changed => self.caller(self.session().unwrap_or_default()),
		};
		let api = Arc::clone(&self.api);
		let looked = async move {
			let request = view(&api, &caller, look.key).await;
			Looked { look, seen: request.map(|request| Shown { request }) }
		};
		Some(looked.boxed())
	}

	/// What is to be told after a look.
	pub(super) fn looked(&mut self, Looked { look, seen }: Looked) -> Option<Said> {
		let Look { key, reason } = look;
		let is_news = seen.as_ref().map(|shown| self.subscriptions.is_news(&key, shown));
		match reason {
			Reason::Subscribed(id, _) => {
				if seen.is_err() && !self.looks.is_asked_for(&key) {
					self.subscriptions.give_up(&key);
				}
				Some(Said::Answer(Answer::new(id, seen.and_then(|shown| written(&shown)))))
			}
			Reason::Changed if is_news.unwrap_or_else(|_| self.subscriptions.contains(&key)) => {
				let request = seen.and_then(|shown| written(&shown.request));
				Some(Said::Push(Push::new(key, request)))
			}
			Reason::Changed => None,
		}
	}

	fn count(&mut self, waiting: usize) -> Result<(), Problem> {
		let window = self.api.sockets.messages.take(self.messages, self.api.clock.now());
		let too_many = |Exceeded { until }| self.api.declined(Declined::TooMany { until });
		self.messages = Some(window.map_err(too_many)?);
		match waiting < self.api.sockets.questions {
			true => Ok(()),
			false => Err(Problem::because(Kind::TooMany, "too many questions at once")),
		}
	}

	fn ask(
		&self,
		method: &str,
		params: Params,
	) -> Result<BoxFuture<'static, Result<Value, Problem>>, Problem> {
		let operation = operations::find(method);
		let operation = operation.ok_or_else(|| Problem::new(Kind::UnknownMethod))?;
		let caller = self.caller(self.session()?);
		Ok((operation.run)(Arc::clone(&self.api), caller, params.into()))
	}

	fn authenticate(&mut self, params: Params) -> Result<Value, Problem> {
		let Authentication { session } = read(params)?;
		let read = session.as_deref().map(|token| self.api.read_session(token)).transpose()?;
		self.session = session;
		written(&read.map(|Session { chain, account }| Subscription::new(chain, account)))
	}

	fn subscribe(&mut self, id: Id, params: Params) -> Result<(), Problem> {
		let key = self.key(params)?;
		let is_full = self.subscriptions.len() >= self.api.sockets.subscriptions;
		if is_full && !self.subscriptions.contains(&key) {
			return Err(Problem::because(Kind::TooMany, "too many subscriptions"));
		}
		let caller = self.caller(self.session()?);
		// At once: what changes while it is looked at is noticed, and looked at afterwards.
		self.subscriptions.follow(key);
		self.looks.ask(key, id, caller);
		Ok(())
	}

	fn unsubscribe(&mut self, params: Params) -> Result<Value, Problem> {
		let key = self.key(params)?;
		Ok(Value::Bool(self.subscriptions.leave(&key)))
	}

	fn key(&self, params: Params) -> Result<RequestKey, Problem> {
		let Followed { chain, account } = read(params)?;
		self.api.key(&chain, account)
	}

	fn session(&self) -> Result<Option<Session>, Problem> {
		self.session.as_deref().map(|token| self.api.read_session(token)).transpose()
	}

	fn caller(&self, session: Option<Session>) -> Caller {
		Caller { guest: self.guest, session }
	}
}

fn read<T: DeserializeOwned>(params: Params) -> Result<T, Problem> {
	let read = serde_json::from_value(params.into());
	read.map_err(|error| Problem::because(Kind::InvalidParameters, &error))
}

fn written(outcome: &impl Serialize) -> Result<Value, Problem> {
	serde_json::to_value(outcome).map_err(|_| Problem::new(Kind::Unavailable))
}
