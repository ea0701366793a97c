//! A verifier whose other side is the test.

use std::{
	collections::BTreeSet,
	sync::{
		Mutex,
		atomic::{AtomicBool, Ordering},
	},
};

use futures::future::BoxFuture;
use litentry_registrar::{
	answer::Answer,
	challenge::{Channel, Claim, Code},
	identity::Field,
	verifier::{Finding, Hint, Instruction, Verifier},
	verifiers::names::KnownName,
};

#[derive(Debug)]
pub struct FakeVerifier {
	field: Field,
	channels: Vec<Channel>,
	sent: Mutex<Vec<(Claim, Code)>>,
	/// The texts that are published, or the names that are taken.
	published: Mutex<BTreeSet<String>>,
	/// The number of every account.
	number: Mutex<Option<String>>,
	/// Whether names are not known.
	is_in_the_dark: AtomicBool,
}

impl FakeVerifier {
	pub fn new(field: Field, channels: impl Into<Vec<Channel>>) -> Self {
		let (sent, published, number, is_in_the_dark) = Default::default();
		Self { field, channels: channels.into(), sent, published, number, is_in_the_dark }
	}

	/// From now on every account has this number.
	pub fn number_accounts(&self, number: Option<String>) {
		*self.number.lock().unwrap() = number;
	}

	/// The newest code that was sent for an address.
	pub fn code_for(&self, address: &str) -> Code {
		let sent = self.sent.lock().unwrap();
		let newest = sent.iter().rev().find(|(claim, _)| lower(&claim.value) == address);
		newest.unwrap_or_else(|| panic!("nothing was sent to {address}")).1
	}

	/// How many codes were sent.
	pub fn count(&self) -> usize {
		self.sent.lock().unwrap().len()
	}

	/// The answer that whoever has the address gives to the newest code.
	pub fn answer_of(&self, address: &str) -> Answer {
		let channel = self.channels[0];
		let from = if channel == Channel::MailLink { String::new() } else { address.to_owned() };
		let platform_id = self.number.lock().unwrap().clone();
		Answer { channel, from, code: self.code_for(address), platform_id }
	}

	/// Publishes a code for look-ups; for names: has this name taken by somebody.
	pub fn publish(&self, text: &(impl ToString + ?Sized)) {
		self.published.lock().unwrap().insert(text.to_string());
	}

	/// Publishes a text no longer.
	pub fn take_back(&self, text: &str) {
		self.published.lock().unwrap().remove(text);
	}

	/// Knows no names, or knows them again.
	pub fn darken(&self, is_in_the_dark: bool) {
		self.is_in_the_dark.store(is_in_the_dark, Ordering::SeqCst);
	}

	fn find(&self, claim: &Claim, code: Code) -> Result<Finding, Hint> {
		let from = lower(&claim.value);
		let published = self.published.lock().unwrap();
		match claim.channel {
			Channel::Name if self.is_in_the_dark.load(Ordering::SeqCst) => {
				Err(Hint::Unreachable { what: "the list of names" })
			}
			Channel::Name if published.contains(&from) => Err(Hint::Confusable { other: from }),
			Channel::Name => Ok(Finding { from, platform_id: None }),
			_ if published.contains(&code.to_string()) => {
				Ok(Finding { from, platform_id: Some("number 1".into()) })
			}
			_ => Err(Hint::NotPublished { at: from }),
		}
	}
}

fn lower(text: &str) -> String {
	text.trim_start_matches('@').to_lowercase()
}

impl Verifier for FakeVerifier {
	fn field(&self) -> Field {
		self.field.clone()
	}

	fn channels(&self) -> &[Channel] {
		&self.channels
	}

	fn address(&self, text: &str) -> Result<String, Hint> {
		match text.contains(' ') && self.channels[0] != Channel::Name {
			true => Err(Hint::Malformed { expected: "a word" }),
			false => Ok(lower(text)),
		}
	}

	fn begin<'a>(
		&'a self,
		claim: &'a Claim,
		code: Code,
	) -> BoxFuture<'a, Result<Instruction, Hint>> {
		Box::pin(async move {
			self.sent.lock().unwrap().push((claim.clone(), code));
			Ok(match claim.channel {
				Channel::Name => Instruction::Nothing,
				Channel::MailLink => Instruction::FollowLink,
				_ => Instruction::Publish { text: code.to_string(), at: claim.value.clone() },
			})
		})
	}

	fn begin_silently(&self, claim: &Claim, code: Code) -> Option<Instruction> {
		let is_shown = claim.channel == Channel::MailReply;
		is_shown.then(|| Instruction::Publish { text: code.to_string(), at: claim.value.clone() })
	}

	fn look<'a>(
		&'a self,
		claim: &'a Claim,
		code: Code,
		_: Option<&'a str>,
	) -> BoxFuture<'a, Result<Finding, Hint>> {
		Box::pin(async move { self.find(claim, code) })
	}

	fn compare(&self, claim: &Claim, others: &[KnownName]) -> Result<(), Hint> {
		let is_same = |it: &&KnownName| lower(it.name()) == lower(&claim.value);
		let mut others = others.iter().filter(|it| *it.account() != claim.request.account);
		match others.find(is_same) {
			Some(other) => Err(Hint::Confusable { other: lower(other.name()) }),
			None => Ok(()),
		}
	}
}
