//! What letters have in common, and what each of them says.

use std::{collections::BTreeMap, fmt, sync::Arc};

use litentry_vocabulary::{Moment, ss58};
use mail_parser::DateTime;

use super::{Block, Letter, MailAddress, Occasion};
use crate::{
	answer::NotAccepted,
	challenge::{Claim, Code},
	links::Links,
	request::{ChainId, RequestKey},
};

/// The prefix of addresses that belong to no chain.
const GENERIC_PREFIX: u16 = 42;

/// How people call a chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChainName {
	/// Its name.
	pub name: String,
	/// The prefix of its addresses.
	pub ss58_prefix: u16,
}

/// What letters are written with.
#[derive(Clone)]
pub struct Stationery {
	links: Arc<dyn Links>,
	chains: BTreeMap<ChainId, ChainName>,
}

impl fmt::Debug for Stationery {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		f.debug_struct("Stationery").field("chains", &self.chains).finish_non_exhaustive()
	}
}

impl Stationery {
	/// With links to these pages, and these names of chains.
	pub fn new(links: Arc<dyn Links>, chains: BTreeMap<ChainId, ChainName>) -> Self {
		Self { links, chains }
	}

	/// Asks whoever reads it to follow a link.
	pub(crate) fn follow_link(&self, to: MailAddress, claim: &Claim, code: Code) -> Letter {
		let url = self.links.confirm(claim, code);
		let ask = vec![Block::Link { label: "Confirm that this is your identity", url }];
		self.ask(to, claim, code, ask)
	}

	/// Asks whoever reads it to send a code back. The code is not in it: who answers without a thought
	/// sends back what he got.
	pub(crate) fn send_back(
		&self,
		to: MailAddress,
		claim: &Claim,
		code: Code,
		back_to: &MailAddress,
	) -> Letter {
		let how = format!(
			"If this is your identity, sign in with its account on its page, which shows you a code. \
			Answer this message with that code, or write it in a new message from this address to \
			{back_to}. Send no code that somebody else gave you: it would show his identity as yours."
		);
		self.ask(to, claim, code, vec![Block::Text(how), self.page(&claim.request)])
	}

	fn ask(&self, to: MailAddress, claim: &Claim, code: Code, ask: Vec<Block>) -> Letter {
		let what = "Whoever has the account below says on its chain that this mail address is his.";
		let refuse = self.links.refuse(claim, code);
		let warning = "If you know nothing of it, leave this message alone: then nothing happens.";
		let label = "This was not me: send me no more messages";
		let mut body = vec![Block::Text(what.into()), self.facts(&claim.request)];
		body.extend(ask);
		body.push(Block::Text(warning.into()));
		body.push(Block::Link { label, url: refuse.clone() });
		let letter = Letter::new(to, "Is this your on-chain identity?", body);
		Letter { refuse: Some(refuse), ..letter }
	}

	/// Tells why an answer was not accepted.
	pub(crate) fn not_accepted(
		to: MailAddress,
		why: &NotAccepted,
		answered: Option<String>,
	) -> Letter {
		let body = vec![
			Block::Text("Thank you for your message. It verifies nothing:".into()),
			Block::Text(format!("{why}.")),
			Block::Text("The page of your request shows what can be done.".into()),
		];
		let letter = Letter::new(to, "Your on-chain identity is not verified yet", body);
		Letter { occasion: Occasion::Answer(answered), ..letter }
	}

	/// A link to the page of a request.
	pub(super) fn page(&self, key: &RequestKey) -> Block {
		Block::Link { label: "See the page of this identity", url: self.links.request(key) }
	}

	/// Whose identity it is.
	pub(super) fn facts(&self, key: &RequestKey) -> Block {
		let chain = self.chains.get(&key.chain);
		let prefix = chain.map_or(GENERIC_PREFIX, |chain| chain.ss58_prefix);
		let name = chain.map_or_else(|| key.chain.to_string(), |chain| chain.name.clone());
		let account = ss58::encode(prefix, key.account.as_bytes());
		Block::Facts(vec![("Account", account), ("Chain", name)])
	}
}

/// A moment's day.
pub(super) fn day(moment: Moment) -> String {
	let seconds = i64::try_from(moment / 1000).unwrap_or(i64::MAX);
	let DateTime { year, month, day, .. } = DateTime::from_timestamp(seconds);
	format!("{year}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_day_is_written_as_iso_8601_says() {
		assert_eq!(day(0), "1970-01-01");
		assert_eq!(day(1_800_000_000_000), "2027-01-15");
	}
}
