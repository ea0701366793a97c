//! Everything that is kept about an account, for whoever asks what is kept about him.

use litentry_vocabulary::Account;
use serde_json::{Value, json};
use sqlx::AnyConnection;

use super::Engine;
use crate::{
	audit::{Page, Receipt},
	identity::Content,
	request::{End, RequestKey},
	store::{
		Seal, StoreFailed, audit, bans, columns, preimages, requests,
		verifications::{self, Verification},
	},
};

impl Engine {
	pub(super) async fn export_account(&self, account: &Account) -> Result<String, StoreFailed> {
		let mut db = self.store.read().await?;
		let seal = self.store.seal();
		let mut kept = Vec::new();
		for request in requests::of_account(&mut db, seal, account).await? {
			kept.extend(self.export_request(&mut db, &request.key).await?);
		}
		let text = columns::account_text(account);
		let all = json!({
			"account": text,
			"banned_until": bans::until(&mut db, account, self.now()).await?,
			"bans": receipts(&mut db, seal, &text).await?,
			"requests": kept,
		});
		Ok(all.to_string())
	}

	async fn export_request(
		&self,
		db: &mut AnyConnection,
		key: &RequestKey,
	) -> Result<Option<Value>, StoreFailed> {
		let seal = self.store.seal();
		let Some(case) = self.case(db, key).await? else {
			return Ok(None);
		};
		let request = &case.request;
		let fields = request.fields.iter();
		let fields = fields.map(|(it, content)| (it.to_string(), export_content(content)));
		let verifications = verifications::of(db, seal, key).await?;
		let verified = verifications.values();
		let verified = verified.map(|it| (it.field.to_string(), export_verification(it)));
		let preimages = preimages::of(db, seal, key).await?.into_iter();
		let preimages = preimages.map(|(it, (_, text))| (it.to_string(), Value::from(text)));
		let challenges = case.challenges.iter().map(|out| {
			json!({
				"field": out.field.to_string(),
				"channel": out.channel.name(),
				"expires": out.challenge.expires,
			})
		});
		Ok(Some(json!({
			"request": key.to_string(),
			"identity": request.info.to_string(),
			"fee": request.fee.to_string(),
			"since": request.since,
			"end": request.end.map(|(end, at)| json!({ "how": export_end(end), "at": at })),
			"stands_until": request.stands_until,
			"fields": fields.collect::<serde_json::Map<_, _>>(),
			"verified": verified.collect::<serde_json::Map<_, _>>(),
			"preimages": preimages.collect::<serde_json::Map<_, _>>(),
			"challenges": challenges.collect::<Vec<_>>(),
			"receipts": receipts(db, seal, &key.to_string()).await?,
		})))
	}

	/// The receipts of a request, until they are deleted.
	///
	/// # Errors
	///
	/// The database failed.
	pub async fn receipts(&self, key: &RequestKey) -> Result<Vec<Receipt>, StoreFailed> {
		let mut db = self.store.read().await?;
		audit::receipts(&mut db, self.store.seal(), &key.to_string()).await
	}

	pub(super) async fn audit_page(&self, from: u64, limit: u32) -> Result<Page, StoreFailed> {
		let mut db = self.store.read().await?;
		let entries = audit::entries(&mut db, from, limit).await?;
		// What was written meanwhile counts: no entry has a number beyond the total.
		let (total, _) = audit::last(&mut db).await?;
		Ok(Page { entries, total })
	}
}

fn export_content(content: &Content) -> Value {
	match content {
		Content::Text(text) => json!(text),
		Content::Bytes(bytes) => json!({ "bytes": hex::encode(bytes) }),
		Content::Hashed(hashed) => json!({ "hash": hex::encode(hashed.hash) }),
		Content::Fingerprint(fingerprint) => json!({ "fingerprint": hex::encode(fingerprint) }),
	}
}

fn export_verification(it: &Verification) -> Value {
	json!({
		"channel": it.channel.name(),
		"number": it.platform_id,
		"at": it.at,
		"until": it.until,
	})
}

fn export_end(end: End) -> Value {
	match end {
		End::Judged(judgement) => json!({ "judged": judgement.index() }),
		End::Cancelled => json!("cancelled"),
		End::Cleared => json!("cleared"),
	}
}

async fn receipts(
	db: &mut AnyConnection,
	seal: &Seal,
	subject: &str,
) -> Result<Vec<Value>, StoreFailed> {
	let receipts = audit::receipts(db, seal, subject).await?;
	let export = |it: Receipt| {
		json!({
			"entry": it.number,
			"salt": hex::encode(it.salt),
			"statement": it.statement.to_string(),
		})
	};
	Ok(receipts.into_iter().map(export).collect())
}
