//! What the network is for, many times at once, and link requests that it refuses.

use futures::future::join_all;
use litentry_chain_client::NotIncluded;
use litentry_knowledge::AlgorithmId;
use litentry_link_proof::{InvalidProof, MAX_CHALLENGE_LIFETIME};
use litentry_link_record::Refusal;
use litentry_local_network::{
	CHAIN_ID, CommandLine, EthereumWallet, LOYAL_USER, LocalNetwork, Plan,
};
use litentry_vocabulary::{Account, RequestId};

use crate::person::Person;
use crate::scenario::{conclude, scenario};
use crate::world::{in_full, prepare, rng, start};

/// Ten people with five requests each.
const PEOPLE: usize = 10;
const REQUESTS_EACH: usize = 5;

/// How many people are needed for the stories about refusals.
const OTHERS: usize = 6;

#[tokio::test]
async fn scores_are_right_and_forged_replayed_reused_and_expired_proofs_are_refused() {
	let mut network = start(Plan::SMALL).await;
	let mut rng = rng();
	let people: Vec<_> =
		(0..PEOPLE + OTHERS).map(|_| Person::new(&network.chain, &mut rng)).collect();
	let wallets: Vec<_> =
		(0u64..).take(PEOPLE).map(|n| past(n, EthereumWallet::generate(&mut rng))).collect();
	let yours = EthereumWallet::generate(&mut rng).holding().trading(3);
	let fresh: Vec<_> = (0..OTHERS).map(|_| EthereumWallet::generate(&mut rng)).collect();

	let tools = network.person("you").unwrap();
	let you = run(&tools, &["account", "new"]).await;
	let you: Account = you["address"].as_str().unwrap().parse().unwrap();
	let accounts: Vec<_> = people.iter().map(Person::account).chain([you]).collect();
	let algorithm = prepare(&mut network, &accounts, wallets.iter().chain([&yours])).await;

	let (many, others) = people.split_at(PEOPLE);
	let [forger, replayer, thief, owner, other, late] = others else { unreachable!() };
	let verdicts: [_; 6] = tokio::join!(
		scenario("the main job", main_job(&network, &tools, &yours)),
		scenario("50 requests at once", many_at_once(&network, many, &wallets, algorithm)),
		scenario("a forged proof", forged_proof(forger, &fresh[0], &fresh[1])),
		scenario("a replayed proof", replayed_proof(replayer, thief, &fresh[2])),
		scenario("one wallet, two identities", same_wallet(owner, other, &fresh[3])),
		scenario("an expired challenge", expired_challenge(late, &fresh[4])),
	)
	.into();
	conclude(&mut network, &verdicts);
}

/// Everybody's past is another one.
fn past(number: u64, wallet: EthereumWallet) -> EthereumWallet {
	let wallet = if number.is_multiple_of(2) { wallet.holding() } else { wallet };
	wallet.trading(number % 4)
}

async fn run(tools: &CommandLine, arguments: &[&str]) -> serde_json::Value {
	let said = tools.run(arguments).await;
	said.unwrap_or_else(|fault| panic!("{}", in_full(&fault)))
}

async fn main_job(network: &LocalNetwork, tools: &CommandLine, wallet: &EthereumWallet) {
	let (key, credential) = (network.path("your.key"), network.path("your-credential.json"));
	wallet.write_key(&key).unwrap();
	let (key, file) = (key.display().to_string(), credential.display().to_string());
	let chain = CHAIN_ID.to_string();
	let link = run(tools, &["link", "ethereum", "--chain-id", &chain, "--key-file", &key]).await;
	assert_eq!(link["state"], "confirmed");

	let answer = run(tools, &["request", LOYAL_USER, "--out", &file]).await;
	let checks = run(tools, &["credential", "verify", &file]).await;
	assert_eq!(
		(&checks["verified"], &checks["complete"]),
		(&true.into(), &true.into()),
		"{checks}"
	);

	let id = RequestId(answer["request"].as_u64().unwrap());
	let expected = independent_score(network, wallet, id).await;
	assert_eq!((&answer["score"], expected), (&130.into(), 130));
}

/// The score by the Ethereum node's own blocks, as of the moment of the request.
async fn independent_score(network: &LocalNetwork, wallet: &EthereumWallet, id: RequestId) -> u64 {
	let now = network.chain.finalized().await.unwrap();
	let Some(litentry_chain_client::AnyRequest::Closed(closed)) = now.request(id).await.unwrap()
	else {
		panic!("request {id} is not closed");
	};
	let (ethereum, contracts) = (&network.ethereum, network.contracts);
	let block = ethereum.block_at(closed.at).await.unwrap();
	ethereum.loyal_user_score(contracts, wallet.address(), block).await.unwrap()
}

async fn many_at_once(
	network: &LocalNetwork,
	people: &[Person],
	wallets: &[EthereumWallet],
	algorithm: AlgorithmId,
) {
	let scores = join_all(people.iter().zip(wallets).map(async |(person, wallet)| {
		let link = person.link(wallet).await;
		join_all((0..REQUESTS_EACH).map(|_| person.score(algorithm, link))).await
	}));
	let (scores, latest) = (scores.await, network.ethereum.latest().await.unwrap());
	for (wallet, scores) in wallets.iter().zip(scores) {
		let expected =
			network.ethereum.loyal_user_score(network.contracts, wallet.address(), latest);
		let expected = i64::try_from(expected.await.unwrap()).unwrap();
		assert_eq!(scores, [expected; REQUESTS_EACH], "{}", wallet.address());
	}
}

/// Signing with another key than the claimed account's.
async fn forged_proof(person: &Person, own: &EthereumWallet, claimed: &EthereumWallet) {
	let challenge = person.challenge(own).await;
	let mut request = person.proven(own, &challenge);
	request.external = claimed.external();
	let id = person.send_link(challenge.nonce, &request).await.unwrap();
	let (refusal, _) = person.refused(id).await;
	assert!(matches!(refusal, Refusal::Proof(InvalidProof::WrongSigner { .. })), "{refusal}");
}

/// A proof works once, for one account.
async fn replayed_proof(person: &Person, thief: &Person, wallet: &EthereumWallet) {
	let challenge = person.challenge(wallet).await;
	let request = person.proven(wallet, &challenge);
	let nonce = challenge.nonce;
	person.send_link(nonce, &request).await.unwrap();
	let (again, under_another_nonce, stolen) = tokio::join!(
		person.send_link(nonce, &request),
		person.send_link(nonce + 1, &request),
		thief.send_link(nonce, &request),
	);
	let again: NotIncluded = again.unwrap_err();
	assert!(again.is("IdentityLinker", "NonceUsed"), "{again}");

	let (stale, _) = person.refused(under_another_nonce.unwrap()).await;
	assert_eq!(stale, Refusal::NonceMismatch { expected: nonce + 1, got: nonce });
	// The reason is sealed to the reply key in the stolen request, which is the victim's.
	let stolen = thief.settled(stolen.unwrap()).await;
	assert_eq!(thief.read_refusal(&stolen), None);
	let reason = person.read_refusal(&stolen);
	assert!(matches!(reason, Some(Refusal::Proof(InvalidProof::WrongSigner { .. }))), "{reason:?}");
}

/// A wallet serves one identity, and only who asked learns that it is taken.
async fn same_wallet(owner: &Person, other: &Person, wallet: &EthereumWallet) {
	owner.link(wallet).await;
	let id = other.ask_to_link(wallet).await;
	let (refusal, link) = other.refused(id).await;
	assert_eq!(refusal, Refusal::AlreadyLinked);
	assert_eq!(owner.read_refusal(&link), None);
}

/// A challenge has an end, which is not too far away.
async fn expired_challenge(person: &Person, wallet: &EthereumWallet) {
	let challenge = person.challenge(wallet).await;
	let mut expired = challenge;
	expired.expires = person.now().await.number() - 1;
	let mut endless = challenge;
	endless.nonce += 1;
	endless.expires = u32::MAX;
	let past = person.proven(wallet, &expired);
	let expired_id = person.send_link(expired.nonce, &past).await.unwrap();
	let future = person.proven(wallet, &endless);
	let endless_id = person.send_link(endless.nonce, &future).await.unwrap();
	let (refusal, _) = person.refused(expired_id).await;
	assert_eq!(refusal, Refusal::Expired { expired: expired.expires });
	let (refusal, link) = person.refused(endless_id).await;
	let latest = link.requested_at + MAX_CHALLENGE_LIFETIME;
	assert_eq!(refusal, Refusal::ExpiresTooLate { expires: u32::MAX, latest });
}
