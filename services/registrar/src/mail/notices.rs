//! Telling people by mail what they did not ask for.

use std::{fmt, sync::Arc};

use futures::{FutureExt, future::BoxFuture};
use serde_json::json;

use super::{Attachment, Block, Letter, MailAddress, NotSent, Post, Stationery};
use crate::{
	audit::Receipt,
	engine::{Notice, Notices, Untold},
	identity::{Field, Judgement},
	moments::day,
	request::RequestKey,
};

/// Tells people by mail.
///
/// Whoever has no verified mail address is not reached, and that is no failure: whoever combines
/// several ways tells on each of them, and has told when none of them failed.
pub struct MailNotices {
	post: Arc<dyn Post>,
	stationery: Stationery,
}

impl fmt::Debug for MailNotices {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		f.debug_struct("MailNotices").finish_non_exhaustive()
	}
}

impl MailNotices {
	/// One that sends so.
	pub fn new(post: Arc<dyn Post>, stationery: Stationery) -> Self {
		Self { post, stationery }
	}

	/// What is sent about something; nothing when there is no address.
	pub fn letter(&self, notice: &Notice) -> Option<Letter> {
		match notice {
			Notice::Judged { key, judgement, receipts, reachable } => {
				Some(self.judged(address(reachable)?, key, *judgement, receipts))
			}
			Notice::RenewalDue { key, until, reachable } => {
				let until = day(*until);
				let what = format!(
					"The verification of this identity ends on {until}. Verify it again before that \
					day, or its judgement becomes “out of date”."
				);
				let body =
					vec![Block::Text(what), self.stationery.facts(key), self.stationery.page(key)];
				let subject = format!("Renew your on-chain identity before {until}");
				Some(Letter::new(address(reachable)?, subject, body))
			}
		}
	}

	fn judged(
		&self,
		to: MailAddress,
		key: &RequestKey,
		judgement: Judgement,
		receipts: &[Receipt],
	) -> Letter {
		let word = judgement.words();
		let mut body = vec![
			Block::Text(format!("This identity was judged: {word}.")),
			self.stationery.facts(key),
			self.stationery.page(key),
		];
		if !receipts.is_empty() {
			body.push(Block::Text(KEEP_RECEIPTS.into()));
		}
		let letter = Letter::new(to, format!("Your on-chain identity was judged: {word}"), body);
		Letter { attachments: attachments(receipts), ..letter }
	}
}

const KEEP_RECEIPTS: &str = "Keep the file receipts.json: what was verified is deleted here, and the \
	public audit record holds hashes alone. Whoever you give a receipt to can check that it is in the \
	record: BLAKE2b-256 of the salt followed by the statement is the entry's digest.";

fn attachments(receipts: &[Receipt]) -> Vec<Attachment> {
	if receipts.is_empty() {
		return Vec::new();
	}
	let shown = receipts.iter().map(|it| {
		let statement = it.statement.to_string();
		json!({ "entry": it.number, "salt": hex::encode(it.salt), "statement": statement })
	});
	let content = format!("{:#}\n", shown.collect::<serde_json::Value>());
	vec![Attachment { name: "receipts.json", media_type: "application/json", content }]
}

fn address(reachable: &[(Field, String)]) -> Option<MailAddress> {
	let (_, text) = reachable.iter().find(|(field, _)| *field == Field::Email)?;
	text.parse().ok()
}

impl Notices for MailNotices {
	fn tell(&self, notice: Notice) -> BoxFuture<'_, Result<(), Untold>> {
		async move {
			let Some(letter) = self.letter(&notice) else {
				return Ok(());
			};
			match self.post.send(letter).await {
				// Trying again would not help.
				Ok(()) | Err(NotSent::Undeliverable) => Ok(()),
				Err(NotSent::Unavailable) => Err(Untold),
			}
		}
		.boxed()
	}
}
