//! Where each page is.

use std::{fmt, sync::Arc, time::Duration};

use litentry_vocabulary::ss58;

use super::Origin;
use crate::{
	account_text::{AccountText, InvalidAccountText},
	chains::GENERIC_PREFIX,
	challenge::{Claim, Code},
	engine::{Clock, Serving},
	identity::RegistrarIndex,
	links::Links,
	rate::milliseconds,
	request::{ChainId, RequestKey},
	token::Tokens,
};

/// The first parts of pages that are no chain's.
const TAKEN: [&str; 13] = [
	"api",
	"assets",
	"audit",
	"confirm",
	"find",
	"health",
	"metrics",
	"oauth",
	"precheck",
	"refuse",
	"sign-in",
	"sign-in-with",
	"sign-out",
];

/// Where each page is. Chains are written as their names and accounts as the chain's addresses; read
/// are also genesis hashes, public keys in hexadecimal, and addresses with any prefix.
pub struct Site {
	origin: Origin,
	chains: Vec<Street>,
	tokens: Arc<Tokens>,
	clock: Arc<dyn Clock>,
	lifetime: Duration,
}

/// A chain's pages.
#[derive(Clone, Debug)]
struct Street {
	slug: String,
	name: String,
	chain: ChainId,
	registrar: RegistrarIndex,
	ss58_prefix: u16,
	renewal: Duration,
}

/// There is no such request's page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NoSuchPlace {
	/// The chain is not served.
	#[error("this registrar does not serve this chain")]
	Chain,
	/// The account is written wrongly.
	#[error(transparent)]
	Address(#[from] InvalidAccountText),
}

impl Site {
	/// The site at an origin, of these chains, with links that work as long as challenges do.
	pub fn new(
		origin: Origin,
		chains: &[Serving],
		tokens: Arc<Tokens>,
		clock: Arc<dyn Clock>,
		lifetime: Duration,
	) -> Self {
		let mut streets = Vec::new();
		for serving in chains {
			let slug = unused_slug(serving, &streets);
			streets.push(Street::new(slug, serving));
		}
		Self { origin, chains: streets, tokens, clock, lifetime }
	}

	/// Where it is.
	pub const fn origin(&self) -> &Origin {
		&self.origin
	}

	/// The request that a page is about.
	///
	/// # Errors
	///
	/// There is no such chain here, or no such account.
	pub fn key(&self, chain: &str, address: &str) -> Result<RequestKey, NoSuchPlace> {
		let street = self.street(chain).ok_or(NoSuchPlace::Chain)?;
		let (chain, registrar) = (street.chain, street.registrar);
		let account: AccountText = address.trim().parse()?;
		Ok(RequestKey { chain, registrar, account: account.account })
	}

	/// The path of a request's page.
	pub fn path(&self, key: &RequestKey) -> String {
		format!("/{}/{}", self.slug(key.chain), self.address(key))
	}

	/// The chain's part of its pages' paths.
	pub(super) fn slug(&self, chain: ChainId) -> String {
		self.of(chain).map_or_else(|| chain.to_string(), |street| street.slug.clone())
	}

	/// What a chain is called.
	pub(super) fn name(&self, chain: ChainId) -> String {
		self.of(chain).map_or_else(|| chain.to_string(), |street| street.name.clone())
	}

	/// An account as its chain writes it.
	pub(super) fn address(&self, key: &RequestKey) -> String {
		let prefix = self.of(key.chain).map_or(GENERIC_PREFIX, |street| street.ss58_prefix);
		ss58::encode(prefix, key.account.as_bytes())
	}

	/// How long a verification on a chain is good for, in milliseconds.
	pub(super) fn renewal(&self, chain: ChainId) -> Option<u64> {
		self.of(chain).map(|street| milliseconds(street.renewal))
	}

	/// The chain that a part of a path names.
	pub(super) fn chain(&self, text: &str) -> Option<ChainId> {
		self.street(text).map(|street| street.chain)
	}

	fn street(&self, text: &str) -> Option<&Street> {
		let id = text.parse().ok();
		self.chains.iter().find(|street| street.slug == text || Some(street.chain) == id)
	}

	fn of(&self, chain: ChainId) -> Option<&Street> {
		self.chains.iter().find(|street| street.chain == chain)
	}

	fn with_token(&self, page: &str, claim: &Claim, code: Code) -> String {
		let expires = self.clock.now().saturating_add(milliseconds(self.lifetime));
		format!("{}/{page}/{}", self.origin, self.tokens.answer(claim, code, expires))
	}
}

impl Street {
	fn new(slug: String, serving: &Serving) -> Self {
		let Serving { chain, registrar, ss58_prefix, .. } = *serving;
		let (name, renewal) = (serving.name.clone(), serving.policy.renewal);
		Self { slug, name, chain, registrar, ss58_prefix, renewal }
	}
}

impl Links for Site {
	fn request(&self, key: &RequestKey) -> String {
		format!("{}{}", self.origin, self.path(key))
	}

	fn confirm(&self, claim: &Claim, code: Code) -> String {
		let page = self.with_token("confirm", claim, code);
		format!("{page}?of={}", self.path(&claim.request).trim_start_matches('/'))
	}

	fn refuse(&self, claim: &Claim, code: Code) -> String {
		self.with_token("refuse", claim, code)
	}

	fn sign_in_with(&self, claim: &Claim, code: Code) -> String {
		self.with_token("sign-in-with", claim, code)
	}
}

impl fmt::Debug for Site {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		f.debug_struct("Site")
			.field("origin", &self.origin)
			.field("chains", &self.chains)
			.finish_non_exhaustive()
	}
}

fn unused_slug(serving: &Serving, others: &[Street]) -> String {
	let slug = slug(&serving.name);
	let is_taken = TAKEN.contains(&&*slug) || others.iter().any(|it| it.slug == slug);
	if slug.is_empty() || is_taken { serving.chain.to_string() } else { slug }
}

/// A name as a part of a path: letters and digits of ASCII, and hyphens between them.
pub(super) fn slug(name: &str) -> String {
	let words = name.split(|it: char| !it.is_ascii_alphanumeric());
	let words: Vec<_> = words.filter(|it| !it.is_empty()).map(str::to_ascii_lowercase).collect();
	words.join("-")
}
