//! Changing tokens, and what concerns them.

use std::fmt;

use litentry_vocabulary::BlockNumber;
use serde::Serialize;

use crate::{AccountKey, Chain, Failure, Report, Submission, chain::TokenCall};

/// A token was changed, or what concerns tokens.
#[derive(Debug, Serialize)]
pub struct TokenChanged {
	/// What was done.
	pub done: TokenDone,
	/// Of what: the id of a token or an identity, or the address of an account.
	pub of: String,
	/// The block that holds the transaction.
	pub block: BlockNumber,
}

/// What was done with tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum TokenDone {
	/// An identity offers something.
	Defined,
	/// An identity offers something no longer.
	DefinitionWithdrawn,
	/// There is a new token.
	Made,
	/// A token has another holder.
	Transferred,
	/// A token is not good any more.
	Recalled,
	/// No token that an identity had issued is good any more.
	AllRecalled,
	/// A token is different.
	Updated,
	/// All tokens that an identity had issued are different.
	AllUpdated,
	/// A token was used once.
	Redeemed,
	/// The chain knows that a token was used.
	Reported,
	/// The chain keeps nothing of a token any more.
	Forgotten,
	/// An account has another guardian, or none.
	GuardianNamed,
	/// The tokens of an account are frozen.
	Frozen,
	/// The tokens of an account are frozen no longer.
	Unfrozen,
	/// The chain keeps nothing of a verifier's reports any more.
	ReportsForgotten,
}

impl TokenDone {
	/// What was done, and of what.
	fn of(call: &TokenCall) -> (Self, String) {
		match call {
			TokenCall::Define { identity, .. } => (Self::Defined, identity.to_string()),
			TokenCall::WithdrawDefinition { identity, .. } => {
				(Self::DefinitionWithdrawn, identity.to_string())
			}
			TokenCall::Issue { identity, .. }
			| TokenCall::Grant { identity, .. }
			| TokenCall::Buy { identity, .. } => (Self::Made, identity.to_string()),
			TokenCall::Transfer { id, .. } => (Self::Transferred, id.to_string()),
			TokenCall::Recall { id } => (Self::Recalled, id.to_string()),
			TokenCall::RecallAll { identity } => (Self::AllRecalled, identity.to_string()),
			TokenCall::Update { id, .. } => (Self::Updated, id.to_string()),
			TokenCall::UpdateAll { identity, .. } => (Self::AllUpdated, identity.to_string()),
			TokenCall::Redeem { id, .. } => (Self::Redeemed, id.to_string()),
			TokenCall::Report { identity, .. } => (Self::Reported, identity.to_string()),
			TokenCall::Forget { id } => (Self::Forgotten, id.to_string()),
			TokenCall::NameGuardian { account, .. } => (Self::GuardianNamed, account.to_string()),
			TokenCall::Freeze { account } => (Self::Frozen, account.to_string()),
			TokenCall::Unfreeze { account } => (Self::Unfrozen, account.to_string()),
			TokenCall::ForgetReports { identity, .. } => {
				(Self::ReportsForgotten, identity.to_string())
			}
		}
	}
}

impl fmt::Display for TokenDone {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		f.write_str(match self {
			Self::Defined => "Made an offer of",
			Self::DefinitionWithdrawn => "Withdrew an offer of",
			Self::Made => "Made a token of",
			Self::Transferred => "Transferred token",
			Self::Recalled => "Recalled token",
			Self::AllRecalled => "Recalled all tokens of",
			Self::Updated => "Updated token",
			Self::AllUpdated => "Updated all tokens of",
			Self::Redeemed => "Used token",
			Self::Reported => "Reported a use of a token of",
			Self::Forgotten => "Forgot token",
			Self::GuardianNamed => "Changed the guardian of",
			Self::Frozen => "Froze the tokens of",
			Self::Unfrozen => "Unfroze the tokens of",
			Self::ReportsForgotten => "Forgot reports about tokens of",
		})
	}
}

impl Report for TokenChanged {}

impl fmt::Display for TokenChanged {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		write!(f, "{} {} in block {}.", self.done, self.of, self.block)
	}
}

/// Makes a call about tokens.
pub async fn change(
	chain: &impl Chain,
	key: &AccountKey,
	call: TokenCall,
) -> Result<TokenChanged, Failure> {
	let (done, of) = TokenDone::of(&call);
	let block = chain.submit(key, Submission::Token(call)).await?;
	Ok(TokenChanged { done, of, block })
}
