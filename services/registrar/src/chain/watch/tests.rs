use std::time::Duration;

use litentry_vocabulary::{Account, GenesisHash};
use polkadot_sdk::{
	frame_support::traits::UnfilteredDispatchable,
	frame_system, pallet_identity, pallet_multisig, pallet_proxy, pallet_utility,
	sp_runtime::{
		AccountId32, MultiAddress,
		traits::{BlakeTwo256, Hash as _},
	},
};
use tokio::task::JoinHandle;

use super::*;
use crate::{
	chain::{
		Pace, RegistrarEntry,
		testing::{
			FEE, FakeChain, FakeEndpoints, Mood, Note, Notebook, ProxyType, RuntimeCall,
			RuntimeOrigin, Test, info, registrar,
		},
	},
	identity::{Judgement, RegistrarIndex, Registration},
};

const ALICE: Account = Account([1; 32]);
const BOB: Account = Account([2; 32]);
const CHARLIE: Account = Account([3; 32]);
const US: RegistrarIndex = RegistrarIndex(0);

const PACE: Pace = Pace {
	look_every: Duration::from_millis(5),
	answer_within: Duration::from_millis(500),
	stall_after: Duration::from_mins(1),
	retry_after: Duration::from_millis(20),
	refuse_for: Duration::from_hours(1),
	scan_every: Duration::from_hours(1),
	longest_gap: 20,
};

/// How long a test waits for what must come.
const PATIENCE: Duration = Duration::from_secs(30);

/// Does not wait long for a new block.
const IMPATIENT: Pace = Pace { stall_after: Duration::from_millis(500), ..PACE };

fn id(account: Account) -> AccountId32 {
	AccountId32::new(account.0)
}

fn signed(account: Account) -> RuntimeOrigin {
	RuntimeOrigin::signed(id(account))
}

fn set_identity(name: &str) -> RuntimeCall {
	let info = Box::new(info(name, "a@b.c"));
	RuntimeCall::Identity(pallet_identity::Call::set_identity { info })
}

fn request() -> RuntimeCall {
	let call = pallet_identity::Call::request_judgement { reg_index: 0, max_fee: FEE };
	RuntimeCall::Identity(call)
}

fn chain() -> Arc<FakeChain> {
	let chain = Arc::new(FakeChain::new(0));
	[ALICE, BOB, CHARLIE, registrar()].iter().for_each(|account| chain.fund(*account));
	chain
}

struct World {
	endpoints: FakeEndpoints,
	notebook: Arc<Notebook>,
	views: Views,
	task: JoinHandle<Infallible>,
}

impl Drop for World {
	fn drop(&mut self) {
		self.task.abort();
	}
}

/// Watches chains through an endpoint each.
fn watch(chains: &[&Arc<FakeChain>], notebook: Notebook, pace: Pace) -> World {
	let endpoints = FakeEndpoints::new(chains.iter().map(|chain| Arc::clone(chain)));
	let settings = ChainSettings {
		chain: GenesisHash(chains[0].genesis().0),
		registrar: US,
		endpoints: endpoints.urls(),
		pace,
	};
	let notebook = Arc::new(notebook);
	let (connect, observer) = (Arc::new(endpoints.clone()), Arc::clone(&notebook));
	let (watcher, views) = Watcher::new(settings, connect, observer);
	let task = tokio::spawn(watcher.run());
	World { endpoints, notebook, views, task }
}

impl World {
	/// Everything that is shown until a block is passed.
	async fn until(&self, head: Head) -> Vec<Note> {
		self.wait(|| self.notebook.passed() == Some(head.number)).await;
		self.notebook.take()
	}

	async fn wait(&self, is_so: impl Fn() -> bool) {
		let end = Instant::now() + PATIENCE;
		while !is_so() {
			assert!(Instant::now() < end, "it never came: {:?}", self.notebook.take());
			sleep(Duration::from_millis(10)).await;
		}
	}

	async fn at_start(&self, chain: &FakeChain) -> Vec<Note> {
		self.until(chain.head()).await
	}
}

fn observed(notes: Vec<Note>) -> Vec<(u32, Account, Option<Registration>)> {
	let observed = notes.into_iter().filter_map(|note| match note {
		Note::Observed(block, account, seen) => Some((block, account, seen)),
		_ => None,
	});
	observed.collect()
}

fn waits(seen: Option<&Registration>) -> bool {
	seen.is_some_and(|seen| seen.fee_of(US) == Some(FEE))
}

fn set(accounts: impl IntoIterator<Item = Account>) -> Accounts {
	accounts.into_iter().collect()
}

#[test]
fn of_an_endpoint_its_host_is_logged_and_no_secret() {
	for url in ["wss://us:er@one.example:443/v1/secret?key=secret", "wss://one.example:443#secret"]
	{
		assert_eq!(host(url), "one.example:443");
	}
}

#[tokio::test]
async fn at_the_start_all_requests_are_found_and_all_that_is_watched() {
	let chain = chain();
	chain.block([
		(signed(ALICE), set_identity("Alice")),
		(signed(ALICE), request()),
		(signed(BOB), set_identity("Bob")),
	]);
	let head = chain.idle(30);
	let world = watch(&[&chain], Notebook::watching([BOB, CHARLIE]), PACE);
	let mut notes = world.until(head).await;
	let end = notes.split_off(notes.len() - 3);
	let mut shown = observed(notes);
	shown.sort_by_key(|(_, account, _)| *account);
	assert_eq!(
		shown.iter().map(|it| (it.0, it.1)).collect::<Vec<_>>(),
		[(head.number, ALICE), (head.number, BOB), (head.number, CHARLIE),]
	);
	assert!(waits(shown[0].2.as_ref()));
	assert!(shown[1].2.as_ref().is_some_and(|seen| seen.judgements.is_empty()));
	assert_eq!(shown[2].2, None);
	let entry = RegistrarEntry { account: registrar(), fee: FEE, fields: 3 };
	assert_eq!(
		end,
		[
			Note::Registered(Some(entry)),
			Note::Scanned(head.number, set([ALICE])),
			Note::Passed(head.number),
		]
	);
}

#[tokio::test]
async fn more_identities_than_fit_a_page_are_all_looked_at() {
	let chain = chain();
	let many = (0..600_u16).map(|index| {
		let mut account = [9; 32];
		account[..2].copy_from_slice(&index.to_be_bytes());
		Account(account)
	});
	let many = set(many);
	let head = chain.block_with(|| {
		for account in &many {
			let _ = polkadot_sdk::pallet_balances::Pallet::<Test>::force_set_balance(
				frame_system::RawOrigin::Root.into(),
				MultiAddress::Id(id(*account)),
				1_000,
			);
			set_identity("Many").dispatch_bypass_filter(signed(*account)).unwrap();
			request().dispatch_bypass_filter(signed(*account)).unwrap();
		}
	});
	let world = watch(&[&chain], Notebook::default(), PACE);
	let notes = world.until(head).await;
	assert!(notes.contains(&Note::Scanned(head.number, many.clone())));
	assert_eq!(observed(notes).len(), many.len());
}

#[tokio::test]
async fn every_block_is_shown_in_order_and_events_only_wake() {
	let chain = chain();
	let world = watch(&[&chain], Notebook::default(), PACE);
	world.at_start(&chain).await;
	let first = chain.block([(signed(ALICE), set_identity("Alice")), (signed(ALICE), request())]);
	chain.block([(signed(BOB), set_identity("Bob"))]);
	let last = chain
		.block([(signed(ALICE), RuntimeCall::Identity(pallet_identity::Call::clear_identity {}))]);
	let notes = world.until(last).await;
	let passed = [first.number, first.number + 1, last.number].map(Note::Passed);
	let is_passed = |note: &&Note| matches!(note, Note::Passed(_));
	assert!(notes.iter().filter(is_passed).eq(&passed));
	let shown = observed(notes);
	assert_eq!(
		shown.iter().map(|it| (it.0, it.1)).collect::<Vec<_>>(),
		[(first.number, ALICE), (first.number + 1, BOB), (last.number, ALICE),]
	);
	assert!(waits(shown[0].2.as_ref()));
	assert_eq!(shown[2].2, None);
}

#[tokio::test]
async fn a_request_is_seen_however_it_was_made() {
	let chain = chain();
	let everybody = [ALICE, BOB, CHARLIE];
	chain.block(everybody.map(|account| (signed(account), set_identity("Someone"))));
	let proxy = pallet_proxy::Call::add_proxy {
		delegate: MultiAddress::Id(id(CHARLIE)),
		proxy_type: ProxyType::Any,
		delay: 0,
	};
	chain.block([(signed(ALICE), RuntimeCall::Proxy(proxy))]);
	let multisig = pallet_multisig::Pallet::<Test>::multi_account_id(&[id(ALICE), id(BOB)], 1);
	let multisig = Account(multisig.into());
	chain.fund(multisig);
	let by_multisig = |call| pallet_multisig::Call::as_multi_threshold_1 {
		other_signatories: vec![id(BOB)],
		call: Box::new(call),
	};
	let world = watch(&[&chain], Notebook::default(), PACE);
	world.at_start(&chain).await;
	let by_proxy = pallet_proxy::Call::proxy {
		real: MultiAddress::Id(id(ALICE)),
		force_proxy_type: None,
		call: Box::new(request()),
	};
	let in_batch = pallet_utility::Call::batch_all { calls: vec![request()] };
	let head = chain.block([
		(signed(CHARLIE), RuntimeCall::Proxy(by_proxy)),
		(signed(BOB), RuntimeCall::Utility(in_batch)),
		(signed(ALICE), RuntimeCall::Multisig(by_multisig(set_identity("Multisig")))),
		(signed(ALICE), RuntimeCall::Multisig(by_multisig(request()))),
	]);
	let shown = observed(world.until(head).await);
	assert!(shown.iter().all(|(_, _, seen)| waits(seen.as_ref())));
	assert_eq!(set(shown.iter().map(|it| it.1)), set([ALICE, BOB, multisig]));
}

#[tokio::test]
async fn a_judgement_that_somebody_else_gave_is_seen() {
	let chain = chain();
	chain.block([(signed(ALICE), set_identity("Alice")), (signed(ALICE), request())]);
	let world = watch(&[&chain], Notebook::default(), PACE);
	let before = observed(world.at_start(&chain).await);
	let hash = before[0].2.as_ref().unwrap().info.hash();
	let head = chain.block([(
		signed(registrar()),
		RuntimeCall::Identity(pallet_identity::Call::provide_judgement {
			reg_index: 0,
			target: MultiAddress::Id(id(ALICE)),
			judgement: pallet_identity::Judgement::Erroneous,
			identity: hash.0.into(),
		}),
	)]);
	let shown = observed(world.until(head).await);
	let judgements = &shown[0].2.as_ref().unwrap().judgements;
	assert_eq!((shown.len(), judgements.get(&US)), (1, Some(&Judgement::Erroneous)));
}

#[tokio::test]
async fn what_changed_without_an_event_is_found_by_the_next_scan() {
	let chain = chain();
	chain.block([(signed(ALICE), set_identity("Alice")), (signed(ALICE), request())]);
	let pace = Pace { scan_every: Duration::from_millis(50), ..PACE };
	let world = watch(&[&chain], Notebook::watching([ALICE]), pace);
	world.at_start(&chain).await;
	let head = chain.block_with(|| pallet_identity::IdentityOf::<Test>::remove(id(ALICE)));
	let gone =
		[Note::Observed(head.number, ALICE, None), Note::Scanned(head.number, Accounts::new())];
	let mut notes = Vec::new();
	let end = Instant::now() + PATIENCE;
	while !gone.iter().all(|note| notes.contains(note)) {
		assert!(Instant::now() < end, "{notes:?}");
		sleep(Duration::from_millis(10)).await;
		notes.extend(world.notebook.take());
	}
}

#[tokio::test]
async fn a_block_that_brings_a_new_runtime_is_read_as_the_old_one_made_it() {
	let chain = chain();
	let world = watch(&[&chain], Notebook::default(), PACE);
	world.at_start(&chain).await;
	chain.upgrade();
	let head = chain.block([(signed(ALICE), set_identity("Alice")), (signed(ALICE), request())]);
	let shown = observed(world.until(head).await);
	assert_eq!((shown.len(), waits(shown[0].2.as_ref())), (1, true));
}

#[tokio::test]
async fn a_long_gap_is_crossed_by_a_scan() {
	let chain = chain();
	let world = watch(&[&chain], Notebook::default(), PACE);
	world.at_start(&chain).await;
	world.endpoints.set("0", Mood::UpTo(chain.head().number));
	chain.block([(signed(ALICE), set_identity("Alice")), (signed(ALICE), request())]);
	let head = chain.idle(30);
	world.endpoints.set("0", Mood::Honest);
	let notes = world.until(head).await;
	assert!(notes.contains(&Note::Scanned(head.number, set([ALICE]))));
	assert_eq!(observed(notes).len(), 1);
}

#[tokio::test]
async fn nothing_is_lost_when_an_endpoint_fails() {
	for mood in [Mood::Cut, Mood::Silent, Mood::UpTo(5)] {
		let chain = chain();
		chain.idle(5);
		let world = watch(&[&chain, &chain], Notebook::default(), IMPATIENT);
		world.at_start(&chain).await;
		world.endpoints.set("0", mood);
		let head =
			chain.block([(signed(ALICE), set_identity("Alice")), (signed(ALICE), request())]);
		let notes = world.until(head).await;
		assert!(notes.contains(&Note::Scanned(head.number, set([ALICE]))), "{mood:?}");
		assert!(world.endpoints.visits("1") > 0, "{mood:?}");
	}
}

#[tokio::test]
async fn an_endpoint_is_not_left_because_a_scan_takes_long() {
	let chain = chain();
	let everybody = [ALICE, BOB, CHARLIE];
	chain.block(everybody.map(|account| (signed(account), set_identity("Someone"))));
	chain.block(everybody.map(|account| (signed(account), request())));
	let pace = Pace { stall_after: Duration::from_secs(2), ..PACE };
	let slow = Notebook::slow(pace.stall_after / 5);
	let world = watch(&[&chain], slow, pace);
	world.wait(|| world.views.now().is_ok()).await;
	let head = chain.idle(1);
	let notes = world.until(head).await;
	assert_eq!(notes.iter().filter(|note| matches!(note, Note::Scanned(..))).count(), 1);
	assert_eq!(world.endpoints.visits("0"), 1);
}

#[tokio::test]
async fn an_endpoint_that_comes_back_is_used_again() {
	let chain = chain();
	let world = watch(&[&chain], Notebook::default(), PACE);
	world.at_start(&chain).await;
	world.endpoints.set("0", Mood::Cut);
	world.wait(|| world.views.now().is_err()).await;
	let head = chain.block([(signed(ALICE), set_identity("Alice")), (signed(ALICE), request())]);
	world.endpoints.set("0", Mood::Honest);
	let notes = world.until(head).await;
	assert!(notes.contains(&Note::Scanned(head.number, set([ALICE]))));
}

#[tokio::test]
async fn an_endpoint_that_knows_nothing_but_its_head_is_asked_again_only_after_a_pause() {
	let chain = chain();
	chain.upgrade();
	chain.idle(2);
	let start = Instant::now();
	let world = watch(&[&chain], Notebook::default(), PACE);
	world.wait(|| world.endpoints.visits("0") > 3).await;
	let pauses = world.endpoints.visits("0") - 1;
	assert!(start.elapsed() >= PACE.retry_after * pauses);
	assert_eq!(world.notebook.take(), []);
}

#[tokio::test]
async fn an_endpoint_of_another_chain_is_refused_for_a_while() {
	let (ours, others) = (chain(), Arc::new(FakeChain::new(1)));
	let world = watch(&[&ours, &others], Notebook::default(), PACE);
	world.at_start(&ours).await;
	world.endpoints.set("0", Mood::Cut);
	world.wait(|| world.endpoints.visits("0") > 3).await;
	assert_eq!(world.endpoints.visits("1"), 1);
	world.endpoints.set("0", Mood::Honest);
	world.until(ours.idle(1)).await;
}

#[tokio::test]
async fn without_any_endpoint_of_the_chain_they_are_tried_again_later() {
	let (start, pace) = (Instant::now(), Pace { refuse_for: Duration::from_millis(30), ..PACE });
	let endpoints = FakeEndpoints::new([1, 2].map(FakeChain::new).map(Arc::new));
	let settings = ChainSettings {
		chain: GenesisHash([0; 32]),
		registrar: US,
		endpoints: endpoints.urls(),
		pace,
	};
	let connect = Arc::new(endpoints.clone());
	let (watcher, _) = Watcher::new(settings, connect, Arc::<Notebook>::default());
	let task = tokio::spawn(watcher.run());
	while endpoints.visits("1") < 4 {
		assert!(start.elapsed() < PATIENCE && !task.is_finished());
		sleep(Duration::from_millis(5)).await;
	}
	assert!(start.elapsed() >= pace.refuse_for * 3);
	task.abort();
}

#[tokio::test]
async fn a_head_that_goes_backwards_is_not_believed() {
	let chain = chain();
	let head = chain.idle(10);
	let world = watch(&[&chain], Notebook::default(), PACE);
	world.at_start(&chain).await;
	world.endpoints.set("0", Mood::UpTo(head.number - 3));
	sleep(PACE.look_every * 10).await;
	assert_eq!(world.notebook.take(), []);
	world.endpoints.set("0", Mood::Honest);
	let next = chain.idle(1);
	assert_eq!(world.until(next).await, [Note::Passed(next.number)]);
}

#[tokio::test]
async fn an_endpoint_that_is_behind_what_was_seen_waits_for_its_turn() {
	let chain = chain();
	let head = chain.idle(10);
	let world = watch(&[&chain, &chain], Notebook::default(), PACE);
	world.at_start(&chain).await;
	world.endpoints.set("1", Mood::UpTo(head.number - 1));
	world.endpoints.set("0", Mood::Cut);
	world.wait(|| world.endpoints.visits("1") > 1).await;
	assert_eq!(world.notebook.take(), []);
	world.endpoints.set("1", Mood::Honest);
	let notes = world.until(head).await;
	assert!(notes.contains(&Note::Scanned(head.number, Accounts::new())));
}

#[tokio::test]
async fn a_lie_that_all_others_deny_is_given_up() {
	let honest = chain();
	honest.block([(signed(ALICE), set_identity("Alice")), (signed(ALICE), request())]);
	let liar = chain();
	liar.idle(50);
	let world = watch(&[&liar, &honest, &honest], Notebook::default(), IMPATIENT);
	world.at_start(&liar).await;
	world.endpoints.set("0", Mood::Cut);
	let notes = world.until(honest.head()).await;
	assert!(notes.contains(&Note::Scanned(honest.head().number, set([ALICE]))));
}

#[tokio::test]
async fn whoever_takes_in_what_is_seen_learns_that_it_was_a_lie() {
	let (honest, liar) = (chain(), chain());
	liar.idle(50);
	let world = watch(&[&liar, &honest, &honest], Notebook::default(), IMPATIENT);
	world.at_start(&liar).await;
	world.endpoints.set("0", Mood::Cut);
	let notes = world.until(honest.head()).await;
	assert_eq!(notes.first(), Some(&Note::Doubted));
}

#[tokio::test]
async fn after_a_restart_nothing_older_is_shown() {
	let chain = chain();
	let head = chain.idle(10);
	let notebook = Notebook::default();
	*notebook.newest.lock().unwrap() = Some(head.number + 1);
	let world = watch(&[&chain], notebook, IMPATIENT);
	world.wait(|| world.endpoints.visits("0") > 2).await;
	assert_eq!(world.notebook.take(), []);
	let next = chain.idle(1);
	world.until(next).await;
}

#[tokio::test]
async fn after_a_restart_a_lie_from_before_is_given_up() {
	let chain = chain();
	let notebook = Notebook::default();
	*notebook.newest.lock().unwrap() = Some(1_000);
	let world = watch(&[&chain, &chain], notebook, IMPATIENT);
	let notes = world.until(chain.head()).await;
	assert_eq!(notes.first(), Some(&Note::Doubted));
}

fn judge(name: &str, judgement: pallet_identity::Judgement<u128>) -> RuntimeCall {
	let identity = BlakeTwo256::hash_of(&info(name, "a@b.c"));
	RuntimeCall::Identity(pallet_identity::Call::provide_judgement {
		reg_index: 0,
		target: MultiAddress::Id(id(ALICE)),
		judgement,
		identity,
	})
}

#[tokio::test]
async fn names_that_are_judged_good_are_known() {
	let chain = chain();
	chain.block([
		(signed(ALICE), set_identity("Alice")),
		(signed(registrar()), judge("Alice", pallet_identity::Judgement::Reasonable)),
		(signed(BOB), set_identity("Bob")),
	]);
	let world = watch(&[&chain], Notebook::default(), PACE);
	world.at_start(&chain).await;
	let names = || world.notebook.names.lock().unwrap().clone();
	assert_eq!(names(), [(ALICE, "Alice".to_owned())].into());
	let head = chain.block([(signed(ALICE), set_identity("Alicia"))]);
	world.until(head).await;
	assert_eq!(names(), [].into());
	let good = judge("Alicia", pallet_identity::Judgement::KnownGood);
	let head = chain.block([(signed(registrar()), good)]);
	world.until(head).await;
	assert_eq!(names(), [(ALICE, "Alicia".to_owned())].into());
}

#[tokio::test]
async fn remarks_are_shown() {
	let chain = chain();
	let world = watch(&[&chain], Notebook::default(), PACE);
	world.at_start(&chain).await;
	let remark = b"hello".to_vec();
	let call = frame_system::Call::remark_with_event { remark: remark.clone() };
	let head = chain.block([(signed(ALICE), RuntimeCall::System(call))]);
	let hash = litentry_vocabulary::blake2_256(&remark);
	let shown = [Note::Remarked(ALICE, hash), Note::Passed(head.number)];
	assert_eq!(world.until(head).await, shown);
}

#[tokio::test]
async fn remarks_are_shown_also_where_everything_is_looked_at() {
	let often = Pace { scan_every: Duration::ZERO, ..PACE };
	for (pace, mood) in [(often, Mood::Honest), (PACE, Mood::Cut)] {
		let chain = chain();
		let world = watch(&[&chain, &chain], Notebook::default(), pace);
		world.at_start(&chain).await;
		world.endpoints.set("0", mood);
		let remark = b"hello".to_vec();
		let hash = litentry_vocabulary::blake2_256(&remark);
		let call = frame_system::Call::remark_with_event { remark };
		chain.block([(signed(ALICE), RuntimeCall::System(call))]);
		let head = chain.idle(3);
		let notes = world.until(head).await;
		assert!(notes.contains(&Note::Remarked(ALICE, hash)), "{mood:?}");
		assert!(notes.contains(&Note::Scanned(head.number, Accounts::new())), "{mood:?}");
	}
}

#[tokio::test]
async fn what_was_not_taken_in_is_shown_again() {
	let chain = chain();
	let world = watch(&[&chain], Notebook::default(), PACE);
	world.at_start(&chain).await;
	*world.notebook.failures.lock().unwrap() = 3;
	let head = chain.block([(signed(ALICE), set_identity("Alice")), (signed(ALICE), request())]);
	let notes = world.until(head).await;
	assert_eq!(notes.last(), Some(&Note::Passed(head.number)));
	let shown = observed(notes);
	assert!(shown.iter().all(|it| it.1 == ALICE && waits(it.2.as_ref())));
	assert!(!shown.is_empty());
	assert_eq!(world.endpoints.visits("0"), 1);
}

#[tokio::test]
async fn a_chain_says_what_its_addresses_and_tokens_are() {
	let chain = chain();
	let world = watch(&[&chain], Notebook::default(), PACE);
	world.at_start(&chain).await;
	let View { node, head } = world.views.now().unwrap();
	let properties = node.properties(head).await.unwrap();
	assert_eq!(
		properties,
		crate::chain::Properties {
			ss58_prefix: Some(42),
			symbol: Some("DOT".into()),
			decimals: Some(10),
		}
	);
}
