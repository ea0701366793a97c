//! The website: whoever runs it publishes a code, as a record of its domain or as a file.
//!
//! What is shown is the domain. A path behind it is kept in the identity and is not looked at: whoever
//! has the domain decides what is there.
//!
//! - [`WebVerifier`]: the verifier
//! - [`Website`]: what a field's text names
//! - [`published_codes`]: the codes in what was published

mod platforms;
mod published;
mod website;

use futures::{FutureExt, future::BoxFuture};

pub use self::{published::published_codes, website::Website};
use super::{
	dns::{DnsFailed, Resolvers},
	fetch::{FetchFailed, Fetcher},
};
use crate::{
	challenge::{Channel, Claim, Code},
	identity::Field,
	verifier::{Finding, Hint, Instruction, Verifier},
};

/// Verifies websites.
#[derive(Debug)]
pub struct WebVerifier {
	dns: Resolvers,
	fetcher: Fetcher,
}

impl WebVerifier {
	/// One that reaches the world with these.
	pub const fn new(dns: Resolvers, fetcher: Fetcher) -> Self {
		Self { dns, fetcher }
	}

	async fn look_at_domain(&self, website: &Website, code: Code) -> Result<(), Hint> {
		let mut found = Vec::new();
		for name in website.record_names() {
			let records = self.dns.texts(&name).await.map_err(|failed| match failed {
				DnsFailed::NotAName => Website::MALFORMED,
				DnsFailed::TooFewAnswers => Hint::Unreachable { what: "enough name servers" },
			})?;
			if let Some(record) = records.iter().find(|it| shows(&it.text, code)) {
				let dnssec = record.is_secure;
				tracing::debug!(dnssec, "a code was found in a domain's records");
				return Ok(());
			}
			found.extend(records);
		}
		let at = website.record_name();
		let is_ours = |text: &str| published_codes(text).next().is_some();
		if found.iter().any(|it| is_ours(&it.text)) {
			return Err(Hint::OtherContent { at });
		}
		Err(Hint::NotPublished { at })
	}

	async fn look_at_file(&self, website: &Website, code: Code) -> Result<(), Hint> {
		let at = website.file_url(self.fetcher.scheme());
		match self.fetcher.text(&at).await {
			Ok(text) if shows(&text, code) => Ok(()),
			Ok(_) | Err(FetchFailed::NotText | FetchFailed::TooLong) => {
				Err(Hint::OtherContent { at })
			}
			Err(FetchFailed::Status(_)) => Err(Hint::NotPublished { at }),
			Err(FetchFailed::NotPublic) => {
				Err(Hint::Malformed { expected: "a website on the public internet" })
			}
			Err(FetchFailed::Unreachable) => Err(Hint::Unreachable { what: "the website" }),
		}
	}
}

fn shows(text: &str, code: Code) -> bool {
	published_codes(text).any(|it| it == code)
}

impl Verifier for WebVerifier {
	fn field(&self) -> Field {
		Field::Web
	}

	fn channels(&self) -> &[Channel] {
		&[Channel::Dns, Channel::WellKnown]
	}

	fn address(&self, text: &str) -> Result<String, Hint> {
		text.parse().map(|it: Website| it.domain().to_owned())
	}

	fn begin<'a>(
		&'a self,
		claim: &'a Claim,
		code: Code,
	) -> BoxFuture<'a, Result<Instruction, Hint>> {
		async move {
			let website: Website = claim.value.parse()?;
			let at = match claim.channel {
				Channel::WellKnown => website.file_url(self.fetcher.scheme()),
				_ => website.record_name(),
			};
			Ok(Instruction::Publish { text: published::text(code), at })
		}
		.boxed()
	}

	fn look<'a>(
		&'a self,
		claim: &'a Claim,
		code: Code,
		_: Option<&'a str>,
	) -> BoxFuture<'a, Result<Finding, Hint>> {
		async move {
			let website: Website = claim.value.parse()?;
			match claim.channel {
				Channel::WellKnown => self.look_at_file(&website, code).await?,
				_ => self.look_at_domain(&website, code).await?,
			}
			Ok(Finding { from: website.domain().to_owned(), platform_id: None })
		}
		.boxed()
	}
}
