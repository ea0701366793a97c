//! What changes tokens.

use clap::{Args, Subcommand};
use litentry_token::Update;
use litentry_vocabulary::{Account, DefinitionId, IdentityId, Moment, TokenId};

use super::make::definition;
use crate::{AnyHours, DataText, Ending, chain::TokenCall};

/// What changes tokens, and needs nothing but the call.
#[derive(Debug, Subcommand)]
pub enum ChangeToken {
	/// Withdraw an offer; tokens that were made from it stay as they are
	Withdraw {
		/// The id of the identity
		identity: IdentityId,
		/// The number of the definition
		#[arg(value_parser = definition)]
		definition: DefinitionId,
	},
	/// Give a token of yours to another account, for what its terms say
	Transfer {
		/// The id of the token
		token: TokenId,
		/// The address of the account
		to: Account,
	},
	/// Recall a token: it is not good any more
	Recall {
		/// The id of the token
		token: TokenId,
	},
	/// Recall all tokens that an identity of yours has issued until now
	RecallAll {
		/// The id of the identity
		identity: IdentityId,
	},
	/// Change a token that is out
	Update {
		/// The id of the token
		token: TokenId,
		/// What changes.
		#[command(flatten)]
		update: UpdateOptions,
	},
	/// Change all tokens that an identity of yours has issued until now
	UpdateAll {
		/// The id of the identity
		identity: IdentityId,
		/// What changes.
		#[command(flatten)]
		update: UpdateOptions,
	},
	/// Remove a token that has ended from the chain; the deposit goes back to who paid it
	Forget {
		/// The id of the token
		token: TokenId,
	},
	/// Remove the count of a verifier's reports about a retired identity; the deposit goes back to it
	ForgetReports {
		/// The id of the identity
		identity: IdentityId,
		/// The address of the verifier [default: your own]
		verifier: Option<Account>,
	},
	/// Freeze the tokens of an account: its holder or its guardian can
	Freeze {
		/// The address of the account [default: your own]
		address: Option<Account>,
	},
	/// End the freeze: its guardian can, or its holder if it has none
	Unfreeze {
		/// The address of the account [default: your own]
		address: Option<Account>,
	},
}

/// What changes of tokens.
#[derive(Clone, Debug, Args)]
#[group(required = true, multiple = true)]
pub struct UpdateOptions {
	/// Until when: such as 2026-12-24T18:00:00Z or +2d, or never
	#[arg(long, value_name = "TIME")]
	pub expires: Option<Ending>,
	/// At which times of the week: such as "mon-fri 08:00-18:00 +01:00", or always
	#[arg(long, value_name = "HOURS")]
	pub hours: Option<AnyHours>,
	/// What whoever reads it is told: a text, or 0x and hexadecimal digits
	#[arg(long, value_name = "DATA")]
	pub data: Option<DataText>,
}

impl UpdateOptions {
	fn update(self, now: Moment) -> Update {
		Update {
			expires: self.expires.map(|Ending(when)| when.map(|when| when.moment(now))),
			hours: self.hours.map(|AnyHours(hours)| hours),
			data: self.data.map(|DataText(data)| data),
		}
	}
}

impl ChangeToken {
	/// The call, at this moment, of an account.
	pub fn call(self, now: Moment, own: Account) -> TokenCall {
		match self {
			Self::Withdraw { identity, definition } => {
				TokenCall::WithdrawDefinition { identity, definition }
			}
			Self::Transfer { token: id, to } => TokenCall::Transfer { id, to },
			Self::Recall { token: id } => TokenCall::Recall { id },
			Self::RecallAll { identity } => TokenCall::RecallAll { identity },
			Self::Update { token: id, update } => {
				TokenCall::Update { id, update: update.update(now) }
			}
			Self::UpdateAll { identity, update } => {
				TokenCall::UpdateAll { identity, update: update.update(now) }
			}
			Self::Forget { token: id } => TokenCall::Forget { id },
			Self::ForgetReports { identity, verifier } => {
				TokenCall::ForgetReports { identity, verifier: verifier.unwrap_or(own) }
			}
			Self::Freeze { address } => TokenCall::Freeze { account: address.unwrap_or(own) },
			Self::Unfreeze { address } => TokenCall::Unfreeze { account: address.unwrap_or(own) },
		}
	}
}
