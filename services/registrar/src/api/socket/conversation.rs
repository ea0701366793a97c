//! What is asked over one connection, and what comes of it.

use std::sync::Arc;

use futures::{FutureExt, future::BoxFuture};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Map, Value};

use super::{
	message::{Answer, Authentication, Followed, Push, Question, Shown, Subscription},
	subscriptions::Subscriptions,
};
use crate::{
	api::{Api, Caller, Kind, Problem, operations, operations::view},
	desk::Declined,
	rate::{Exceeded, Window},
	request::RequestKey,
	token::Session,
};

type Params = Map<String, Value>;

/// An answer.
pub(super) enum Reply {
	/// It is there.
	Now(Answer),
	/// It takes a while.
	Later(BoxFuture<'static, Answer>),
}

/// What is known of whoever is at the other end.
pub(super) struct Conversation {
	api: Arc<Api>,
	client: String,
	/// As it was given: whether it is still good is looked at each time.
	session: Option<String>,
	subscriptions: Subscriptions,
	messages: Option<Window>,
}

impl Conversation {
	pub(super) fn new(api: Arc<Api>, client: String) -> Self {
		let subscriptions = Subscriptions::default();
		Self { api, client, session: None, subscriptions, messages: None }
	}

	/// Takes a question, while so many others wait for their answers.
	pub(super) async fn take(&mut self, text: &str, waiting: usize) -> Reply {
		let counted = self.count(waiting);
		let Question { id, method, params } = match serde_json::from_str(text) {
			Ok(question) => question,
			Err(error) => {
				let problem = Problem::because(Kind::Malformed, &error);
				return Reply::Now(Answer::to_nothing(counted.err().unwrap_or(problem)));
			}
		};
		let result = match (counted, method.as_str()) {
			(Err(problem), _) => Err(problem),
			(_, "authenticate") => self.authenticate(params),
			(_, "subscribe") => self.subscribe(params).await,
			(_, "unsubscribe") => self.unsubscribe(params),
			_ => match self.ask(&method, params) {
				Ok(result) => {
					return Reply::Later(result.map(|result| Answer::new(id, result)).boxed());
				}
				Err(problem) => Err(problem),
			},
		};
		Reply::Now(Answer::new(id, result))
	}

	pub(super) fn follows_anything(&self) -> bool {
		!self.subscriptions.is_empty()
	}

	pub(super) fn followed(&self) -> Vec<RequestKey> {
		self.subscriptions.keys()
	}

	/// What is to be told of a request that may have changed.
	pub(super) async fn news(&mut self, key: RequestKey) -> Option<Push> {
		if !self.subscriptions.contains(&key) {
			return None;
		}
		let caller = self.caller(self.session().unwrap_or_default());
		match view(&self.api, &caller, key).await {
			Ok(request) if self.subscriptions.is_news(&key, &request) => {
				Some(Push::new(key, written(&request)))
			}
			Ok(_) => None,
			Err(problem) => Some(Push::new(key, Err(problem))),
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

	async fn subscribe(&mut self, params: Params) -> Result<Value, Problem> {
		let key = self.key(params)?;
		let is_full = self.subscriptions.len() >= self.api.sockets.subscriptions;
		if is_full && !self.subscriptions.contains(&key) {
			return Err(Problem::because(Kind::TooMany, "too many subscriptions"));
		}
		let caller = self.caller(self.session()?);
		// What changes while this is read is noticed afterwards.
		let request = view(&self.api, &caller, key).await?;
		self.subscriptions.follow(key, request.clone());
		written(&Shown { request })
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
		Caller { client: self.client.clone(), session }
	}
}

fn read<T: DeserializeOwned>(params: Params) -> Result<T, Problem> {
	let read = serde_json::from_value(params.into());
	read.map_err(|error| Problem::because(Kind::InvalidParameters, &error))
}

fn written(outcome: &impl Serialize) -> Result<Value, Problem> {
	serde_json::to_value(outcome).map_err(|_| Problem::new(Kind::Unavailable))
}
