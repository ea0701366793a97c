use std::{collections::BTreeSet, sync::Arc, time::Duration};

use litentry_vocabulary::Account;
use parity_scale_codec::Encode;
use polkadot_sdk::{
	pallet_identity::{self, Judgement as PalletJudgement},
	pallet_proxy, pallet_utility,
	sp_runtime::{AccountId32, MultiAddress},
};
use tokio::sync::watch;

use super::{
	super::{
		Node, Refusal,
		testing::{
			FEE, FakeChain, FakeEndpoints, Mood, ProxyType, REGISTRAR_SEED, RuntimeCall,
			RuntimeOrigin, info, registrar,
		},
	},
	*,
};
use crate::{
	identity::{InfoHash, Judgement, RegistrarIndex},
	outbox::{Inclusion, Intent, IntentId, Said, Submitter},
	request::RequestKey,
};

const ALICE: Account = Account([1; 32]);
const HOT_SEED: [u8; 32] = [8; 32];
const US: RegistrarIndex = RegistrarIndex(0);

fn id(account: Account) -> AccountId32 {
	AccountId32::new(account.0)
}

fn signed(account: Account) -> RuntimeOrigin {
	RuntimeOrigin::signed(id(account))
}

fn set_identity(email: &str) -> (RuntimeOrigin, RuntimeCall) {
	let info = Box::new(info("Alice", email));
	(signed(ALICE), RuntimeCall::Identity(pallet_identity::Call::set_identity { info }))
}

fn request() -> (RuntimeOrigin, RuntimeCall) {
	let call = pallet_identity::Call::request_judgement { reg_index: 0, max_fee: FEE };
	(signed(ALICE), RuntimeCall::Identity(call))
}

/// A chain on which Alice waits for a judgement, and somebody who judges.
struct World {
	chain: Arc<FakeChain>,
	node: Node,
	endpoints: FakeEndpoints,
	views: watch::Sender<Option<View>>,
	notary: Notary,
}

impl World {
	async fn new(seed: [u8; 32], acts_for: Option<Account>) -> Self {
		let chain = Arc::new(FakeChain::new(0));
		let signer = Signer::from_seed(seed, acts_for).unwrap();
		for account in [ALICE, registrar(), signer.account()] {
			chain.fund(account);
		}
		chain.block([set_identity("alice@example.com"), request()]);
		let endpoints = FakeEndpoints::new([Arc::clone(&chain)]);
		let node = Node::over(endpoints.client("0"), Duration::from_secs(5)).await.unwrap();
		let (views, seen) = watch::channel(None);
		let notary = Notary::new(Views::new(seen), signer);
		let world = Self { chain, node, endpoints, views, notary };
		world.see();
		world
	}

	async fn direct() -> Self {
		Self::new(REGISTRAR_SEED, None).await
	}

	/// Somebody who is a proxy of the registrar.
	async fn by_proxy() -> Self {
		let world = Self::new(HOT_SEED, Some(registrar())).await;
		let call = pallet_proxy::Call::add_proxy {
			delegate: MultiAddress::Id(id(world.notary.account())),
			proxy_type: ProxyType::IdentityJudgement,
			delay: 0,
		};
		world.chain.block([(signed(registrar()), RuntimeCall::Proxy(call))]);
		world.see();
		world
	}

	/// Believes the newest block.
	fn see(&self) {
		let (node, head) = (self.node.clone(), self.chain.head());
		self.views.send_replace(Some(View { node, head }));
	}

	async fn judging(&self) -> Judging {
		let registration = self.notary.standing(ALICE).await.unwrap().registration.unwrap();
		let info = registration.info.hash();
		Judging { registrar: US, target: ALICE, judgement: Judgement::Reasonable, info }
	}

	async fn sign(&self, judging: &Judging) -> Signed {
		self.notary.sign(judging, &BTreeSet::new()).await.unwrap()
	}

	async fn send(&self, signed: &Signed) {
		self.notary.send(&signed.bytes).await.unwrap();
		self.chain.idle(1);
		self.see();
	}

	async fn fate(&self, judging: &Judging, signed: &Signed) -> Option<Fate> {
		let found = self.notary.find(judging, signed.hash, signed.dies_at).await.unwrap();
		found.map(|(_, fate)| fate)
	}

	async fn said(&self) -> Option<Judgement> {
		let standing = self.notary.standing(ALICE).await.unwrap();
		standing.registration.unwrap().judgements.get(&US).copied()
	}
}

fn different() -> Fate {
	let error = "JudgementForDifferentIdentity".into();
	Fate::Refused(Refusal::Pallet { pallet: "Identity".into(), error })
}

#[tokio::test]
async fn a_judgement_is_given_when_it_is_sent_and_not_before() {
	let world = World::direct().await;
	let judging = world.judging().await;
	let signed = world.sign(&judging).await;
	assert_eq!(world.said().await, Some(Judgement::FeePaid(FEE)));
	assert_eq!(world.fate(&judging, &signed).await, None);
	world.send(&signed).await;
	assert_eq!(world.fate(&judging, &signed).await, Some(Fate::Judged));
	assert_eq!(world.said().await, Some(Judgement::Reasonable));
}

#[tokio::test]
async fn all_that_is_looked_up_is_of_one_block_through_one_endpoint() {
	let world = World::direct().await;
	let judging = world.judging().await;
	let signed = world.sign(&judging).await;
	world.send(&signed).await;
	let chain = litentry_vocabulary::GenesisHash([0; 32]);
	let intent = Intent {
		id: IntentId(1),
		key: RequestKey { chain, registrar: US, account: ALICE },
		info: judging.info,
		judgement: judging.judgement,
		over: Said(None),
		attempts: 1,
		signed: Some(signed),
	};
	world.endpoints.set("0", Mood::Slow);
	let mut looking = world.notary.look_up(&intent);
	assert!(futures::poll!(&mut looking).is_pending());
	world.views.send_replace(None);
	let inclusion = looking.await.unwrap().inclusion;
	assert_eq!(inclusion, Some(Inclusion::Judged));
}

#[tokio::test]
async fn a_proxy_judges_for_the_registrar() {
	let world = World::by_proxy().await;
	let judging = world.judging().await;
	let signed = world.sign(&judging).await;
	world.send(&signed).await;
	assert_eq!(world.fate(&judging, &signed).await, Some(Fate::Judged));
	assert_eq!(world.said().await, Some(Judgement::Reasonable));
}

#[tokio::test]
async fn an_identity_that_was_changed_is_not_judged() {
	for world in [World::direct().await, World::by_proxy().await] {
		let judging = world.judging().await;
		let signed = world.sign(&judging).await;
		world.chain.block([set_identity("mallory@example.com")]);
		world.send(&signed).await;
		let fate = world.fate(&judging, &signed).await;
		assert_eq!(fate, Some(different()));
		assert!(fate.unwrap().is_of_another_identity());
		assert_eq!(world.said().await, Some(Judgement::FeePaid(FEE)));
	}
}

#[tokio::test]
async fn a_proxy_that_may_not_judge_is_told_so() {
	let world = World::new(HOT_SEED, Some(registrar())).await;
	let judging = world.judging().await;
	let signed = world.sign(&judging).await;
	world.send(&signed).await;
	let refusal = Refusal::Pallet { pallet: "Proxy".into(), error: "NotProxy".into() };
	assert_eq!(world.fate(&judging, &signed).await, Some(Fate::Refused(refusal)));
}

#[tokio::test]
async fn the_call_is_the_one_that_the_runtime_itself_makes() {
	let world = World::direct().await;
	let judging = Judging { registrar: RegistrarIndex(4), ..world.judging().await };
	let at = world.node.at(world.chain.head()).await.unwrap();
	let call = call::provide_judgement(&judging, at.metadata_ref()).unwrap();
	let own = RuntimeCall::Identity(pallet_identity::Call::provide_judgement {
		reg_index: 4,
		target: MultiAddress::Id(id(ALICE)),
		judgement: PalletJudgement::Reasonable,
		identity: judging.info.0.into(),
	});
	assert_eq!(at.transactions().call_data(&call).unwrap(), own.encode());
	// The pallet's place, and then what every chain has.
	let known = [&[11, 9, 0x10, 0], ALICE.as_bytes().as_slice(), &[2], &judging.info.0].concat();
	assert_eq!(own.encode(), known);
	let proxied = call::proxy(registrar(), call, at.metadata_ref()).unwrap();
	let own = RuntimeCall::Proxy(pallet_proxy::Call::proxy {
		real: MultiAddress::Id(id(registrar())),
		force_proxy_type: None,
		call: Box::new(own),
	});
	assert_eq!(at.transactions().call_data(&proxied).unwrap(), own.encode());
}

#[tokio::test]
async fn the_nonce_is_the_lowest_that_nothing_else_takes() {
	let world = World::direct().await;
	let judging = world.judging().await;
	let nonce = async |taken: &[u64]| {
		let taken = taken.iter().copied().collect();
		world.notary.sign(&judging, &taken).await.unwrap().nonce
	};
	assert_eq!([nonce(&[]).await, nonce(&[0, 1, 3]).await], [0, 2]);
	world.send(&world.sign(&judging).await).await;
	assert_eq!(world.notary.standing(ALICE).await.unwrap().nonce, 1);
	assert_eq!(world.sign(&judging).await.nonce, 1);
}

#[tokio::test]
async fn a_transaction_dies_when_it_says() {
	let world = World::direct().await;
	let judging = world.judging().await;
	let late = world.sign(&judging).await;
	assert_eq!(late.dies_at, world.chain.head().number + MORTALITY);
	let blocks = usize::try_from(MORTALITY - 1).unwrap();
	world.chain.idle(blocks);
	world.send(&late).await;
	assert_eq!(world.chain.head().number, late.dies_at);
	assert_eq!(world.fate(&judging, &late).await, None);
	assert_eq!(world.said().await, Some(Judgement::FeePaid(FEE)));

	let just_in_time = world.sign(&judging).await;
	world.chain.idle(blocks - 1);
	world.send(&just_in_time).await;
	assert_eq!(world.chain.head().number, just_in_time.dies_at - 1);
	assert_eq!(world.fate(&judging, &just_in_time).await, Some(Fate::Judged));
}

#[tokio::test]
async fn the_same_transaction_may_be_sent_again() {
	let world = World::direct().await;
	let judging = world.judging().await;
	let signed = world.sign(&judging).await;
	world.notary.send(&signed.bytes).await.unwrap();
	world.send(&signed).await;
	assert_eq!(world.fate(&judging, &signed).await, Some(Fate::Judged));
}

#[tokio::test]
async fn a_registrar_cannot_say_that_a_fee_was_paid() {
	let world = World::direct().await;
	let judging = Judging { judgement: Judgement::FeePaid(1), ..world.judging().await };
	let signed = world.notary.sign(&judging, &BTreeSet::new()).await;
	assert!(matches!(signed, Err(NotSigned::NotAJudgement)));
}

#[tokio::test]
async fn a_judgement_in_a_batch_is_found_by_its_own_event() {
	let world = World::direct().await;
	let judge = |info: InfoHash| {
		RuntimeCall::Identity(pallet_identity::Call::provide_judgement {
			reg_index: 0,
			target: MultiAddress::Id(id(ALICE)),
			judgement: PalletJudgement::Reasonable,
			identity: info.0.into(),
		})
	};
	let judging = world.judging().await;
	let calls = vec![judge(InfoHash([0; 32])), judge(judging.info)];
	let batch = RuntimeCall::Utility(pallet_utility::Call::force_batch { calls });
	let head = world.chain.block([(signed(registrar()), batch)]);
	let events = world.node.block(head).await.unwrap().events().await.unwrap();
	let at_first = |event: super::super::decode::Event| super::super::decode::Event {
		extrinsic: Some(0),
		..event
	};
	let events: Vec<_> = events.into_iter().map(at_first).collect();
	assert_eq!(fate::fate(&events, 0, &judging), Fate::Judged);
	assert_eq!(fate::fate(&events[..1], 0, &judging), different());
}

#[tokio::test]
async fn the_balance_is_what_the_signer_may_spend() {
	let world = World::by_proxy().await;
	assert_eq!(world.notary.balance().await.unwrap(), 1_000_000);
}

#[tokio::test]
async fn without_an_endpoint_nothing_is_signed_or_sent() {
	let world = World::direct().await;
	let judging = world.judging().await;
	world.endpoints.set("0", Mood::Cut);
	let signed = world.notary.sign(&judging, &BTreeSet::new()).await;
	assert!(matches!(signed, Err(NotSigned::Chain(ChainFault::Failed(_)))));
	world.views.send_replace(None);
	let sent = world.notary.send(&[]).await;
	assert!(matches!(sent, Err(NotSent::Chain(ChainFault::NoEndpoint))));
}
