//! The door stays closed, and says why.

use litentry_identity::Status;
use litentry_token::{Finality, Hours, NotGood, Policy, Question, Refusal, Token, Update, Uses};
use litentry_verifying_key::VerifyingKey;
use litentry_vocabulary::{
	Account, GenesisHash, IdentityId, Moment, RecallEpoch, TokenId, blake2_256,
};

use crate::{
	wallet::{LIFETIME, answer, holding, host, say, show, stranger},
	world::{ADULT, Book, HOTEL, NOW, OFFICE, ROOM, World, ask, data, question},
};

fn refused(change: impl FnOnce(&mut World)) -> Refusal {
	World::with(change).verify(&show(&holding(), &host())).unwrap_err()
}

/// What the door says to the answer to another question than its own.
fn refused_for(asked: Question) -> Refusal {
	let shown = answer(&holding(), &host(), &asked, NOW);
	World::new().verify(&shown).unwrap_err()
}

#[test]
fn an_answer_for_another_chain() {
	let elsewhere = Question { genesis: GenesisHash([9; 32]), ..question() };
	assert_eq!(refused_for(elsewhere), Refusal::WrongChain);
	let shown = answer(&holding(), &host(), &elsewhere, NOW);
	let result = Book::default().verify(&World::new(), &shown, &elsewhere);
	assert_eq!(result, Err(Refusal::WrongChain));
}

#[test]
fn an_answer_for_another_verifier() {
	let asked = Question { verifier: IdentityId([9; 32]), ..question() };
	assert_eq!(refused_for(asked), Refusal::WrongVerifier);
}

#[test]
fn an_answer_to_another_question_of_this_verifier() {
	assert_eq!(refused_for(ask(1)), Refusal::WrongQuestion);
}

/// The first bytes of what is answered bind nothing: the signature does.
#[test]
fn an_answer_to_a_question_that_starts_alike() {
	for at in [4, 15] {
		let (mut chain, mut verifier, mut nonce) = (question(), question(), question());
		chain.genesis.0[at] ^= 1;
		verifier.verifier.0[at] ^= 1;
		nonce.nonce.0[at] ^= 1;
		for asked in [chain, verifier, nonce] {
			assert_eq!(refused_for(asked), Refusal::BadSignature);
		}
	}
}

#[test]
fn an_answer_that_was_accepted_before() {
	let (world, mut book) = (World::new(), Book::default());
	let shown = show(&holding(), &host());
	let admission = book.verify(&world, &shown, &question()).unwrap();
	book.count(&question(), &admission);
	assert_eq!(book.verify(&world, &shown, &question()), Err(Refusal::Replayed));
}

#[test]
fn an_answer_from_the_future_or_from_too_long_ago() {
	let (skew, lifetime) = (Moment::from(Policy::default().skew), Moment::from(LIFETIME));
	let shown = show(&holding(), &host());
	let at = |now| World::new().verify_at(&shown, now).err();
	assert_eq!(at(NOW - skew - 1), Some(Refusal::FromFuture { issued: NOW }));
	assert_eq!(at(NOW - skew), None);
	assert_eq!(at(NOW + lifetime + skew - 1), None);
	assert_eq!(at(NOW + lifetime + skew), Some(Refusal::Stale { expired: NOW + lifetime }));
}

#[test]
fn an_answer_that_could_be_used_for_too_long() {
	let refused = |issued, lifetime| {
		let showing = holding().showing(&question(), issued, lifetime);
		World::new().verify(&say(showing, &host(), &question())).err()
	};
	let limit = Policy::default().max_lifetime;
	assert_eq!(refused(NOW, limit), None);
	let too_long = Refusal::LivesTooLong { lifetime: limit + 1, limit };
	assert_eq!(refused(NOW, limit + 1), Some(too_long));
	assert_eq!(refused(Moment::MAX, 1), Some(Refusal::FromFuture { issued: Moment::MAX }));
}

#[test]
fn what_was_read_in_a_block_that_can_be_undone() {
	assert_eq!(refused(|world| world.finality = Finality::Best), Refusal::NotFinal);
}

#[test]
fn a_token_or_an_identity_that_is_not_known() {
	assert_eq!(refused(|world| drop(world.tokens.remove(&ROOM))), Refusal::UnknownToken);
	let unknown = Refusal::UnknownIdentity { identity: HOTEL };
	assert_eq!(refused(|world| drop(world.identities.remove(&HOTEL))), unknown);
	assert_eq!(refused(|world| drop(world.issuers.remove(&HOTEL))), unknown);
}

#[test]
fn a_token_of_another_identity() {
	let mut adult = holding();
	adult.token = ADULT;
	let wrong = Refusal::WrongIdentity { identity: OFFICE };
	assert_eq!(World::new().verify(&show(&adult, &host())), Err(wrong));
}

/// A signature for one of a holder's tokens is not good for another.
#[test]
fn a_signature_for_another_token() {
	let other = TokenId([9; 32]);
	let world = World::with(|it| drop(it.tokens.insert(other, it.tokens[&ROOM].clone())));
	let mut shown = show(&holding(), &host());
	shown.showing.token = other;
	assert_eq!(world.verify(&shown), Err(Refusal::BadSignature));
}

/// From the block of a transfer on, the old holder is refused.
#[test]
fn who_does_not_hold_the_token() {
	assert_eq!(refused(|world| world.room().holder = Account([9; 32])), Refusal::NotOwner);
	let mut stolen = holding();
	for key in [stranger().verifying_key(), VerifyingKey::P256([2; 33])] {
		stolen.holder = key;
		assert_eq!(World::new().verify(&show(&stolen, &stranger())), Err(Refusal::NotOwner));
	}
}

#[test]
fn who_does_not_sign_for_the_holder() {
	let shown = show(&holding(), &stranger());
	assert_eq!(World::new().verify(&shown), Err(Refusal::BadSignature));
	let mut mistaken = holding();
	mistaken.holder = VerifyingKey::Ed25519(host().verifying_key().account().unwrap().0);
	assert_eq!(World::new().verify(&show(&mistaken, &host())), Err(Refusal::BadSignature));
}

/// Nobody has the key of the account of zeros, though everyone can make a signature for it.
#[test]
fn a_holder_for_whom_everyone_can_sign() {
	let world = World::with(|it| it.room().holder = Account([0; 32]));
	let mut nobodys = holding();
	nobodys.holder = VerifyingKey::Sr25519([0; 32]);
	let mut shown = show(&nobodys, &stranger());
	shown.signed.signature.0 = [0; 64];
	shown.signed.signature.0[63] = 0x80;
	assert_eq!(world.verify(&shown), Err(Refusal::BadSignature));
}

/// Whose phone was stolen froze the account from another device.
#[test]
fn a_frozen_account() {
	assert_eq!(refused(World::freeze_the_host), Refusal::Frozen);
}

#[test]
fn a_token_that_is_not_good() {
	let retire = |world: &mut World| {
		world.identities.get_mut(&HOTEL).unwrap().status = Status::Retired;
	};
	assert_eq!(refused(retire), NotGood::IdentityRetired.into());
	assert_eq!(refused(|world| world.hotel().epoch = RecallEpoch(1)), NotGood::Recalled.into());
	assert_eq!(refused(|world| world.room().recalled = true), NotGood::Recalled.into());
	assert_eq!(
		refused(|world| world.room().starts = NOW + 1),
		NotGood::NotYet { starts: NOW + 1 }.into()
	);
	assert_eq!(
		refused(|world| world.room().expires = Some(NOW)),
		NotGood::Expired { expired: NOW }.into()
	);
	assert_eq!(refused(|world| world.room().terms.uses = Uses::Left(0)), NotGood::UsedUp.into());
	let monday = Hours { days: 1, from: 0, until: 96, offset: 0 };
	assert_eq!(
		refused(|world| world.room().terms.hours = Some(monday)),
		NotGood::OutsideHours.into()
	);
}

#[test]
fn a_token_that_the_issuer_ended_for_all() {
	let update = Update { expires: Some(Some(NOW - 1)), hours: None, data: None };
	let end = |world: &mut World| {
		world.hotel().amendments = world.hotel().amendments.amend(update).unwrap();
	};
	assert_eq!(refused(end), NotGood::Expired { expired: NOW - 1 }.into());
}

#[test]
fn data_that_have_changed() {
	let mut showing = show(&holding(), &host()).showing;
	showing.data_hash = Some(blake2_256(b"room 12"));
	let shown = say(showing, &host(), &question());
	let mut world = World::new();
	assert!(world.verify(&shown).is_ok());
	world.room().terms.data = data(b"room 13");
	assert_eq!(world.verify(&shown), Err(Refusal::DataChanged));
}

/// What the door says when entry needs a token of the citizens' office.
fn refused_adult(change: fn(&mut World)) -> Option<Refusal> {
	let mut world = World::with(|it| it.room().terms.requires = Some(OFFICE));
	change(&mut world);
	world.verify(&show(&holding(), &host())).err()
}

fn adult(world: &mut World) -> &mut Token {
	world.tokens.get_mut(&ADULT).unwrap()
}

#[test]
fn a_holder_without_a_good_token_that_is_required() {
	let changes: [fn(&mut World); 7] = [
		|world| drop(world.tokens.remove(&ADULT)),
		|world| drop(world.issuers.remove(&OFFICE)),
		|world| drop(world.identities.remove(&OFFICE)),
		|world| adult(world).identity = HOTEL,
		|world| adult(world).holder = Account([9; 32]),
		|world| adult(world).recalled = true,
		|world| adult(world).terms.uses = Uses::Left(0),
	];
	assert_eq!(refused_adult(|_| ()), None);
	let missing = Some(Refusal::RequirementMissing { identity: OFFICE });
	for change in changes {
		assert_eq!(refused_adult(change), missing);
	}
}

#[test]
fn a_holder_who_does_not_say_which_token_is_the_required_one() {
	let world = World::with(|it| it.room().terms.requires = Some(OFFICE));
	let mut silent = holding();
	silent.supporting = None;
	let missing = Err(Refusal::RequirementMissing { identity: OFFICE });
	assert_eq!(world.verify(&show(&silent, &host())), missing);
}
