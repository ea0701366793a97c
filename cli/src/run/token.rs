//! `litentry token …`

mod sign;

use litentry_vocabulary::Account;

use super::done;
use crate::{
	Failure, Rendered, World,
	args::{BuyToken, GrantToken, IssueToken, ListTokens, NameGuardian, RedeemToken, TokenCommand},
	chain::{TokenCall, TokenOrder, Way},
	session::Session,
	token::{self, TokenList, TokenMade, TokensAsked},
};

impl<W: World> Session<'_, W> {
	pub(super) async fn token(&mut self, command: TokenCommand) -> Result<Rendered, Failure> {
		match command {
			TokenCommand::Define(define) => {
				let (key, identity) = (self.key()?, define.identity);
				done(token::define(&self.chain().await?, &key, identity, define.into()).await)
			}
			TokenCommand::Definitions { identity } => {
				done(token::definitions(&self.chain().await?, identity).await)
			}
			TokenCommand::Issue(issue) => done(self.issue(issue).await),
			TokenCommand::Grant(grant) => done(self.grant(grant).await),
			TokenCommand::Buy(buy) => done(self.buy(buy).await),
			TokenCommand::List(list) => done(self.list_tokens(list).await),
			TokenCommand::Show { token } => done(token::show(&self.chain().await?, token).await),
			TokenCommand::Redeem(redeem) => {
				let RedeemToken { token, verifier, supporting } = redeem;
				let key = self.key()?;
				let chain = self.chain().await?;
				done(token::redeem(&chain, &key, token, verifier, supporting).await)
			}
			TokenCommand::Guardian(guardian) => self.guardian(guardian).await,
			TokenCommand::Present(present) => done(self.present(present).await),
			TokenCommand::HandOver(hand_over) => done(self.hand_over(hand_over).await),
			TokenCommand::Change(change) => {
				let call = change.call(self.world.now(), self.account()?);
				self.change_token(call).await
			}
		}
	}

	async fn change_token(&mut self, call: TokenCall) -> Result<Rendered, Failure> {
		let key = self.key()?;
		done(token::change(&self.chain().await?, &key, call).await)
	}

	async fn issue(&mut self, issue: IssueToken) -> Result<TokenMade, Failure> {
		let IssueToken { identity, to: holder, transfer_cost, expires, data, data_type } = issue;
		let expires = expires.map(|when| when.moment(self.world.now()));
		let way = Way::Issue { cost: transfer_cost.0, data: data.0, data_type, expires };
		let key = self.key()?;
		token::make(&self.chain().await?, &key, TokenOrder { identity, holder, way }).await
	}

	async fn grant(&mut self, grant: GrantToken) -> Result<TokenMade, Failure> {
		let GrantToken { identity, definition, to: holder, starts } = grant;
		let starts = starts.map(|when| when.moment(self.world.now()));
		let way = Way::Grant { definition, starts };
		let key = self.key()?;
		token::make(&self.chain().await?, &key, TokenOrder { identity, holder, way }).await
	}

	async fn buy(&mut self, buy: BuyToken) -> Result<TokenMade, Failure> {
		let BuyToken { identity, definition, holder, starts } = buy;
		let starts = starts.map(|when| when.moment(self.world.now()));
		let key = self.key()?;
		let holder = holder.unwrap_or(key.account());
		token::buy(&self.chain().await?, &key, (identity, definition), holder, starts).await
	}

	async fn list_tokens(&mut self, list: ListTokens) -> Result<TokenList, Failure> {
		let asked = match (list.of, list.by) {
			(Some(account), Some(identity)) => TokensAsked::OfBy(account, identity),
			(Some(account), None) => TokensAsked::Of(account),
			(None, Some(identity)) => TokensAsked::By(identity),
			(None, None) => TokensAsked::Of(self.account()?),
		};
		token::list(&self.chain().await?, asked, list.limit).await
	}

	async fn guardian(&mut self, command: NameGuardian) -> Result<Rendered, Failure> {
		let NameGuardian { guardian, none, of } = command;
		let account: Account = of.map_or_else(|| self.account(), Ok)?;
		if guardian.is_none() && !none {
			return done(token::guarded(&self.chain().await?, account).await);
		}
		self.change_token(TokenCall::NameGuardian { account, guardian }).await
	}
}
