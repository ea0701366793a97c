//! Authorization tokens in memory.

use std::collections::BTreeMap;

use litentry_cli::{
	AccountKey, ChainFailure, Submission,
	chain::{Made, TokenCall, TokenInfo, TokenOrder, TokenStanding, Tokens},
};
use litentry_token::{Definition, Issuer, Terms, Token, Transfer, Uses};
use litentry_vocabulary::{Account, DefinitionId, IdentityId, RecallEpoch, TokenId};

use super::{FakeChain, LIT, NOW, State};

/// What is kept of tokens.
#[derive(Default)]
pub(crate) struct TokenBook {
	pub(crate) tokens: BTreeMap<TokenId, TokenInfo>,
	pub(crate) definitions: BTreeMap<DefinitionId, Definition>,
	pub(crate) issuer: Issuer,
	pub(crate) guardian: Option<Account>,
	pub(crate) frozen: bool,
}

/// Terms that allow everything.
pub(crate) fn any_terms() -> Terms {
	Terms {
		uses: Uses::Unlimited,
		hours: None,
		transfer: Transfer::For(0),
		requires: None,
		data: Default::default(),
		data_type: 0,
	}
}

/// A token that is good.
pub(crate) fn good(identity: IdentityId, holder: Account, terms: Terms) -> TokenInfo {
	let standing = TokenStanding::Good(terms.uses);
	let token = Token {
		identity,
		definition: None,
		holder,
		starts: NOW,
		expires: None,
		terms,
		epoch: RecallEpoch(0),
		amendments: 0,
		recalled: false,
		depositor: holder,
		deposit: LIT / 10,
	};
	TokenInfo { token, standing }
}

impl State {
	fn tokens(&self, wanted: impl Fn(&Token) -> bool, limit: usize) -> Vec<(TokenId, TokenInfo)> {
		let all = self.book.tokens.iter().filter(|(_, info)| wanted(&info.token));
		all.map(|(id, info)| (*id, info.clone())).take(limit).collect()
	}

	pub(super) fn redeem(&mut self, id: &TokenId) {
		let token = &mut self.book.tokens.get_mut(id).unwrap().token;
		token.terms.uses = token.terms.uses.after(1).unwrap();
	}
}

impl Tokens for FakeChain {
	async fn token(&self, id: TokenId) -> Result<Option<TokenInfo>, ChainFailure> {
		Ok(self.0.borrow().book.tokens.get(&id).cloned())
	}

	async fn tokens_of(
		&self,
		account: Account,
		identity: Option<IdentityId>,
		limit: usize,
	) -> Result<Vec<(TokenId, TokenInfo)>, ChainFailure> {
		let of_identity = |token: &Token| identity.is_none_or(|wanted| token.identity == wanted);
		let wanted = |token: &Token| token.holder == account && of_identity(token);
		Ok(self.0.borrow().tokens(wanted, limit))
	}

	async fn token_count_of(&self, account: Account) -> Result<u32, ChainFailure> {
		let found = self.0.borrow().tokens(|token| token.holder == account, usize::MAX);
		Ok(found.len() as u32)
	}

	async fn tokens_by(
		&self,
		identity: IdentityId,
		limit: usize,
	) -> Result<Vec<(TokenId, TokenInfo)>, ChainFailure> {
		Ok(self.0.borrow().tokens(|token| token.identity == identity, limit))
	}

	async fn token_count_by(&self, identity: IdentityId) -> Result<u32, ChainFailure> {
		let found = self.0.borrow().tokens(|token| token.identity == identity, usize::MAX);
		Ok(found.len() as u32)
	}

	async fn definitions(
		&self,
		_: IdentityId,
	) -> Result<Vec<(DefinitionId, Definition)>, ChainFailure> {
		Ok(self.0.borrow().book.definitions.clone().into_iter().rev().collect())
	}

	async fn token_issuer(&self, _: IdentityId) -> Result<Issuer, ChainFailure> {
		Ok(self.0.borrow().book.issuer.clone())
	}

	async fn guardian(&self, _: Account) -> Result<Option<Account>, ChainFailure> {
		Ok(self.0.borrow().book.guardian)
	}

	async fn is_frozen(&self, _: Account) -> Result<bool, ChainFailure> {
		Ok(self.0.borrow().book.frozen)
	}

	async fn define(
		&self,
		_: &AccountKey,
		identity: IdentityId,
		definition: Definition,
	) -> Result<Made<DefinitionId>, ChainFailure> {
		let call = TokenCall::Define { identity, definition };
		let block = self.0.borrow_mut().submit(Submission::Token(call))?;
		Ok(Made { id: DefinitionId(3), block })
	}

	async fn make_token(
		&self,
		_: &AccountKey,
		order: TokenOrder,
	) -> Result<Made<TokenId>, ChainFailure> {
		let block = self.0.borrow_mut().submit(Submission::Token(order.into()))?;
		Ok(Made { id: TokenId([0x7e; 32]), block })
	}
}
