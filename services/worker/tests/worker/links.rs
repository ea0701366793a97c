//! Link requests: confirmed, or refused for a reason that the owner alone reads.

use litentry_computing_request::Disclosure;
use litentry_link_proof::{LinkProof, MAX_CHALLENGE_LIFETIME};
use litentry_link_record::{
	LinkRecord, LinkRequest, RecordContext, Refusal, UNREADABLE, open_refusal,
};
use litentry_vocabulary::{Account, LinkId, RequestId};
use litentry_worker::OpenLink;

use crate::{
	ledger::LinkState,
	world::{
		EPOCH, GENESIS, START, USER, World, computing_request, confirmed, context, external,
		link_request, open_link, reply_key, requested, shared,
	},
};

const ID: LinkId = LinkId(2);

fn world_with(link: OpenLink) -> World {
	World::with(|ledger| {
		ledger.links.insert(link.id, LinkState::Open(link));
	})
}

async fn refusal(world: &World, id: LinkId) -> Refusal {
	match world.answer(id).await {
		LinkState::Refused(sealed) => open_refusal(&reply_key(), &context(), &sealed).unwrap(),
		other => panic!("not refused: {other:?}"),
	}
}

async fn refusal_of(request: &LinkRequest) -> Refusal {
	refusal(&world_with(open_link(ID, request)), ID).await
}

#[tokio::test(start_paused = true)]
async fn a_good_proof_is_confirmed() {
	let world = world_with(open_link(ID, &link_request()));
	let LinkState::Confirmed(link, nullifier) = world.answer(ID).await else {
		panic!("not confirmed")
	};
	let context = RecordContext { genesis: GENESIS, account: USER, epoch: EPOCH };
	let record = shared().state_key(EPOCH).decrypt(ID, &link.record, &context).unwrap();
	assert_eq!(record, LinkRecord { external: external(), id: ID });
	assert_eq!(nullifier, shared().nullifier_key().nullifier(&external()));
}

#[tokio::test(start_paused = true)]
async fn another_nonce_than_the_proof_s_is_refused() {
	let mut link = open_link(ID, &link_request());
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
async fn a_linked_account_is_linked_once() {
	let world = world_with(open_link(ID, &link_request()));
	world.chain.arrange(|ledger| {
		ledger.links.insert(LinkId(1), confirmed(LinkId(1)));
	});
	world.chain.make_block();
	assert_eq!(refusal(&world, ID).await, Refusal::AlreadyLinked);
}

#[tokio::test(start_paused = true)]
async fn of_two_requests_at_once_one_is_refused() {
	let world = World::with(|ledger| {
		for id in [LinkId(1), LinkId(2)] {
			ledger.links.insert(id, LinkState::Open(open_link(id, &link_request())));
		}
	});
	let ledger = world.run_until(|ledger| ledger.accepted.len() == 2).await;
	let mut accepted = ledger.accepted.clone();
	accepted.sort_unstable();
	assert_eq!(accepted, ["IdentityLinker.confirm_link", "IdentityLinker.refuse_link"]);
}

#[tokio::test(start_paused = true)]
async fn only_the_owner_learns_that_an_account_is_linked() {
	let mut request = link_request();
	let LinkProof::Eip191(ref mut signature) = request.proof else { panic!("another proof") };
	signature[40] ^= 1;
	let world = world_with(open_link(ID, &request));
	world.chain.arrange(|ledger| {
		ledger.links.insert(LinkId(1), confirmed(LinkId(1)));
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
	let good = open_link(ID, &link_request());
	let of_another = OpenLink { account: Account([1; 32]), ..good.clone() };
	let cut = OpenLink { sealed: good.sealed[1..].to_vec(), ..good.clone() };
	let empty = OpenLink { sealed: Vec::new(), ..good.clone() };
	let request = computing_request(&[1], Disclosure::Score);
	let computing = requested(RequestId(1), &request).open.sealed;
	let of_another_kind = OpenLink { sealed: computing, ..good.clone() };
	for link in [of_another, cut, empty, of_another_kind] {
		let answer = world_with(link).answer(ID).await;
		assert_eq!(answer, LinkState::Refused(UNREADABLE.to_vec()));
	}
}
