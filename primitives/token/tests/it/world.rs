//! A hotel, its door, and what the door knows.

use std::{
	borrow::Cow,
	collections::{BTreeMap, BTreeSet},
};

use litentry_identity::{Identity, Kind, Status};
use litentry_token::{
	Admission, Finality, HandoverId, Issuer, Ledger, Nonce, Policy, Presentation, Question,
	Refusal, Terms, Token, TokenData, Transfer, Uses, View, verify,
};
use litentry_vocabulary::{Account, GenesisHash, IdentityId, Moment, RecallEpoch, TokenId};

use crate::wallet::{guest, host};

/// 2026-11-22T06:00:00Z, a Sunday.
pub(crate) const NOW: Moment = 1_795_327_200_000;
pub(crate) const MINUTE: Moment = 60_000;
pub(crate) const HOUR: Moment = 60 * MINUTE;
pub(crate) const DAY: Moment = 24 * HOUR;

pub(crate) const GENESIS: GenesisHash = GenesisHash([1; 32]);
pub(crate) const HOTEL: IdentityId = IdentityId([2; 32]);
pub(crate) const DOOR: IdentityId = IdentityId([3; 32]);
pub(crate) const OFFICE: IdentityId = IdentityId([4; 32]);
pub(crate) const ROOM: TokenId = TokenId([5; 32]);
pub(crate) const ADULT: TokenId = TokenId([6; 32]);

/// The host holds [`ROOM`] of the hotel and [`ADULT`] of the citizens' office.
#[derive(Clone)]
pub(crate) struct World {
	pub(crate) identities: BTreeMap<IdentityId, Identity>,
	pub(crate) issuers: BTreeMap<IdentityId, Issuer>,
	pub(crate) tokens: BTreeMap<TokenId, Token>,
	pub(crate) frozen: BTreeSet<Account>,
	pub(crate) finality: Finality,
}

impl World {
	pub(crate) fn new() -> Self {
		Self {
			identities: [HOTEL, OFFICE].map(|id| (id, identity())).into(),
			issuers: [HOTEL, OFFICE].map(|id| (id, Issuer::default())).into(),
			tokens: [(ROOM, token(HOTEL)), (ADULT, token(OFFICE))].into(),
			frozen: BTreeSet::new(),
			finality: Finality::Final,
		}
	}

	pub(crate) fn with(change: impl FnOnce(&mut Self)) -> Self {
		let mut world = Self::new();
		change(&mut world);
		world
	}

	pub(crate) fn room(&mut self) -> &mut Token {
		self.tokens.get_mut(&ROOM).unwrap()
	}

	pub(crate) fn hotel(&mut self) -> &mut Issuer {
		self.issuers.get_mut(&HOTEL).unwrap()
	}

	pub(crate) fn freeze_the_host(&mut self) {
		self.frozen.insert(host().verifying_key().account().unwrap());
	}

	/// What the door says that has admitted nobody yet.
	pub(crate) fn verify(&self, shown: &Presentation) -> Result<Admission, Refusal> {
		self.verify_at(shown, NOW)
	}

	pub(crate) fn verify_at(
		&self,
		shown: &Presentation,
		now: Moment,
	) -> Result<Admission, Refusal> {
		verify(shown, &question(), self, &Book::default(), now, Policy::default())
	}
}

pub(crate) fn identity() -> Identity {
	Identity {
		owner: Account([7; 32]),
		kind: Kind::Device,
		key: None,
		status: Status::Active,
		description: "A door".parse().unwrap(),
		data_version: 0,
		delegates: 0,
		deposit: 0,
	}
}

pub(crate) fn token(identity: IdentityId) -> Token {
	Token {
		identity,
		definition: None,
		holder: host().verifying_key().account().unwrap(),
		starts: NOW - DAY,
		expires: Some(NOW + 10 * DAY),
		terms: Terms {
			uses: Uses::Unlimited,
			hours: None,
			transfer: Transfer::Forbidden,
			requires: None,
			data: data(b"room 12"),
			data_type: 1,
		},
		epoch: RecallEpoch(0),
		amendments: 0,
		recalled: false,
		depositor: guest().verifying_key().account().unwrap(),
		deposit: 0,
	}
}

pub(crate) fn data(bytes: &[u8]) -> TokenData {
	bytes.to_vec().try_into().unwrap()
}

pub(crate) fn question() -> Question {
	ask(0)
}

/// The door's question with this number.
pub(crate) fn ask(number: u8) -> Question {
	Question { genesis: GENESIS, verifier: DOOR, accepts: HOTEL, nonce: Nonce([number; 16]) }
}

impl View for World {
	fn genesis(&self) -> GenesisHash {
		GENESIS
	}

	fn finality(&self) -> Finality {
		self.finality
	}

	fn identity(&self, id: &IdentityId) -> Option<Cow<'_, Identity>> {
		self.identities.get(id).map(Cow::Borrowed)
	}

	fn issuer(&self, id: &IdentityId) -> Option<Cow<'_, Issuer>> {
		self.issuers.get(id).map(Cow::Borrowed)
	}

	fn token(&self, id: &TokenId) -> Option<Cow<'_, Token>> {
		self.tokens.get(id).map(Cow::Borrowed)
	}

	fn is_frozen(&self, account: &Account) -> bool {
		self.frozen.contains(account)
	}
}

/// What a door has admitted.
#[derive(Clone, Default)]
pub(crate) struct Book {
	pub(crate) nonces: BTreeSet<Nonce>,
	pub(crate) tokens: BTreeMap<TokenId, u32>,
	pub(crate) handovers: BTreeMap<HandoverId, u32>,
}

impl Book {
	/// What the door says now to the answer to a question.
	pub(crate) fn verify(
		&self,
		world: &World,
		shown: &Presentation,
		question: &Question,
	) -> Result<Admission, Refusal> {
		verify(shown, question, world, self, NOW, Policy::default())
	}

	pub(crate) fn count(&mut self, question: &Question, admission: &Admission) {
		self.nonces.insert(question.nonce);
		*self.tokens.entry(admission.token).or_default() += 1;
		for handover in admission.handovers() {
			*self.handovers.entry(*handover).or_default() += 1;
		}
	}
}

impl Ledger for Book {
	fn nonce_used(&self, nonce: &Nonce) -> bool {
		self.nonces.contains(nonce)
	}

	fn token_uses(&self, token: &TokenId) -> u32 {
		self.tokens.get(token).copied().unwrap_or_default()
	}

	fn handover_uses(&self, handover: &HandoverId) -> u32 {
		self.handovers.get(handover).copied().unwrap_or_default()
	}
}
