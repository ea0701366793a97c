//! Link requests: confirmed, or refused for a reason that the owner alone reads.

use litentry_computing_request::Disclosure;
use litentry_external_account::Platform;
use litentry_link_proof::{InvalidProof, LinkProof, MAX_CHALLENGE_LIFETIME};
use litentry_link_record::{
	LinkRecord, LinkRequest, ProvenBy, RecordContext, Refusal, UNREADABLE, open_refusal,
};
use litentry_sealing::Context;
use litentry_vocabulary::{Account, LinkId, RequestId};
use litentry_worker::{RequestedLink, Visibility};

use crate::{
	ledger::LinkState,
	world::{
		EPOCH, GENESIS, OTHER, START, USER, World, computing_request, context, external,
		link_request, link_request_of, nullifier, public, public_of, refusal, reply_key, requested,
		requested_link, requested_link_of, shared, shielded, shielded_of,
	},
};

const ID: LinkId = LinkId(2);

fn world_with(link: RequestedLink) -> World {
	World::with(|ledger| {
		ledger.links.insert(link.id, LinkState::Requested(link));
	})
}

async fn refusal_of(request: &LinkRequest) -> Refusal {
	refusal(&world_with(requested_link(ID, request)), ID).await
}

/// A world in which this link is there when the wallet is asked for.
fn world_beside(other: LinkState) -> World {
	World::with(|ledger| {
		ledger.links.insert(LinkId(1), other);
		ledger.links.insert(ID, LinkState::Requested(requested_link(ID, &link_request())));
	})
}

#[tokio::test(start_paused = true)]
async fn a_good_proof_is_confirmed() {
	let world = world_with(requested_link(ID, &link_request()));
	let LinkState::Shielded(link, pseudonym) = world.answer(ID).await else {
		panic!("not confirmed")
	};
	let Visibility::Shielded(stored) = link.visibility else { panic!("public") };
	let context = RecordContext { genesis: GENESIS, account: USER, epoch: EPOCH };
	let record = shared().state_key(EPOCH).decrypt(ID, &stored.record, &context).unwrap();
	assert_eq!(record, LinkRecord { external: external(), id: ID, proven_by: ProvenBy::Key });
	assert_eq!(pseudonym, nullifier());
}

#[tokio::test(start_paused = true)]
async fn the_end_of_a_link_is_part_of_the_proof() {
	let ends = Some(START + 1000);
	let link = RequestedLink { ends, ..requested_link(ID, &link_request_of(USER, ends)) };
	let answer = world_with(link.clone()).answer(ID).await;
	assert_eq!(answer.proven().and_then(|link| link.ends), ends);
	for other in [None, Some(START + 1001)] {
		let world = world_with(RequestedLink { ends: other, ..link.clone() });
		assert!(matches!(refusal(&world, ID).await, Refusal::Proof(_)));
	}
}

#[tokio::test(start_paused = true)]
async fn another_nonce_than_the_proof_s_is_refused() {
	let mut link = requested_link(ID, &link_request());
	link.nonce = 1;
	let expected = Refusal::NonceMismatch { expected: 1, got: 0 };
	assert_eq!(refusal(&world_with(link), ID).await, expected);
}

#[tokio::test(start_paused = true)]
async fn a_challenge_is_valid_in_its_time_only() {
	let mut early = link_request();
	early.expires = START - 1;
	assert_eq!(refusal_of(&early).await, Refusal::Expired { expired: START - 1 });
	let mut late = link_request();
	let latest = START + MAX_CHALLENGE_LIFETIME;
	late.expires = latest + 1;
	let expected = Refusal::ExpiresTooLate { expires: latest + 1, latest };
	assert_eq!(refusal_of(&late).await, expected);
}

#[tokio::test(start_paused = true)]
async fn a_proof_of_something_else_is_refused() {
	let mut changed = link_request();
	changed.expires += 1;
	assert!(matches!(refusal_of(&changed).await, Refusal::Proof(InvalidProof::WrongSigner { .. })));
	let mut malformed = link_request();
	malformed.proof = LinkProof::Eip191([0; 65]);
	assert_eq!(refusal_of(&malformed).await, Refusal::Proof(InvalidProof::MalformedSignature));
}

#[tokio::test(start_paused = true)]
async fn what_serves_another_account_is_refused() {
	let id = LinkId(1);
	let others = [shielded_of(OTHER, id), public_of(OTHER, id)];
	let others = others.iter().flat_map(|link| [link.clone(), link.clone().turning()]);
	for other in others {
		assert_eq!(refusal(&world_beside(other), ID).await, Refusal::AlreadyLinked);
	}
}

#[tokio::test(start_paused = true)]
async fn what_served_another_account_until_its_end_is_confirmed() {
	for other in [shielded_of(OTHER, LinkId(1)), public_of(OTHER, LinkId(1))] {
		let answer = world_beside(other.until(START - 1)).answer(ID).await;
		assert!(matches!(answer, LinkState::Shielded(_, _)), "{answer:?}");
	}
}

#[tokio::test(start_paused = true)]
async fn an_owner_may_prove_again_what_is_linked() {
	for own in [shielded(LinkId(1)), public(LinkId(1))] {
		let answer = world_beside(own).answer(ID).await;
		assert!(matches!(answer, LinkState::Shielded(_, _)), "{answer:?}");
	}
}

#[tokio::test(start_paused = true)]
async fn an_account_of_a_platform_that_is_off_is_refused() {
	let world = world_beside(shielded_of(OTHER, LinkId(1)));
	world.chain.arrange(|ledger| ledger.platforms.retain(|it| *it != Platform::Evm));
	world.chain.make_block();
	assert_eq!(refusal(&world, ID).await, Refusal::PlatformOff { platform: Platform::Evm });
}

#[tokio::test(start_paused = true)]
async fn of_two_accounts_that_ask_at_once_one_is_refused() {
	let world = World::with(|ledger| {
		for (id, account) in [(LinkId(1), USER), (LinkId(2), OTHER)] {
			let link = requested_link_of(account, id, &link_request_of(account, None));
			ledger.links.insert(id, LinkState::Requested(link));
		}
	});
	let ledger = world.run_until(|ledger| ledger.accepted.len() == 2).await;
	let mut accepted = ledger.accepted.clone();
	accepted.sort_unstable();
	assert_eq!(accepted, ["IdentityLinker.confirm_link", "IdentityLinker.refuse_link"]);
	assert_eq!(ledger.refused, 0);
	let refused = ledger.links.iter().find(|(_, link)| link.proven().is_none());
	let Some((id, LinkState::Refused(sealed))) = refused else { panic!("not refused") };
	let account = if *id == LinkId(1) { USER } else { OTHER };
	let context = Context { account, ..context() };
	assert_eq!(open_refusal(&reply_key(), &context, sealed), Ok(Refusal::AlreadyLinked));
}

#[tokio::test(start_paused = true)]
async fn only_the_owner_learns_that_an_account_is_linked() {
	let mut request = link_request();
	let LinkProof::Eip191(ref mut signature) = request.proof else { panic!("another proof") };
	signature[40] ^= 1;
	let world = world_with(requested_link(ID, &request));
	world.chain.arrange(|ledger| {
		ledger.links.insert(LinkId(1), shielded_of(OTHER, LinkId(1)));
	});
	world.chain.make_block();
	let refusal = refusal(&world, ID).await;
	assert!(
		matches!(
			refusal,
			Refusal::Proof(InvalidProof::WrongSigner { .. } | InvalidProof::MalformedSignature)
		),
		"{refusal:?}"
	);
}

#[tokio::test(start_paused = true)]
async fn what_cannot_be_read_is_refused_unread() {
	let good = requested_link(ID, &link_request());
	let of_another = RequestedLink { account: Account([1; 32]), ..good.clone() };
	let cut = RequestedLink { sealed: good.sealed[1..].to_vec(), ..good.clone() };
	let empty = RequestedLink { sealed: Vec::new(), ..good.clone() };
	let request = computing_request(&[1], Disclosure::Score);
	let computing = requested(RequestId(1), &request).open.sealed;
	let of_another_kind = RequestedLink { sealed: computing, ..good.clone() };
	for link in [of_another, cut, empty, of_another_kind] {
		let answer = world_with(link).answer(ID).await;
		assert_eq!(answer, LinkState::Refused(UNREADABLE.to_vec()));
	}
}
