//! One token.

use std::fmt;

use litentry_token::{Token, Uses};
use litentry_vocabulary::{Account, IdentityId, Moment, TokenId};
use serde::Serialize;

use super::{TokenFailure, words};
use crate::{
	Chain, DataText, Failure, Lit, OpeningHours, Report,
	chain::{TokenInfo, TokenStanding},
	report::{optional_text, text},
	table::fields,
	when::Time,
};

/// What the chain knows of a token. Times are in milliseconds since 1970.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TokenReport {
	/// Its id.
	#[serde(serialize_with = "text")]
	pub token: TokenId,
	/// The identity that issued it.
	#[serde(serialize_with = "text")]
	pub identity: IdentityId,
	/// The number of the definition that it was made from.
	pub definition: Option<u32>,
	/// Who holds it.
	#[serde(serialize_with = "text")]
	pub holder: Account,
	/// Whether it can be used now, as a word.
	pub standing: &'static str,
	/// How often it can still be used; `None` for as often as its holder likes.
	pub uses_left: Option<u32>,
	/// From when on it is good.
	pub starts: Moment,
	/// Until when it is good; `None` for ever.
	pub expires: Option<Moment>,
	/// At which times of the week; `None` for any.
	pub hours: Option<OpeningHours>,
	/// What its holder pays to give it away; `None` when he cannot.
	pub transfer_cost: Option<Lit>,
	/// Of which identity its holder must hold a good token too.
	#[serde(serialize_with = "optional_text")]
	pub requires: Option<IdentityId>,
	/// What the issuer says.
	pub data: DataText,
	/// How to read that.
	pub data_type: u64,
	/// What is held for it.
	pub deposit: Lit,
	/// Who gets that back.
	#[serde(serialize_with = "text")]
	pub depositor: Account,
	#[serde(skip)]
	state: TokenStanding,
	#[serde(skip)]
	uses: Uses,
	#[serde(skip)]
	transfer: String,
}

impl From<(TokenId, TokenInfo)> for TokenReport {
	fn from((id, TokenInfo { token, standing }): (TokenId, TokenInfo)) -> Self {
		let Token {
			identity, definition, holder, starts, expires, terms, depositor, deposit, ..
		} = token;
		Self {
			token: id,
			identity,
			definition: definition.map(|definition| definition.0),
			holder,
			standing: words::standing_code(standing),
			uses_left: words::uses_left(terms.uses),
			starts,
			expires,
			hours: terms.hours.map(OpeningHours),
			transfer_cost: words::transfer_cost(terms.transfer),
			requires: terms.requires,
			data: DataText(terms.data),
			data_type: terms.data_type,
			deposit: Lit(deposit),
			depositor,
			state: standing,
			uses: terms.uses,
			transfer: words::transfer(terms.transfer),
		}
	}
}

impl TokenReport {
	/// Its standing in words.
	pub(super) fn state(&self) -> String {
		words::standing(self.state)
	}

	/// From when until when, and at which times of the week.
	pub(super) fn time(&self) -> String {
		let end = self.expires.map_or_else(|| "for ever".into(), |end| format!("to {}", Time(end)));
		let hours = self.hours.map_or_else(String::new, |hours| format!(", {hours}"));
		format!("from {} {end}{hours}", Time(self.starts))
	}
}

impl Report for TokenReport {}

impl fmt::Display for TokenReport {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		let mut pairs = vec![
			("token", self.token.to_string()),
			("identity", self.identity.to_string()),
			("holder", self.holder.to_string()),
			("state", self.state()),
			("uses", words::uses(self.uses)),
			("time", self.time()),
			("transfer", self.transfer.clone()),
		];
		pairs.extend(self.definition.map(|number| ("definition", number.to_string())));
		pairs.extend(self.requires.map(|id| ("requires", format!("a token of {id}"))));
		if !self.data.0.is_empty() {
			pairs.push(("data", format!("{} (type {})", self.data, self.data_type)));
		}
		pairs.push(("deposit", format!("{}, of {}", self.deposit, self.depositor)));
		fields(f, &pairs)
	}
}

/// What the chain knows of a token.
pub async fn show(chain: &impl Chain, token: TokenId) -> Result<TokenReport, Failure> {
	let found = chain.token(token).await?.ok_or(TokenFailure::NotFound { token })?;
	Ok((token, found).into())
}
