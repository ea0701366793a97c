//! A registrar in the middle of its doubles.

use std::{collections::BTreeSet, sync::Arc, time::Duration};

use litentry_registrar::{
	challenge::Channel,
	desk::{Desk, RequestView},
	engine::{Engine, Parts, Serving, Terms},
	identity::{Content, Field, Judgement},
	policy::{Policy, Rule},
	request::{ChainId, RequestKey},
	store::{Seal, Store},
	verifier::Verifier,
};
use litentry_vocabulary::Account;
use rand::{SeedableRng, rngs::StdRng};
use sqlx::{AnyConnection, AssertSqlSafe, Connection};
use tempfile::TempDir;

use super::{CHAIN, FEE, FakeChain, FakeClock, FakeNotices, FakePartner, FakeVerifier, US};

pub const ALICE: Account = Account([1; 32]);
pub const BOB: Account = Account([2; 32]);

const DAY: Duration = Duration::from_hours(24);

/// The request of an account.
pub fn key(account: Account) -> RequestKey {
	RequestKey { chain: CHAIN, registrar: US, account }
}

pub struct World {
	pub chain: Arc<FakeChain>,
	pub clock: Arc<FakeClock>,
	pub notices: Arc<FakeNotices>,
	pub name: Arc<FakeVerifier>,
	pub mail: Arc<FakeVerifier>,
	pub web: Arc<FakeVerifier>,
	pub engine: Engine,
	pub url: String,
	/// The SQLite file's folder.
	pub folder: Option<Arc<TempDir>>,
}

impl World {
	/// With a SQLite file of its own.
	pub async fn new() -> Self {
		let folder = Arc::new(tempfile::tempdir().unwrap());
		let url = format!("sqlite:{}", folder.path().join("registrar.sqlite").display());
		Self { folder: Some(folder), ..Self::on(url).await }
	}

	/// With the database under a URL.
	pub async fn on(url: String) -> Self {
		let (chain, clock) = (Arc::new(FakeChain::new()), Arc::new(FakeClock::at(1_000_000)));
		let notices = Arc::new(FakeNotices::default());
		let verifier =
			|field, channels: &[Channel]| Arc::new(FakeVerifier::new(field, channels.to_vec()));
		let name = verifier(Field::Display, &[Channel::Name]);
		let mail = verifier(Field::Email, &[Channel::MailLink, Channel::MailReply]);
		let web = verifier(Field::Web, &[Channel::Dns, Channel::WellKnown]);
		let verifiers: Vec<Arc<dyn Verifier>> = vec![name.clone(), mail.clone(), web.clone()];
		let engine = engine(&url, &clock, &notices, verifiers, 1).await;
		Self { chain, clock, notices, name, mail, web, engine, url, folder: None }
	}

	/// Another program over the same database.
	pub async fn another(&self, seed: u64) -> Engine {
		let verifiers: Vec<Arc<dyn Verifier>> =
			vec![self.name.clone(), self.mail.clone(), self.web.clone()];
		engine(&self.url, &self.clock, &self.notices, verifiers, seed).await
	}

	/// Another program over the same database, with another rule for a field.
	pub async fn ruling(&self, field: Field, rule: Rule) -> Engine {
		let mut serving = serving();
		serving.policy.rules.insert(field, rule);
		let verifiers: Vec<Arc<dyn Verifier>> =
			vec![self.name.clone(), self.mail.clone(), self.web.clone()];
		let parts = parts(&self.url, &self.clock, &self.notices, verifiers, 2).await;
		Engine::new(Parts { chains: vec![serving], ..parts })
	}

	/// Another program, which serves another chain besides.
	pub async fn with_another_chain(&self, chain: ChainId, names_count: bool) -> Engine {
		let verifiers: Vec<Arc<dyn Verifier>> = vec![self.name.clone(), self.mail.clone()];
		let other = Serving { chain, name: "other".into(), names_count, ..serving() };
		let parts = parts(&self.url, &self.clock, &self.notices, verifiers, 4).await;
		Engine::new(Parts { chains: vec![serving(), other], ..parts })
	}

	/// Sets an identity and asks for a judgement.
	pub async fn ask(&self, account: Account, fields: &[(Field, &str)]) {
		self.set(account, fields);
		self.chain.request_judgement(account);
		self.watch().await;
	}

	/// Sets an identity.
	pub fn set(&self, account: Account, fields: &[(Field, &str)]) {
		let content =
			|(field, text): &(Field, &str)| (field.clone(), Content::Text((*text).to_owned()));
		self.chain.set_identity(account, &fields.iter().map(content).collect::<Vec<_>>());
	}

	/// Makes a block, and does everything that has to be done for it.
	pub async fn watch(&self) {
		self.chain.produce(1);
		watch(&self.engine, &self.chain).await;
	}

	/// Proves an e-mail address, as its owner does.
	pub async fn prove_mail(&self, account: Account, address: &str) {
		use litentry_registrar::answer::Answers;
		self.engine.begin(key(account), Field::Email, Channel::MailLink).await.unwrap();
		self.engine.answer(self.mail.answer_of(address)).await.unwrap();
	}

	/// Gets an identity judged.
	pub async fn get_judged(&self, account: Account, fields: &[(Field, &str)], mail: &str) {
		self.ask(account, fields).await;
		self.prove_mail(account, mail).await;
		self.watch().await;
		self.watch().await;
	}

	/// Has every access to requests fail from now on.
	pub async fn break_database(&self) {
		let mut db = AnyConnection::connect(&self.url).await.unwrap();
		sqlx::query("ALTER TABLE request RENAME TO lost").execute(&mut db).await.unwrap();
		db.close().await.unwrap();
	}

	/// Changes what the database holds behind the registrar's back.
	pub async fn tamper(&self, statement: &str) {
		let mut db = AnyConnection::connect(&self.url).await.unwrap();
		sqlx::query(sqlx::AssertSqlSafe(statement)).execute(&mut db).await.unwrap();
		db.close().await.unwrap();
	}

	/// How many rows a table has.
	pub async fn count(&self, table: &str) -> i64 {
		let mut db = AnyConnection::connect(&self.url).await.unwrap();
		let count = AssertSqlSafe(format!("SELECT COUNT(*) FROM {table}"));
		let count = sqlx::query_scalar(count).fetch_one(&mut db).await.unwrap();
		db.close().await.unwrap();
		count
	}

	pub async fn view(&self, account: Account) -> Option<RequestView> {
		self.engine.request(key(account)).await.unwrap()
	}

	/// The judgements that the chain has taken.
	pub fn judgements(&self) -> Vec<(Account, Judgement)> {
		self.chain.given().iter().map(|given| (given.account, given.judgement)).collect()
	}
}

async fn engine(
	url: &str,
	clock: &Arc<FakeClock>,
	notices: &Arc<FakeNotices>,
	verifiers: Vec<Arc<dyn Verifier>>,
	seed: u64,
) -> Engine {
	Engine::new(parts(url, clock, notices, verifiers, seed).await)
}

async fn parts(
	url: &str,
	clock: &Arc<FakeClock>,
	notices: &Arc<FakeNotices>,
	verifiers: Vec<Arc<dyn Verifier>>,
	seed: u64,
) -> Parts {
	Parts {
		store: Store::open(url, Seal::new([9; 32])).await.unwrap(),
		chains: vec![serving()],
		verifiers,
		notices: notices.clone(),
		partner: Some(Arc::new(FakePartner)),
		clock: clock.clone(),
		rng: StdRng::seed_from_u64(seed),
		terms: Terms::default(),
	}
}

fn serving() -> Serving {
	let verified = [Field::Display, Field::Email, Field::Web].map(|it| (it, Rule::Verified));
	let policy = Policy {
		rules: verified.into_iter().chain([(Field::Legal, Rule::ByOperator)]).collect(),
		contacts: vec![Field::Email],
		renewal: 365 * DAY,
		notice: 30 * DAY,
	};
	let name = "test".to_owned();
	Serving {
		chain: CHAIN,
		name,
		ss58_prefix: 42,
		registrar: US,
		fee: FEE,
		policy,
		names_count: true,
	}
}

/// What a watcher does for a finalized block.
pub async fn watch(engine: &Engine, chain: &FakeChain) {
	let (block, identities) = chain.finalized();
	for (account, seen) in identities.clone() {
		engine.observe(CHAIN, block, account, seen).await.unwrap();
	}
	let waits = |it: &(_, Option<litentry_registrar::identity::Registration>)| {
		it.1.as_ref().is_some_and(|it| it.fee_of(US).is_some())
	};
	let waiting: BTreeSet<Account> =
		identities.into_iter().filter(|it| waits(it)).map(|(account, _)| account).collect();
	engine.scanned(CHAIN, block, &waiting).await.unwrap();
	engine.submit(CHAIN, chain).await.unwrap();
}
