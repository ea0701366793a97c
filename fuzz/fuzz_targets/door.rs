//! A door that knows one token, and has admitted nobody.

use std::borrow::Cow;

use litentry_identity::{Identity, Kind, Status};
use litentry_token::{
	Finality, HandoverId, Issuer, Ledger, Nonce, Question, Terms, Token, TokenData, Transfer, Uses,
	View,
};
use litentry_vocabulary::{Account, GenesisHash, IdentityId, RecallEpoch, TokenId};

pub const TOKEN: TokenId = TokenId([1; 32]);

pub const QUESTION: Question = Question {
	genesis: GenesisHash([2; 32]),
	verifier: IdentityId([3; 32]),
	accepts: IdentityId([4; 32]),
	nonce: Nonce([5; 16]),
};

/// Who holds the token.
pub struct Door(pub Account);

impl View for Door {
	fn genesis(&self) -> GenesisHash {
		QUESTION.genesis
	}

	fn finality(&self) -> Finality {
		Finality::Final
	}

	fn identity(&self, _: &IdentityId) -> Option<Cow<'_, Identity>> {
		Some(Cow::Owned(Identity {
			owner: Account([6; 32]),
			kind: Kind::Device,
			key: None,
			status: Status::Active,
			description: "A door".parse().expect("a short text"),
			data_version: 0,
			delegates: 0,
			deposit: 0,
		}))
	}

	fn issuer(&self, _: &IdentityId) -> Option<Cow<'_, Issuer>> {
		Some(Cow::Owned(Issuer::default()))
	}

	fn token(&self, _: &TokenId) -> Option<Cow<'_, Token>> {
		let terms = Terms {
			uses: Uses::Unlimited,
			hours: None,
			transfer: Transfer::Forbidden,
			requires: None,
			data: TokenData::default(),
			data_type: 0,
		};
		Some(Cow::Owned(Token {
			identity: QUESTION.accepts,
			definition: None,
			holder: self.0,
			starts: 0,
			expires: None,
			terms,
			epoch: RecallEpoch(0),
			amendments: 0,
			recalled: false,
			depositor: self.0,
			deposit: 0,
		}))
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
