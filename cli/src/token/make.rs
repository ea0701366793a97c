//! Offering, giving and buying tokens.

use std::fmt;

use litentry_token::Definition;
use litentry_vocabulary::{Account, BlockNumber, DefinitionId, IdentityId, Moment, TokenId};
use serde::Serialize;

use super::TokenFailure;
use crate::{
	AccountKey, Chain, Failure, Lit, Report,
	chain::{Made, TokenOrder, Way},
	report::text,
};

/// An identity offers something new.
#[derive(Debug, Serialize)]
pub struct Defined {
	/// The identity.
	#[serde(serialize_with = "text")]
	pub identity: IdentityId,
	/// The number of the definition.
	pub definition: u32,
	/// The block that holds the transaction.
	pub block: BlockNumber,
}

impl Report for Defined {}

impl fmt::Display for Defined {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		let Self { identity, definition, block } = self;
		write!(
			f,
			"Offered as definition {definition} in block {block}. Anyone buys a token of it with:\n\n    \
			litentry token buy {identity} {definition}"
		)
	}
}

/// There is a new token.
#[derive(Debug, Serialize)]
pub struct TokenMade {
	/// Its id.
	#[serde(serialize_with = "text")]
	pub token: TokenId,
	/// The identity that issued it.
	#[serde(serialize_with = "text")]
	pub identity: IdentityId,
	/// Who holds it.
	#[serde(serialize_with = "text")]
	pub holder: Account,
	/// What was paid for it.
	pub price: Lit,
	/// The block that holds the transaction.
	pub block: BlockNumber,
}

impl Report for TokenMade {}

impl fmt::Display for TokenMade {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		let Self { token, holder, price, block, .. } = self;
		match price {
			Lit(0) => write!(f, "Gave token {token} to {holder} in block {block}."),
			_ => write!(f, "Bought token {token} for {holder} in block {block}. It cost {price}."),
		}
	}
}

/// Offers tokens.
pub async fn define(
	chain: &impl Chain,
	key: &AccountKey,
	identity: IdentityId,
	definition: Definition,
) -> Result<Defined, Failure> {
	let Made { id, block } = chain.define(key, identity, definition).await?;
	Ok(Defined { identity, definition: id.0, block })
}

/// Makes a token without payment.
pub async fn make(
	chain: &impl Chain,
	key: &AccountKey,
	order: TokenOrder,
) -> Result<TokenMade, Failure> {
	paid(chain, key, order, Lit(0)).await
}

/// Buys a token.
pub async fn buy(
	chain: &impl Chain,
	key: &AccountKey,
	(identity, definition): (IdentityId, DefinitionId),
	holder: Account,
	starts: Option<Moment>,
) -> Result<TokenMade, Failure> {
	let offers = chain.definitions(identity).await?;
	let offer = offers.into_iter().find(|(id, _)| *id == definition);
	let (_, offer) = offer.ok_or(TokenFailure::NoDefinition { identity, definition })?;
	let order = TokenOrder { identity, holder, way: Way::Buy { definition, starts } };
	paid(chain, key, order, Lit(offer.price)).await
}

async fn paid(
	chain: &impl Chain,
	key: &AccountKey,
	order: TokenOrder,
	price: Lit,
) -> Result<TokenMade, Failure> {
	let TokenOrder { identity, holder, .. } = order;
	let Made { id, block } = chain.make_token(key, order).await?;
	Ok(TokenMade { token: id, identity, holder, price, block })
}
