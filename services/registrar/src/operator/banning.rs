//! Bans, and lifts bans.

use std::io::{BufRead, Write};

use litentry_vocabulary::Account;

use super::{Console, Failure, Span, words};
use crate::account_text::AccountText;
use crate::request::RequestKey;

impl<I: BufRead, O: Write> Console<'_, I, O> {
	pub(super) async fn ban(
		&mut self,
		account: &AccountText,
		Span(span): Span,
		yes: bool,
	) -> Result<(), Failure> {
		let account = account.account;
		let is_answered = yes || self.is_known(account).await?;
		self.confirm("No request of this account is kept. Ban it nevertheless?", is_answered)?;
		let until = self.now.saturating_add(span);
		self.office.ban(account, until).await?;
		Ok(writeln!(self.out, "Banned until {}.", words::time(until))?)
	}

	pub(super) async fn unban(&mut self, account: &AccountText) -> Result<(), Failure> {
		let account = account.account;
		let until = self.office.banned(account).await?;
		if until.is_none() {
			return Ok(writeln!(self.out, "The account is not banned.")?);
		}
		self.office.unban(account).await?;
		Ok(writeln!(self.out, "The ban is lifted.")?)
	}

	/// Whether the account has a request on any chain. Digits can be mistyped.
	async fn is_known(&self, account: Account) -> Result<bool, Failure> {
		for chain in self.office.chains().await? {
			let key = RequestKey { chain: chain.chain, registrar: chain.registrar, account };
			if self.office.request(key).await?.is_some() {
				return Ok(true);
			}
		}
		Ok(false)
	}
}
