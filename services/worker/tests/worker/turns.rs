//! Links that become shielded or public by their owner's act, or stay as they are.

use litentry_link_record::{EncryptedRecord, LinkRecord, ProvenBy, RECORD_LENGTH, RecordContext};
use litentry_vocabulary::LinkId;
use litentry_worker::Visibility;

use crate::{
	ledger::LinkState,
	world::{
		EPOCH, GENESIS, OTHER, START, USER, World, external, nullifier, public, public_of, shared,
		shielded, shielded_as, shielded_of,
	},
};

const ID: LinkId = LinkId(2);

/// What comes of a link that its owner wants to turn, beside another link.
async fn turned(link: LinkState, beside: Option<LinkState>) -> LinkState {
	let world = World::with(|ledger| {
		ledger.links.insert(ID, link.turning());
		ledger.links.extend(beside.map(|other| (LinkId(1), other)));
	});
	world.answer(ID).await
}

fn is_revealed(link: &LinkState) -> bool {
	matches!(link, LinkState::Public(_)) && link.external() == Some(external())
}

#[tokio::test(start_paused = true)]
async fn a_public_link_is_shielded_for_its_owner() {
	let LinkState::Shielded(link, pseudonym) = turned(public(ID), None).await else {
		panic!("not shielded")
	};
	let Visibility::Shielded(stored) = link.visibility else { panic!("public") };
	let context = RecordContext { genesis: GENESIS, account: USER, epoch: EPOCH };
	let record = shared().state_key(EPOCH).decrypt(ID, &stored.record, &context).unwrap();
	assert_eq!(record, LinkRecord { external: external(), id: ID, proven_by: ProvenBy::Key });
	assert_eq!((link.owner, stored.bound_to, pseudonym), (USER, USER, nullifier()));
}

#[tokio::test(start_paused = true)]
async fn what_serves_another_account_in_secret_stays_public() {
	for other in [shielded_of(OTHER, LinkId(1)), shielded_of(OTHER, LinkId(1)).turning()] {
		assert_eq!(turned(public(ID), Some(other)).await, public(ID));
	}
}

#[tokio::test(start_paused = true)]
async fn a_secret_link_that_has_ended_or_is_the_owner_s_own_gives_way() {
	let ended = shielded_of(OTHER, LinkId(1)).until(START - 1);
	for other in [ended, shielded(LinkId(1))] {
		let link = turned(public(ID), Some(other)).await;
		assert_eq!(link.nullifier(), Some(nullifier()));
	}
}

#[tokio::test(start_paused = true)]
async fn a_shielded_link_is_revealed() {
	assert!(is_revealed(&turned(shielded(ID), None).await));
}

#[tokio::test(start_paused = true)]
async fn a_link_that_has_moved_is_revealed_by_its_new_owner() {
	let link = turned(shielded_of(OTHER, ID).moved_to(USER), None).await;
	assert!(is_revealed(&link) && link.claim().is_some_and(|claim| claim.owner == USER));
}

#[tokio::test(start_paused = true)]
async fn the_end_of_a_link_stays_when_it_turns() {
	for link in [shielded(ID), public(ID)] {
		let turned = turned(link.until(START + 500), None).await;
		assert_eq!(turned.claim().and_then(|claim| claim.ends), Some(START + 500));
	}
}

#[tokio::test(start_paused = true)]
async fn what_serves_another_account_publicly_stays_shielded() {
	for other in [public_of(OTHER, LinkId(1)), public_of(OTHER, LinkId(1)).turning()] {
		assert_eq!(turned(shielded(ID), Some(other)).await, shielded(ID));
	}
}

#[tokio::test(start_paused = true)]
async fn a_public_link_that_has_ended_or_is_the_owner_s_own_gives_way() {
	let ended = public_of(OTHER, LinkId(1)).until(START - 1);
	for other in [ended, public(LinkId(1))] {
		assert!(is_revealed(&turned(shielded(ID), Some(other)).await));
	}
}

#[tokio::test(start_paused = true)]
async fn a_contract_wallet_stays_shielded() {
	let record = LinkRecord { external: external(), id: ID, proven_by: ProvenBy::Contract };
	let link = shielded_as(USER, record);
	assert_eq!(turned(link.clone(), None).await, link);
}

#[tokio::test(start_paused = true)]
async fn a_record_that_cannot_be_read_stays_shielded() {
	let mut spoilt = shielded(ID);
	let LinkState::Shielded(link, _) = &mut spoilt else { panic!("not shielded") };
	let Visibility::Shielded(stored) = &mut link.visibility else { panic!("public") };
	stored.record = EncryptedRecord([0; RECORD_LENGTH]);
	assert_eq!(turned(spoilt.clone(), None).await, spoilt);
}
