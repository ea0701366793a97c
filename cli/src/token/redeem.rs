//! Using a token on the chain.

use std::fmt;

use litentry_vocabulary::{Account, BlockNumber, TokenId};
use serde::Serialize;

use super::{TokenFailure, supporting, words};
use crate::{
	AccountKey, Chain, Failure, Report, Submission, chain::TokenCall, identity::IdentityFailure,
	report::text,
};

/// A token was used on the chain.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Redeemed {
	/// The token.
	#[serde(serialize_with = "text")]
	pub token: TokenId,
	/// In front of whom.
	#[serde(serialize_with = "text")]
	pub verifier: Account,
	/// How often it can still be used; `None` for as often as its holder likes.
	pub uses_left: Option<u32>,
	/// The block that holds the transaction.
	pub block: BlockNumber,
	#[serde(skip)]
	uses: String,
}

impl Report for Redeemed {}

impl fmt::Display for Redeemed {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		let Self { token, verifier, block, uses, .. } = self;
		write!(f, "Used token {token} in front of {verifier} in block {block}: {uses} left.")
	}
}

/// Uses a token once, in front of a verifier, or else of its identity's owner.
pub async fn redeem(
	chain: &impl Chain,
	key: &AccountKey,
	id: TokenId,
	verifier: Option<Account>,
	supporting: Option<TokenId>,
) -> Result<Redeemed, Failure> {
	let found = chain.token(id).await?.ok_or(TokenFailure::NotFound { token: id })?;
	let supporting = supporting::find(chain, &found.token, supporting).await?;
	let identity = found.token.identity;
	let verifier = match verifier {
		Some(verifier) => verifier,
		None => {
			let issuer = chain.identity(identity).await?;
			issuer.ok_or(IdentityFailure::NotFound { identity })?.owner
		}
	};
	let call = TokenCall::Redeem { id, verifier, supporting };
	let block = chain.submit(key, Submission::Token(call)).await?;
	let left = chain.token(id).await?.map_or(found.token.terms.uses, |now| now.token.terms.uses);
	Ok(Redeemed {
		token: id,
		verifier,
		uses_left: words::uses_left(left),
		block,
		uses: words::uses(left),
	})
}
