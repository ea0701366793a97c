//! What is said of a token, and whether the chain agrees.

use alloc::borrow::Cow;

use litentry_identity::Identity;
use litentry_verifying_key::VerifyingKey;
use litentry_vocabulary::{Account, IdentityId, Moment, TokenId, blake2_256};

use crate::{Issuer, Ledger, NotGood, Refusal, Token, Uses, View, standing};

/// What is said of a token.
pub(crate) struct Claim {
	/// Which token.
	pub(crate) token: TokenId,
	/// Who holds it.
	pub(crate) holder: VerifyingKey,
	/// The identity that it should be of.
	pub(crate) accepts: IdentityId,
	/// What its data should hash to.
	pub(crate) data_hash: Option<[u8; 32]>,
	/// The token of the identity that this one requires one of.
	pub(crate) supporting: Option<TokenId>,
}

/// What the chain adds.
pub(crate) struct Agreed {
	/// Who holds the token.
	pub(crate) holder: Account,
	/// How often it can be used after this time.
	pub(crate) uses_left: Uses,
}

impl Claim {
	/// Whether the token can be used at this moment, by who signs for its holder.
	pub(crate) fn check(
		&self,
		view: &impl View,
		ledger: &impl Ledger,
		now: Moment,
	) -> Result<Agreed, Refusal> {
		let token = view.token(&self.token).ok_or(Refusal::UnknownToken)?;
		let holder = self.check_holder(&token, view)?;
		let issuer = issuer(&token, view)?;
		let uses = standing(&token, &issuer, &*identity(&token, view)?, now)?;
		let used = ledger.token_uses(&self.token);
		let uses_left = uses.after_one_more(used).ok_or(NotGood::UsedUp)?;
		self.check_data(&token, &issuer)?;
		self.check_requirement(&token, view, now)?;
		Ok(Agreed { holder, uses_left })
	}

	fn check_holder(&self, token: &Token, view: &impl View) -> Result<Account, Refusal> {
		let Token { identity, holder, .. } = *token;
		if identity != self.accepts {
			Err(Refusal::WrongIdentity { identity })
		} else if self.holder.account() != Some(holder) {
			Err(Refusal::NotOwner)
		} else if view.is_frozen(&holder) {
			Err(Refusal::Frozen)
		} else {
			Ok(holder)
		}
	}

	fn check_data(&self, token: &Token, issuer: &Issuer) -> Result<(), Refusal> {
		let changed = |expected| blake2_256(issuer.amendments.data_of(token)) != expected;
		if self.data_hash.is_some_and(changed) { Err(Refusal::DataChanged) } else { Ok(()) }
	}

	/// Whether the holder has a good token of the identity that this one requires one of.
	fn check_requirement(
		&self,
		token: &Token,
		view: &impl View,
		now: Moment,
	) -> Result<(), Refusal> {
		let Some(identity) = token.terms.requires else { return Ok(()) };
		let supports = |supporting: &Token| {
			supporting.identity == identity
				&& supporting.holder == token.holder
				&& is_good(supporting, view, now)
		};
		let supporting = self.supporting.and_then(|id| view.token(&id));
		if supporting.is_some_and(|it| supports(&it)) {
			Ok(())
		} else {
			Err(Refusal::RequirementMissing { identity })
		}
	}
}

fn is_good(token: &Token, view: &impl View, now: Moment) -> bool {
	let (Ok(issuer), Ok(identity)) = (issuer(token, view), identity(token, view)) else {
		return false;
	};
	standing(token, &issuer, &identity, now).is_ok()
}

fn issuer<'a>(token: &Token, view: &'a impl View) -> Result<Cow<'a, Issuer>, Refusal> {
	let identity = token.identity;
	view.issuer(&identity).ok_or(Refusal::UnknownIdentity { identity })
}

fn identity<'a>(token: &Token, view: &'a impl View) -> Result<Cow<'a, Identity>, Refusal> {
	let identity = token.identity;
	view.identity(&identity).ok_or(Refusal::UnknownIdentity { identity })
}
