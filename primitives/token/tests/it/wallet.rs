//! Wallets, and what they sign.

use litentry_token::{
	Form, Handover, Handovers, Holding, Message, Permission, Presentation, Question, Showing,
	Signed, Uses,
};
use litentry_verifying_key::{Scheme, SigningKey};
use litentry_vocabulary::Moment;

use crate::world::{ADULT, DAY, GENESIS, HOUR, NOW, ROOM, question};

/// For how long presentations can be used here.
pub(crate) const LIFETIME: u32 = 60_000;

fn key(scheme: Scheme, seed: u8) -> SigningKey {
	SigningKey::new(scheme, &[seed; 32]).unwrap()
}

/// Who holds the tokens.
pub(crate) fn host() -> SigningKey {
	key(Scheme::Sr25519, 1)
}

pub(crate) fn guest() -> SigningKey {
	key(Scheme::Ed25519, 2)
}

pub(crate) fn friend() -> SigningKey {
	key(Scheme::Sr25519, 3)
}

/// Whose phone keeps its key in a secure element.
pub(crate) fn cleaner() -> SigningKey {
	key(Scheme::P256, 4)
}

pub(crate) fn stranger() -> SigningKey {
	key(Scheme::Sr25519, 5)
}

/// What the host's wallet keeps.
pub(crate) fn holding() -> Holding {
	Holding {
		genesis: GENESIS,
		token: ROOM,
		holder: host().verifying_key(),
		supporting: Some(ADULT),
		handovers: Handovers::default(),
	}
}

pub(crate) fn sign(by: &SigningKey, message: &Message, form: Form) -> Signed {
	Signed { form, signature: by.sign(message.bytes(form).unwrap()) }
}

/// Answers the door's first question now.
pub(crate) fn show(holding: &Holding, by: &SigningKey) -> Presentation {
	answer(holding, by, &question(), NOW)
}

pub(crate) fn answer(
	holding: &Holding,
	by: &SigningKey,
	question: &Question,
	now: Moment,
) -> Presentation {
	say(holding.showing(question, now, LIFETIME), by, question)
}

pub(crate) fn say(showing: Showing, by: &SigningKey, question: &Question) -> Presentation {
	let signed = sign(by, &showing.message(question), Form::Raw);
	Presentation { showing, signed }
}

/// A permission until tomorrow, as often as wanted, for this key.
pub(crate) fn permission(to: &SigningKey) -> Permission {
	Permission {
		to: to.verifying_key(),
		from: NOW - HOUR,
		until: NOW + DAY,
		uses: Uses::Unlimited,
		hours: None,
	}
}

pub(crate) fn give(holding: &Holding, by: &SigningKey, permission: Permission) -> Holding {
	holding.given(handover(holding, by, permission)).unwrap()
}

pub(crate) fn handover(holding: &Holding, by: &SigningKey, permission: Permission) -> Handover {
	let message = permission.message(&holding.giving());
	Handover { permission, signed: sign(by, &message, Form::Raw) }
}

/// What each wallet keeps of a chain of handovers of so many links, with the key that shows it.
pub(crate) fn chain(length: usize) -> (Holding, SigningKey) {
	let receivers = [guest(), friend(), cleaner(), stranger()];
	let start = (holding(), host());
	receivers.into_iter().take(length).fold(start, |(holding, giver), receiver| {
		(give(&holding, &giver, permission(&receiver)), receiver)
	})
}
