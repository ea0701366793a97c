//! Authorization tokens behind a real node.

use litentry_chain_client::{Call, TokenCall};
use litentry_token::{Definition, Issuer, TokenInfo};
use litentry_vocabulary::{Account, DefinitionId, IdentityId, TokenId};

use super::{Node, number};
use crate::{
	AccountKey, ChainFailure,
	chain::{Made, TokenOrder, Tokens},
};

impl Tokens for Node {
	async fn token(&self, id: TokenId) -> Result<Option<TokenInfo>, ChainFailure> {
		Ok(self.snapshot().await?.token(id).await?)
	}

	async fn tokens_of(
		&self,
		account: Account,
		identity: Option<IdentityId>,
		limit: usize,
	) -> Result<Vec<(TokenId, TokenInfo)>, ChainFailure> {
		Ok(self.snapshot().await?.tokens_of(account, identity, limit).await?)
	}

	async fn token_count_of(&self, account: Account) -> Result<u32, ChainFailure> {
		Ok(self.snapshot().await?.token_count_of(account).await?)
	}

	async fn tokens_by(
		&self,
		identity: IdentityId,
		limit: usize,
	) -> Result<Vec<(TokenId, TokenInfo)>, ChainFailure> {
		Ok(self.snapshot().await?.tokens_by(identity, limit).await?)
	}

	async fn token_count_by(&self, identity: IdentityId) -> Result<u32, ChainFailure> {
		Ok(self.snapshot().await?.token_count_by(identity).await?)
	}

	async fn definitions(
		&self,
		identity: IdentityId,
	) -> Result<Vec<(DefinitionId, Definition)>, ChainFailure> {
		Ok(self.snapshot().await?.definitions(identity).await?)
	}

	async fn token_issuer(&self, identity: IdentityId) -> Result<Issuer, ChainFailure> {
		Ok(self.snapshot().await?.token_issuer(identity).await?)
	}

	async fn guardian(&self, account: Account) -> Result<Option<Account>, ChainFailure> {
		Ok(self.snapshot().await?.guardian(account).await?)
	}

	async fn is_frozen(&self, account: Account) -> Result<bool, ChainFailure> {
		Ok(self.snapshot().await?.is_frozen(account).await?)
	}

	async fn define(
		&self,
		signer: &AccountKey,
		identity: IdentityId,
		definition: Definition,
	) -> Result<Made<DefinitionId>, ChainFailure> {
		let call = Call::Token(TokenCall::Define { identity, definition });
		let included = self.send(signer, call).await?;
		let (_, id) = number::<(IdentityId, _)>(&included, "AuthorizationToken", "TokenDefined")?;
		Ok(Made { id, block: included.block })
	}

	async fn make_token(
		&self,
		signer: &AccountKey,
		order: TokenOrder,
	) -> Result<Made<TokenId>, ChainFailure> {
		let included = self.send(signer, Call::Token(order.into())).await?;
		let id = number(&included, "AuthorizationToken", "TokenIssued")?;
		Ok(Made { id, block: included.block })
	}
}
