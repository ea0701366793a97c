//! `litentry token …`

mod change;
mod make;
mod show;
mod sign;

pub use change::{ChangeToken, UpdateOptions};
pub use make::{BuyToken, DefineToken, GrantToken, IssueToken};
pub use show::ListTokens;
pub use sign::{HandOverToken, PresentToken, QrOption, SignWith};

use clap::{Args, Subcommand};
use litentry_vocabulary::{Account, IdentityId, TokenId};

/// What to do with tokens.
#[derive(Debug, Subcommand)]
pub enum TokenCommand {
	/// Offer tokens of an identity of yours to anyone who pays
	Define(DefineToken),
	/// List what an identity offers
	Definitions {
		/// The id of the identity
		identity: IdentityId,
	},
	/// Give an account a token that can be used at any time, as often as it likes
	Issue(IssueToken),
	/// Give an account a token of a definition, without payment
	Grant(GrantToken),
	/// Buy a token
	Buy(BuyToken),
	/// List tokens: your own, an account's, or an identity's
	List(ListTokens),
	/// Show a token
	Show {
		/// The id of the token
		token: TokenId,
	},
	/// Use a token of yours once, on the chain
	Redeem(RedeemToken),
	/// Show who guards an account, or name a guardian who can freeze and unfreeze its tokens
	Guardian(NameGuardian),
	/// Answer a verifier's question with a pass, signed for this one showing
	Present(PresentToken),
	/// Let another key show a token of yours for a while, without a transaction
	HandOver(HandOverToken),
	/// What changes tokens.
	#[command(flatten)]
	Change(ChangeToken),
}

/// `litentry token redeem`
#[derive(Clone, Copy, Debug, Args)]
pub struct RedeemToken {
	/// The id of the token
	pub token: TokenId,
	/// In front of whom: the identity's owner, or a delegate with the right to verify [default: the owner]
	#[arg(long, value_name = "ADDRESS")]
	pub verifier: Option<Account>,
	/// The token that it requires besides [default: one of yours that is good]
	#[arg(long, value_name = "TOKEN")]
	pub supporting: Option<TokenId>,
}

/// `litentry token guardian`
#[derive(Clone, Copy, Debug, Args)]
pub struct NameGuardian {
	/// The address of the guardian: an account whose key is elsewhere
	pub guardian: Option<Account>,
	/// Dismiss the guardian
	#[arg(long, conflicts_with = "guardian")]
	pub none: bool,
	/// Whose guardian [default: your own]
	#[arg(long, value_name = "ADDRESS")]
	pub of: Option<Account>,
}
