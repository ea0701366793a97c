//! The token that another one requires.

use litentry_token::Token;
use litentry_vocabulary::TokenId;

use super::TokenFailure;
use crate::{Chain, Failure, chain::TokenStanding};

/// How many tokens of one identity are looked at to find a good one.
const MOST_LOOKED_AT: usize = 1000;

/// The token that shows what this one requires: the one that is named, or one of its holder's that is
/// good; `None` when it requires nothing.
pub(super) async fn find(
	chain: &impl Chain,
	token: &Token,
	named: Option<TokenId>,
) -> Result<Option<TokenId>, Failure> {
	let (Some(identity), None) = (token.terms.requires, named) else { return Ok(named) };
	let held = chain.tokens_of(token.holder, Some(identity), MOST_LOOKED_AT).await?;
	let with = |wanted: fn(TokenStanding) -> bool| held.iter().find(|(_, it)| wanted(it.standing));
	match with(|standing| matches!(standing, TokenStanding::Good(_))) {
		Some((found, _)) => Ok(Some(*found)),
		None if with(|standing| standing == TokenStanding::Frozen).is_some() => {
			Err(TokenFailure::Frozen { holder: token.holder }.into())
		}
		None => Err(TokenFailure::RequirementMissing { identity }.into()),
	}
}
