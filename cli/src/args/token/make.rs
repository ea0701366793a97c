//! Offering, giving and buying tokens.

use clap::Args;
use litentry_token::{Definition, Terms, Transfer, Uses};
use litentry_vocabulary::{Account, DefinitionId, Description, IdentityId};

use crate::{DataText, Lit, OpeningHours, Span, When};

/// `litentry token define`
#[derive(Clone, Debug, Args)]
pub struct DefineToken {
	/// The id of the identity
	pub identity: IdentityId,
	/// What people are told about it
	#[arg(long, value_name = "TEXT")]
	pub description: Description,
	/// How long a token is good, such as 3h or 2d [default: for ever]
	#[arg(long, value_name = "SPAN")]
	pub duration: Option<Span>,
	/// How often a token can be used [default: as often as its holder likes]
	#[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u32).range(1..))]
	pub uses: Option<u32>,
	/// What a buyer pays, in LIT
	#[arg(long, value_name = "LIT", default_value = "0")]
	pub price: Lit,
	/// When it can be used, such as "mon-fri 08:00-18:00 +01:00" [default: at any time]
	#[arg(long, value_name = "HOURS")]
	pub hours: Option<OpeningHours>,
	/// What a holder pays to give a token away, in LIT
	#[arg(long, value_name = "LIT", default_value = "0")]
	pub transfer_cost: Lit,
	/// Its holder cannot give a token away
	#[arg(long, conflicts_with = "transfer_cost")]
	pub not_transferable: bool,
	/// Its holder must also hold a good token of this identity
	#[arg(long, value_name = "IDENTITY")]
	pub requires: Option<IdentityId>,
	/// What whoever reads a token is told: a text, or 0x and hexadecimal digits
	#[arg(long, value_name = "DATA", default_value = "")]
	pub data: DataText,
	/// How to read that: a number that means something to the readers
	#[arg(long, value_name = "NUMBER", default_value_t = 0)]
	pub data_type: u64,
}

impl From<DefineToken> for Definition {
	fn from(define: DefineToken) -> Self {
		let transfer = if define.not_transferable {
			Transfer::Forbidden
		} else {
			Transfer::For(define.transfer_cost.0)
		};
		let terms = Terms {
			uses: define.uses.map_or(Uses::Unlimited, Uses::Left),
			hours: define.hours.map(|hours| hours.0),
			transfer,
			requires: define.requires,
			data: define.data.0,
			data_type: define.data_type,
		};
		let duration = define.duration.map(|span| span.0);
		Self { description: define.description, duration, price: define.price.0, terms }
	}
}

/// `litentry token issue`
#[derive(Clone, Debug, Args)]
pub struct IssueToken {
	/// The id of the identity
	pub identity: IdentityId,
	/// The address of the account that holds it
	#[arg(long, value_name = "ADDRESS")]
	pub to: Account,
	/// What its holder pays to give it away, in LIT
	#[arg(long, value_name = "LIT", default_value = "0")]
	pub transfer_cost: Lit,
	/// Until when it is good, such as 2026-12-24T18:00:00Z or +2d [default: for ever]
	#[arg(long, value_name = "TIME")]
	pub expires: Option<When>,
	/// What whoever reads it is told: a text, or 0x and hexadecimal digits
	#[arg(long, value_name = "DATA", default_value = "")]
	pub data: DataText,
	/// How to read that: a number that means something to the readers
	#[arg(long, value_name = "NUMBER", default_value_t = 0)]
	pub data_type: u64,
}

/// `litentry token grant`
#[derive(Clone, Copy, Debug, Args)]
pub struct GrantToken {
	/// The id of the identity
	pub identity: IdentityId,
	/// The number of the definition
	#[arg(value_parser = definition)]
	pub definition: DefinitionId,
	/// The address of the account that holds it
	#[arg(long, value_name = "ADDRESS")]
	pub to: Account,
	/// From when on it is good, such as 2026-12-24T18:00:00Z or +2d [default: from now on]
	#[arg(long, value_name = "TIME")]
	pub starts: Option<When>,
}

/// `litentry token buy`
#[derive(Clone, Copy, Debug, Args)]
pub struct BuyToken {
	/// The id of the identity
	pub identity: IdentityId,
	/// The number of the definition
	#[arg(value_parser = definition)]
	pub definition: DefinitionId,
	/// The address of the account that holds it [default: your own]
	#[arg(long = "for", value_name = "ADDRESS")]
	pub holder: Option<Account>,
	/// From when on it is good, such as 2026-12-24T18:00:00Z or +2d [default: from now on]
	#[arg(long, value_name = "TIME")]
	pub starts: Option<When>,
}

/// The number of a definition.
pub(super) fn definition(text: &str) -> Result<DefinitionId, std::num::ParseIntError> {
	text.parse().map(DefinitionId)
}
