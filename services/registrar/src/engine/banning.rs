//! Doing nothing for an account for a while.

use litentry_vocabulary::{Account, Moment};
use sqlx::AnyConnection;
use tracing::info;

use super::Engine;
use crate::{
	audit::{Kind, Statement},
	desk::Declined,
	outbox::Outcome,
	store::{Store, StoreFailed, audit, bans, columns::account_text, intents, requests},
};

impl Engine {
	pub(super) async fn banned_until(
		&self,
		account: &Account,
	) -> Result<Option<Moment>, StoreFailed> {
		let mut db = self.store.read().await?;
		bans::until(&mut db, account, self.now()).await
	}

	/// Bans until then; a moment that is over lifts the ban.
	pub(super) async fn set_ban(&self, account: Account, until: Moment) -> Result<(), Declined> {
		let text = account_text(&account);
		let is_ban = until > self.now();
		let mut change = self.store.change().await?;
		audit::remove_receipts(&mut change, &text).await?;
		match is_ban {
			true => {
				bans::keep(&mut change, &account, until).await?;
				self.withdraw_good(&mut change, &account).await?;
			}
			false => bans::remove(&mut change, &account).await?,
		}
		let note = audit::Note {
			subject: &text,
			kind: if is_ban { Kind::Banned } else { Kind::Unbanned },
			judgement: None,
			statement: Statement::banned(&text, until),
			salt: self.salt(),
		};
		audit::write(&mut change, self.store.seal(), note, self.now()).await?;
		Store::ask_to_resume(&mut change).await?;
		change.commit().await.map_err(StoreFailed::from)?;
		info!(account = %text, until, is_ban, "an account was banned or freed");
		Ok(())
	}

	/// Closes what was decided in favour of an account and not signed yet. When the ban is over, that is
	/// decided anew.
	async fn withdraw_good(
		&self,
		db: &mut AnyConnection,
		account: &Account,
	) -> Result<(), StoreFailed> {
		for request in requests::of_account(db, self.store.seal(), account).await? {
			let intent = intents::open_of(db, &request.key).await?;
			if intent.is_some_and(|intent| intent.is_good()) {
				self.withdraw(db, &request.key, Outcome::Withdrawn).await?;
			}
		}
		Ok(())
	}
}
