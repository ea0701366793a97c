//! What an identity offers.

use std::fmt;

use litentry_token::{Definition, Terms};
use litentry_vocabulary::{DefinitionId, IdentityId};
use serde::Serialize;

use super::words;
use crate::{Chain, DataText, Failure, Lit, OpeningHours, Report, Span, report::optional_text};

/// What an identity offers.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub struct DefinitionList(Vec<DefinitionReport>);

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct DefinitionReport {
	definition: u32,
	description: String,
	price: Lit,
	/// How long a token is good, in milliseconds; `None` for ever.
	duration: Option<Span>,
	/// How often it can be used; `None` for as often as its holder likes.
	uses: Option<u32>,
	hours: Option<OpeningHours>,
	/// What a holder pays to give it away; `None` when he cannot.
	transfer_cost: Option<Lit>,
	#[serde(serialize_with = "optional_text")]
	requires: Option<IdentityId>,
	data: DataText,
	data_type: u64,
	#[serde(skip)]
	words: [String; 2],
}

impl From<(DefinitionId, Definition)> for DefinitionReport {
	fn from((id, definition): (DefinitionId, Definition)) -> Self {
		let Definition { description, duration, price, terms } = definition;
		let Terms { uses, hours, transfer, requires, data, data_type } = terms;
		Self {
			definition: id.0,
			description: description.to_string(),
			price: Lit(price),
			duration: duration.map(Span),
			uses: words::uses_left(uses),
			hours: hours.map(OpeningHours),
			transfer_cost: words::transfer_cost(transfer),
			requires,
			data: DataText(data),
			data_type,
			words: [words::uses(uses), words::transfer(transfer)],
		}
	}
}

impl fmt::Display for DefinitionReport {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		let [uses, transfer] = &self.words;
		let long = self.duration.map_or_else(|| "for ever".into(), |span| format!("for {span}"));
		let hours = self.hours.map_or_else(|| "at any time".into(), |hours| hours.to_string());
		writeln!(f, "{}: {}", self.definition, self.description)?;
		writeln!(f, "  {} {long}, {uses}, {hours}", self.price)?;
		write!(f, "  {transfer}")?;
		if let Some(identity) = self.requires {
			write!(f, "\n  only with a token of {identity}")?;
		}
		if !self.data.0.is_empty() {
			write!(f, "\n  says: {} (type {})", self.data, self.data_type)?;
		}
		Ok(())
	}
}

impl Report for DefinitionList {}

impl fmt::Display for DefinitionList {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		if self.0.is_empty() {
			return f.write_str("No offers. Its issuers make some with `litentry token define`.");
		}
		for (index, definition) in self.0.iter().enumerate() {
			let end = if index + 1 < self.0.len() { "\n\n" } else { "" };
			write!(f, "{definition}{end}")?;
		}
		Ok(())
	}
}

/// What an identity offers, in the order in which it was defined.
pub async fn definitions(
	chain: &impl Chain,
	identity: IdentityId,
) -> Result<DefinitionList, Failure> {
	let mut definitions = chain.definitions(identity).await?;
	definitions.sort_by_key(|(id, _)| *id);
	Ok(DefinitionList(definitions.into_iter().map(DefinitionReport::from).collect()))
}
