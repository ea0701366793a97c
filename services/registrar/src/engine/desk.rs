//! The engine behind the desk: each method hands on to the file that does it.

use futures::future::BoxFuture;
use litentry_vocabulary::{Account, Moment};
use tokio::sync::broadcast;

use super::Engine;
use crate::{
	answer::{Accepted, Answer, Answers, NotAccepted},
	audit::Page,
	challenge::{Channel, Code},
	desk::{Asked, ChainView, Declined, Desk, Found, Office, RequestView},
	identity::{Field, InfoHash, Judgement},
	outbox::Dispatch,
	request::{ChainId, RequestKey},
	verifier::Instruction,
};

impl Answers for Engine {
	fn answer(&self, answer: Answer) -> BoxFuture<'_, Result<Accepted, NotAccepted>> {
		Box::pin(async move { self.take_answer(&answer).await })
	}
}

impl Desk for Engine {
	fn chains(&self) -> BoxFuture<'_, Result<Vec<ChainView>, Declined>> {
		Box::pin(async {
			let mut views = Vec::new();
			for serving in self.chains.values() {
				views.push(self.view_chain(serving).await?);
			}
			Ok(views)
		})
	}

	fn request(&self, key: RequestKey) -> BoxFuture<'_, Result<Option<RequestView>, Declined>> {
		Box::pin(async move { self.view(&key).await })
	}

	fn precheck(
		&self,
		chain: ChainId,
		fields: Vec<(Field, String)>,
	) -> BoxFuture<'_, Result<Vec<Found>, Declined>> {
		Box::pin(async move {
			let serving = self.serving(chain).ok_or(Declined::NoRequest)?;
			Ok(self.precheck_fields(serving, fields).await)
		})
	}

	fn begin(
		&self,
		key: RequestKey,
		field: Field,
		channel: Channel,
	) -> BoxFuture<'_, Result<Instruction, Declined>> {
		Box::pin(async move { self.begin_field(key, &field, channel).await })
	}

	fn look(
		&self,
		key: RequestKey,
		field: Field,
		submitted: Option<String>,
	) -> BoxFuture<'_, Result<Accepted, Declined>> {
		Box::pin(async move {
			if self.is_name(&key, &field) {
				return self.look_at_name(key, &field).await;
			}
			self.look_at(key, &field, submitted.as_deref()).await
		})
	}

	fn reveal(
		&self,
		key: RequestKey,
		field: Field,
		preimage: String,
	) -> BoxFuture<'_, Result<(), Declined>> {
		Box::pin(async move { self.reveal_field(key, &field, &preimage).await })
	}

	fn asked(&self, code: Code) -> BoxFuture<'_, Result<Option<Asked>, Declined>> {
		Box::pin(async move { Ok(self.find_asked(&code).await?) })
	}

	fn refuse(&self, code: Code) -> BoxFuture<'_, Result<(), NotAccepted>> {
		Box::pin(async move { self.suppress(&code).await })
	}

	fn admit(&self, client: String) -> BoxFuture<'_, Result<(), Declined>> {
		Box::pin(self.admit_client(client))
	}

	fn audit(&self, from: u64, limit: u32) -> BoxFuture<'_, Result<Page, Declined>> {
		Box::pin(async move { Ok(self.audit_page(from, limit).await?) })
	}

	fn changes(&self) -> broadcast::Receiver<RequestKey> {
		self.changes.subscribe()
	}
}

impl Office for Engine {
	fn requests(
		&self,
		after: Option<RequestKey>,
		limit: u32,
	) -> BoxFuture<'_, Result<Vec<RequestView>, Declined>> {
		Box::pin(self.view_open(after, limit))
	}

	fn dispatch(&self, key: RequestKey) -> BoxFuture<'_, Result<Option<Dispatch>, Declined>> {
		Box::pin(self.newest_dispatch(key))
	}

	fn failed(&self) -> BoxFuture<'_, Result<Vec<RequestKey>, Declined>> {
		Box::pin(self.failed_requests())
	}

	fn banned(&self, account: Account) -> BoxFuture<'_, Result<Option<Moment>, Declined>> {
		Box::pin(async move { Ok(self.banned_until(&account).await?) })
	}

	fn approve(
		&self,
		key: RequestKey,
		info: InfoHash,
		field: Field,
	) -> BoxFuture<'_, Result<(), Declined>> {
		Box::pin(async move { self.approve_field(key, info, &field).await })
	}

	fn retry(&self, key: RequestKey) -> BoxFuture<'_, Result<(), Declined>> {
		Box::pin(self.retry_request(key))
	}

	fn ban(&self, account: Account, until: Moment) -> BoxFuture<'_, Result<(), Declined>> {
		Box::pin(self.set_ban(account, until))
	}

	fn unban(&self, account: Account) -> BoxFuture<'_, Result<(), Declined>> {
		Box::pin(self.set_ban(account, 0))
	}

	fn judge(
		&self,
		key: RequestKey,
		info: InfoHash,
		judgement: Judgement,
	) -> BoxFuture<'_, Result<(), Declined>> {
		Box::pin(self.judge_request(key, info, judgement))
	}

	fn export(&self, account: Account) -> BoxFuture<'_, Result<String, Declined>> {
		Box::pin(async move { Ok(self.export_account(&account).await?) })
	}
}
