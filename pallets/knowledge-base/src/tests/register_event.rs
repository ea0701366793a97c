use litentry_external_account::{BitcoinNetwork, Network, SolanaCluster};
use litentry_knowledge::{Description, IdentificationEvent, Method};
use parity_scale_codec::Encode;
use polkadot_sdk::{
	frame_support::{BoundedVec, assert_noop, assert_ok},
	sp_runtime::{DispatchError, TokenError},
};

use crate::{Error, Event, Events, RegisteredEvent, mock::*};

#[test]
fn keeps_the_event_under_the_hash_of_its_content() {
	ExtBuilder::default().execute(|| {
		System::set_block_number(3);
		assert_ok!(register_event(ALICE, event("Unisocks")));
		let deposit = DEPOSIT_BASE + DEPOSIT_PER_BYTE * event("Unisocks").encode().len() as Balance;
		assert_eq!(
			Events::<Test>::get(event_id("Unisocks")),
			Some(RegisteredEvent {
				event: event("Unisocks"),
				owner: ALICE,
				deposit,
				since: 3,
				retired: None,
			})
		);
		assert_eq!(held(&ALICE), deposit);
		assert_eq!(
			events(),
			vec![Event::EventRegistered { id: event_id("Unisocks"), owner: ALICE }]
		);
	});
}

#[test]
fn the_same_content_is_registered_once() {
	ExtBuilder::default().with_event(event("Unisocks")).execute(|| {
		assert_noop!(register_event(BOB, event("Unisocks")), Error::<Test>::AlreadyRegistered);
	});
}

#[test]
fn another_content_is_another_event() {
	ExtBuilder::default().with_event(event("Unisocks")).execute(|| {
		assert_ok!(register_event(BOB, event("Unisocks 2")));
		assert_eq!(Events::<Test>::iter().count(), 2);
	});
}

#[test]
fn retired_content_stays_registered() {
	ExtBuilder::default().with_event(event("Unisocks")).execute(|| {
		let origin = RuntimeOrigin::signed(ALICE);
		assert_ok!(KnowledgeBase::retire_event(origin, event_id("Unisocks")));
		assert_noop!(register_event(BOB, event("Unisocks")), Error::<Test>::AlreadyRegistered);
	});
}

#[test]
fn each_bad_text_has_its_own_error() {
	let refused = |name: &[u8], error: DispatchError| {
		let (mut named, mut of_project) = (event("x"), event("x"));
		named.name = unchecked_name(name);
		of_project.project = unchecked_name(name);
		assert_noop!(register_event(ALICE, named), error);
		assert_noop!(register_event(ALICE, of_project), error);
	};
	ExtBuilder::default().execute(|| {
		refused(b"caf\xe9", Error::<Test>::TextNotUtf8.into());
		refused(b" ", Error::<Test>::NameBlank.into());
		refused(b"a\nb", Error::<Test>::TextHasControlCharacter.into());
	});
}

#[test]
fn the_description_is_checked_too() {
	ExtBuilder::default().execute(|| {
		let mut bad = event("Unisocks");
		bad.description = Description::from(BoundedVec::truncate_from(b"\xff".to_vec()));
		assert_noop!(register_event(ALICE, bad), Error::<Test>::TextNotUtf8);
	});
}

#[test]
fn a_registry_that_cannot_answer_the_method_is_refused() {
	let on = |registry, method| IdentificationEvent { registry, method, ..event("x") };
	let (bitcoin, solana) =
		(Network::Bitcoin(BitcoinNetwork::Main), Network::Solana(SolanaCluster::Mainnet));
	ExtBuilder::default().execute(|| {
		for refused in [on(bitcoin, event("x").method), on(solana, Method::Balance)] {
			assert_noop!(register_event(ALICE, refused), Error::<Test>::MethodNotAnswered);
		}
		assert_ok!(register_event(ALICE, on(bitcoin, Method::Balance)));
	});
}

#[test]
fn the_deposit_must_be_there() {
	ExtBuilder::default().execute(|| {
		assert_noop!(register_event(PAUPER, event("Unisocks")), TokenError::FundsUnavailable);
	});
}

#[test]
fn nobody_registers_unsigned() {
	ExtBuilder::default().execute(|| {
		assert_noop!(
			KnowledgeBase::register_event(RuntimeOrigin::none(), event("Unisocks")),
			DispatchError::BadOrigin
		);
	});
}
