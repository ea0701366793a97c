//! What a lock knows.

use alloc::borrow::Cow;

use litentry_identity::{Identity, Kind, Status};
use litentry_token::{
	Finality, HandoverId, Issuer, Ledger, Nonce, Question, Terms, Token, Transfer, Uses, View,
};
use litentry_vocabulary::{Account, GenesisHash, IdentityId, RecallEpoch, TokenId};

/// A lock that knows one token, good for ever, and has admitted nobody.
#[derive(Debug)]
pub struct Door {
	genesis: GenesisHash,
	identity: Identity,
	issuer: Issuer,
	token: Token,
}

impl Door {
	/// Asks this question, about a token of this holder.
	pub fn new(question: &Question, holder: Account) -> Option<Self> {
		let terms = Terms {
			uses: Uses::Unlimited,
			hours: None,
			transfer: Transfer::Forbidden,
			requires: None,
			data: b"room 12".to_vec().try_into().ok()?,
			data_type: 1,
		};
		Some(Self {
			genesis: question.genesis,
			identity: identity(holder)?,
			issuer: Issuer::default(),
			token: Token {
				identity: question.accepts,
				definition: None,
				holder,
				starts: 0,
				expires: None,
				terms,
				epoch: RecallEpoch(0),
				amendments: 0,
				recalled: false,
				depositor: holder,
				deposit: 0,
			},
		})
	}
}

fn identity(owner: Account) -> Option<Identity> {
	Some(Identity {
		owner,
		kind: Kind::Device,
		key: None,
		status: Status::Active,
		description: "A lock".parse().ok()?,
		data_version: 0,
		delegates: 0,
		deposit: 0,
	})
}

impl View for Door {
	fn genesis(&self) -> GenesisHash {
		self.genesis
	}

	fn finality(&self) -> Finality {
		Finality::Final
	}

	fn identity(&self, _: &IdentityId) -> Option<Cow<'_, Identity>> {
		Some(Cow::Borrowed(&self.identity))
	}

	fn issuer(&self, _: &IdentityId) -> Option<Cow<'_, Issuer>> {
		Some(Cow::Borrowed(&self.issuer))
	}

	fn token(&self, _: &TokenId) -> Option<Cow<'_, Token>> {
		Some(Cow::Borrowed(&self.token))
	}

	fn is_frozen(&self, _: &Account) -> bool {
		false
	}
}

impl Ledger for Door {
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
