//! The tokens of an account or of an identity.

use std::fmt;

use litentry_vocabulary::{Account, IdentityId};
use serde::Serialize;

use super::TokenReport;
use crate::{Chain, Failure, Report};

/// Whose tokens are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokensAsked {
	/// Those that an account holds.
	Of(Account),
	/// Those that an identity issued.
	By(IdentityId),
	/// Those that an account holds of an identity.
	OfBy(Account, IdentityId),
}

/// Tokens of an account or of an identity.
#[derive(Debug, Serialize)]
pub struct TokenList {
	/// How many there are, if the chain counts them.
	pub count: Option<u32>,
	/// As many of them as were asked for.
	pub tokens: Vec<TokenReport>,
}

impl Report for TokenList {}

impl fmt::Display for TokenList {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		let Self { count, tokens } = self;
		if tokens.is_empty() {
			return f
				.write_str("No tokens. See what is offered with `litentry token definitions`.");
		}
		for (index, token) in tokens.iter().enumerate() {
			let end = if index + 1 < tokens.len() { "\n\n" } else { "" };
			write_token(f, token)?;
			f.write_str(end)?;
		}
		match count {
			Some(count) if *count as usize > tokens.len() => {
				write!(f, "\n\nThese are {} of {count}: see more with --limit.", tokens.len())
			}
			_ => Ok(()),
		}
	}
}

fn write_token(f: &mut fmt::Formatter, token: &TokenReport) -> fmt::Result {
	writeln!(f, "{}", token.token)?;
	writeln!(f, "  {}", token.state())?;
	writeln!(f, "  {}", token.time())?;
	writeln!(f, "  issued by {}", token.identity)?;
	write!(f, "  held by {}", token.holder)
}

/// Tokens of an account or of an identity, those that can be used first; at most `limit`.
pub async fn list(
	chain: &impl Chain,
	asked: TokensAsked,
	limit: usize,
) -> Result<TokenList, Failure> {
	let (count, found) = match asked {
		TokensAsked::Of(account) => {
			let count = chain.token_count_of(account).await?;
			(Some(count), chain.tokens_of(account, None, limit).await?)
		}
		TokensAsked::By(identity) => {
			let count = chain.token_count_by(identity).await?;
			(Some(count), chain.tokens_by(identity, limit).await?)
		}
		TokensAsked::OfBy(account, identity) => {
			(None, chain.tokens_of(account, Some(identity), limit).await?)
		}
	};
	let mut tokens: Vec<_> = found.into_iter().map(TokenReport::from).collect();
	tokens.sort_by_key(|token| (token.standing != "Good", token.starts, token.token));
	Ok(TokenList { count, tokens })
}
