//! Somebody who links wallets and asks for scores.

use std::cell::RefCell;
use std::time::Duration;

use litentry_chain_client::{
	AccountBalance, Answer, AnyRequest, Call, ChainClient, ClosedRequest, Included, Link,
	LinkState, NotIncluded, Signer, Snapshot,
};
use litentry_computing_request::{ComputingRequest, Disclosure, Outcome};
use litentry_credential::{Credential, open_credential, verify};
use litentry_key_tree::UserSeed;
use litentry_knowledge::AlgorithmId;
use litentry_link_proof::Challenge;
use litentry_link_record::{LinkRequest, Refusal, open_refusal};
use litentry_sealing::{Context, PublicKey, Purpose, SecretKey};
use litentry_vocabulary::{Account, Balance, KeyEpoch, LinkId, RequestId};
use rand::rngs::StdRng;
use rand::{CryptoRng, SeedableRng};
use tokio::time::timeout;

use crate::wallet::Wallet;

/// For how many blocks a challenge can be used.
const CHALLENGE_LIFETIME: u32 = 600;

/// Longer than any answer takes, and shorter than a story may take.
const ANSWER_LIMIT: Duration = Duration::from_secs(200);

/// Somebody with an account of the chain.
pub(crate) struct Person {
	chain: ChainClient,
	signer: Signer,
	reply: SecretKey,
	rng: RefCell<StdRng>,
}

/// A computing request that reached the chain.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Asked {
	/// Its number.
	pub(crate) id: RequestId,
	/// What was paid for the score.
	pub(crate) fee: Balance,
	/// What was paid for the transaction.
	pub(crate) transaction_fee: Balance,
}

impl Person {
	/// Somebody with a new account, which has no funds yet.
	pub(crate) fn new(chain: &ChainClient, rng: &mut impl CryptoRng) -> Self {
		let mut seed = [0; 32];
		rng.fill_bytes(&mut seed);
		let signer = Signer::from_seed(seed).unwrap();
		let reply = UserSeed::from_bytes(seed).reply();
		Self { chain: chain.clone(), signer, reply, rng: RefCell::new(StdRng::from_seed(seed)) }
	}

	/// Their account.
	pub(crate) fn account(&self) -> Account {
		self.signer.account()
	}

	/// What they own.
	pub(crate) async fn balance(&self) -> AccountBalance {
		self.now().await.balance(self.account()).await.unwrap()
	}

	/// The newest finalized block.
	pub(crate) async fn now(&self) -> Snapshot {
		self.chain.finalized().await.unwrap()
	}

	/// A challenge for a wallet that can be used now.
	pub(crate) async fn challenge(&self, wallet: &Wallet) -> Challenge {
		let now = self.now().await;
		Challenge {
			external: wallet.external(),
			account: self.account(),
			genesis: self.chain.genesis(),
			nonce: now.next_link_nonce(self.account()).await.unwrap(),
			expires: now.number() + CHALLENGE_LIFETIME,
		}
	}

	/// What they seal to the workers: the wallet's signature over the challenge.
	pub(crate) fn proven(&self, wallet: &Wallet, challenge: &Challenge) -> LinkRequest {
		let Challenge { external, nonce, expires, .. } = *challenge;
		let proof = wallet.key().sign(challenge).unwrap();
		LinkRequest { external, nonce, expires, proof, reply_to: self.reply.public_key() }
	}

	/// Sends a link request under a nonce, whatever it says.
	pub(crate) async fn send_link(
		&self,
		nonce: u32,
		request: &LinkRequest,
	) -> Result<LinkId, NotIncluded> {
		let (epoch, workers) = self.workers_key().await;
		let context = self.context(Purpose::LinkRequest, epoch);
		let sealed = request.seal(&workers, &context, &mut *self.rng.borrow_mut()).unwrap();
		let call = Call::RequestLink { nonce, epoch, sealed };
		let included = self.chain.submit(&self.signer, &call).await?;
		Ok(included.first_field("IdentityLinker", "LinkRequested").unwrap())
	}

	/// Asks for a wallet to be linked, as they should.
	pub(crate) async fn ask_to_link(&self, wallet: &Wallet) -> LinkId {
		let challenge = self.challenge(wallet).await;
		self.send_link(challenge.nonce, &self.proven(wallet, &challenge)).await.unwrap()
	}

	/// Links a wallet.
	pub(crate) async fn link(&self, wallet: &Wallet) -> LinkId {
		let id = self.ask_to_link(wallet).await;
		let link = self.settled(id).await;
		assert!(matches!(link.state, LinkState::Confirmed { .. }), "link {id}: {:?}", link.state);
		id
	}

	/// Waits until the workers have answered about a link.
	pub(crate) async fn settled(&self, id: LinkId) -> Link {
		let settled = async |now: &Snapshot| {
			let link = now.link(id).await.ok().flatten()?;
			(!matches!(link.state, LinkState::Requested { .. })).then_some(link)
		};
		self.wait_for(&format!("link {id}"), settled).await
	}

	/// Waits for the refusal of a link; also gives the link, which has the reason sealed.
	pub(crate) async fn refused(&self, id: LinkId) -> (Refusal, Link) {
		let link = self.settled(id).await;
		(self.read_refusal(&link).expect("their own refusal"), link)
	}

	/// Reads why a link was refused, with their own key and as if the link were theirs.
	pub(crate) fn read_refusal(&self, link: &Link) -> Option<Refusal> {
		let LinkState::Refused { sealed_reason, .. } = &link.state else {
			panic!("not refused: {:?}", link.state);
		};
		let context = self.context(Purpose::LinkRefusal, link.epoch);
		let context = Context { account: link.owner, ..context };
		open_refusal(&self.reply, &context, sealed_reason).ok()
	}

	/// Asks for a score.
	pub(crate) async fn ask(&self, algorithm: AlgorithmId, link: LinkId) -> Asked {
		let (epoch, workers) = self.workers_key().await;
		let context = self.context(Purpose::ComputingRequest, epoch);
		let request = ComputingRequest {
			links: vec![link].try_into().unwrap(),
			disclosure: Disclosure::Score,
			reply_to: self.reply.public_key(),
		};
		let sealed = request.seal(&workers, &context, &mut *self.rng.borrow_mut()).unwrap();
		let fee = self.now().await.minimum_fee(algorithm).await.unwrap().unwrap();
		let call = Call::Request { algorithm, epoch, fee, sealed };
		let included = self.chain.submit(&self.signer, &call).await.unwrap();
		let id = included.first_field("TaskDistributor", "Requested").unwrap();
		Asked { id, fee, transaction_fee: transaction_fee(&included) }
	}

	/// Waits until a request is answered.
	pub(crate) async fn answered(&self, id: RequestId) -> ClosedRequest {
		let answered = async |now: &Snapshot| match now.request(id).await {
			Ok(Some(AnyRequest::Closed(closed))) => Some(closed),
			_ => None,
		};
		self.wait_for(&format!("request {id}"), answered).await
	}

	/// Asks for a score and gives what the credential says.
	pub(crate) async fn score(&self, algorithm: AlgorithmId, link: LinkId) -> i64 {
		let asked = self.ask(algorithm, link).await;
		let closed = self.answered(asked.id).await;
		self.credential(asked.id, &closed).score
	}

	/// The credential of an answered request, verified, and the one that the chain certified.
	pub(crate) fn credential(&self, id: RequestId, closed: &ClosedRequest) -> Credential {
		let Answer::Certified {
			outcome: Outcome::Scored { commitment, sealed_credential, .. },
			..
		} = &closed.answer
		else {
			panic!("request {id} has no score: {:?}", closed.answer);
		};
		let context = self.context(Purpose::Credential, closed.epoch);
		let text = open_credential(&self.reply, &context, sealed_credential).unwrap();
		let verified = verify(text.as_bytes()).unwrap();
		assert_eq!(verified.commitment(), *commitment, "the chain certified another credential");
		let credential = verified.credential().clone();
		assert_eq!((credential.subject, credential.certificate.request), (self.account(), id));
		credential
	}

	/// Looks at one finalized block after the other until the check has an answer.
	async fn wait_for<T>(&self, what: &str, check: impl AsyncFn(&Snapshot) -> Option<T>) -> T {
		let look = async {
			let mut heads = self.chain.heads().await.unwrap();
			let mut now = self.now().await;
			loop {
				if let Some(answer) = check(&now).await {
					return answer;
				}
				now = heads.next().await;
			}
		};
		let answer = timeout(ANSWER_LIMIT, look).await;
		answer.unwrap_or_else(|_| panic!("{what} was not answered in time"))
	}

	async fn workers_key(&self) -> (KeyEpoch, PublicKey) {
		let now = self.now().await;
		let epoch = now.epoch().await.unwrap();
		(epoch, now.shielding_key(epoch).await.unwrap().expect("a registered worker"))
	}

	fn context(&self, purpose: Purpose, epoch: KeyEpoch) -> Context {
		Context { genesis: self.chain.genesis(), purpose, epoch, account: self.account() }
	}
}

/// What the transaction itself cost.
fn transaction_fee(included: &Included) -> Balance {
	let paid = included.fields("TransactionPayment", "TransactionFeePaid");
	let (_, fee, _): (Account, Balance, Balance) = paid.expect("a signed transaction costs a fee");
	fee
}
