//! What letters have in common, and what each of them says.

use std::{fmt, sync::Arc};

use super::{Block, Letter, MailAddress, Occasion};
use crate::{
	answer::NotAccepted,
	chains::Chains,
	challenge::{Claim, Code},
	links::Links,
	request::RequestKey,
};

/// What letters are written with.
#[derive(Clone)]
pub struct Stationery {
	links: Arc<dyn Links>,
	chains: Chains,
}

impl fmt::Debug for Stationery {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		f.debug_struct("Stationery").field("chains", &self.chains).finish_non_exhaustive()
	}
}

impl Stationery {
	/// With links to these pages, and these names of chains.
	pub const fn new(links: Arc<dyn Links>, chains: Chains) -> Self {
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
		let (account, chain) = (self.chains.address(key), self.chains.name(key.chain));
		Block::Facts(vec![("Account", account), ("Chain", chain)])
	}
}
