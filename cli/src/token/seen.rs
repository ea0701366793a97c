//! What a verifier at the newest block would see of a holding.

use std::borrow::Cow;

use litentry_identity::Identity;
use litentry_token::{Finality, HandoverId, Holding, Issuer, Ledger, Nonce, Token, View};
use litentry_vocabulary::{Account, GenesisHash, IdentityId, TokenId};

use crate::{Chain, Failure};

/// What a verifier at the newest finalized block would see of a holding.
#[derive(Debug)]
pub(super) struct Seen {
	genesis: GenesisHash,
	tokens: Vec<(TokenId, Token)>,
	issuers: Vec<(IdentityId, Issuer)>,
	identities: Vec<(IdentityId, Identity)>,
	frozen: Vec<Account>,
}

impl Seen {
	/// Asks the chain about the token and about the one that supports it.
	pub(super) async fn look(chain: &impl Chain, holding: &Holding) -> Result<Self, Failure> {
		let mut seen = Self {
			genesis: chain.genesis(),
			tokens: Vec::new(),
			issuers: Vec::new(),
			identities: Vec::new(),
			frozen: Vec::new(),
		};
		for id in [Some(holding.token), holding.supporting].into_iter().flatten() {
			seen.look_at(chain, id).await?;
		}
		Ok(seen)
	}

	async fn look_at(&mut self, chain: &impl Chain, id: TokenId) -> Result<(), Failure> {
		let Some(found) = chain.token(id).await? else { return Ok(()) };
		let Token { identity, holder, .. } = found.token;
		self.issuers.push((identity, chain.token_issuer(identity).await?));
		self.identities.extend(chain.identity(identity).await?.map(|found| (identity, found)));
		if chain.is_frozen(holder).await? {
			self.frozen.push(holder);
		}
		self.tokens.push((id, found.token));
		Ok(())
	}
}

fn get<'a, K: PartialEq, T: Clone>(entries: &'a [(K, T)], wanted: &K) -> Option<Cow<'a, T>> {
	entries.iter().find(|(key, _)| key == wanted).map(|(_, value)| Cow::Borrowed(value))
}

impl View for Seen {
	fn genesis(&self) -> GenesisHash {
		self.genesis
	}

	fn finality(&self) -> Finality {
		Finality::Final
	}

	fn identity(&self, id: &IdentityId) -> Option<Cow<'_, Identity>> {
		get(&self.identities, id)
	}

	fn issuer(&self, id: &IdentityId) -> Option<Cow<'_, Issuer>> {
		get(&self.issuers, id)
	}

	/// The chain tells it with the amendments, which hold only once.
	fn token(&self, id: &TokenId) -> Option<Cow<'_, Token>> {
		get(&self.tokens, id)
	}

	fn is_frozen(&self, account: &Account) -> bool {
		self.frozen.contains(account)
	}
}

/// Nothing was ever admitted: what a verifier itself remembers is unknown here.
pub(super) struct Nothing;

impl Ledger for Nothing {
	fn nonce_used(&self, _: &Nonce) -> bool {
		false
	}

	fn token_uses(&self, _: &TokenId) -> u32 {
		0
	}

	fn handover_uses(&self, _: &HandoverId) -> u32 {
		0
	}
}
