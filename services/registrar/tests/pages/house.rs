//! A registrar with its pages, on a port of its own.

use std::{collections::BTreeMap, net::SocketAddr, sync::Arc, time::Duration};

use litentry_registrar::{
	chains::Chains,
	challenge::{Channel, Claim, Code},
	desk::{Desk, RequestView},
	engine::{Engine, Parts, Serving, Terms},
	identity::{Content, Field},
	links::Links,
	policy::{Policy, Rule},
	rate::{Limit, Limits},
	remarks::Remarks,
	sign_in::SignIns,
	store::{Seal, Store},
	token::Tokens,
	verifier::Verifier,
	web::{Coin, Site, WebState, router},
};
use litentry_vocabulary::{Account, ss58};
use rand::{SeedableRng, rngs::StdRng};
use subxt_signer::sr25519::{Keypair, dev};
use tempfile::TempDir;
use tokio::net::TcpListener;

use crate::{
	doubles::{GitHub, Messages, OpenPgp, Platform},
	fakes::{CHAIN, FEE, FakeChain, FakeClock, FakeNotices, FakeVerifier, US, key, watch},
};

const DAY: Duration = Duration::from_hours(24);
const HOUR: Duration = Duration::from_hours(1);

pub const MAIL: &str = "alice@example.org";

pub const FIELDS: [(Field, &str); 3] =
	[(Field::Display, "Alice"), (Field::Email, MAIL), (Field::Web, "alice.example")];

/// A registrar, and everything around it.
pub struct House {
	pub engine: Arc<Engine>,
	pub chain: FakeChain,
	pub clock: Arc<FakeClock>,
	pub notices: Arc<FakeNotices>,
	pub name: Arc<FakeVerifier>,
	pub mail: Arc<FakeVerifier>,
	pub web: Arc<FakeVerifier>,
	pub remarks: Arc<Remarks>,
	pub site: Arc<Site>,
	pub origin: String,
	_folder: TempDir,
}

/// Whose key signs in these tests.
pub fn alice() -> Keypair {
	dev::alice()
}

pub fn account(keypair: &Keypair) -> Account {
	Account(keypair.public_key().0)
}

/// The path of an account's page.
pub fn path(account: Account) -> String {
	format!("/test-net/{}", ss58::encode(42, account.as_bytes()))
}

fn serving() -> Serving {
	let verified = [
		Field::Display,
		Field::Email,
		Field::Web,
		Field::Matrix,
		Field::Github,
		Field::PgpFingerprint,
		Field::Twitter,
	];
	let verified = verified.map(|it| (it, Rule::Verified));
	let policy = Policy {
		rules: verified.into_iter().chain([(Field::Legal, Rule::ByOperator)]).collect(),
		contacts: vec![Field::Email, Field::Github],
		renewal: 365 * DAY,
		notice: 30 * DAY,
	};
	let name = "Test Net".to_owned();
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

impl House {
	/// One where nobody is limited but by the address that he comes from.
	pub async fn new() -> Self {
		Self::with(10_000, None, None).await
	}

	/// One where every network address may do so much in an hour.
	pub async fn admitting(count: u32) -> Self {
		Self::with(count, None, None).await
	}

	/// One that is found there, as behind a proxy that encrypts.
	pub async fn at(origin: &str) -> Self {
		Self::with(10_000, Some(origin), None).await
	}

	/// One whose operator can be written to there.
	pub async fn run_by(contact: &str) -> Self {
		Self::with(10_000, None, Some(contact)).await
	}

	async fn with(count: u32, public: Option<&str>, contact: Option<&str>) -> Self {
		let folder = tempfile::tempdir().unwrap();
		let url = format!("sqlite:{}", folder.path().join("registrar.sqlite").display());
		let (clock, notices) = (Arc::new(FakeClock::at(1_000_000)), Arc::default());
		let fake =
			|field, channels: &[Channel]| Arc::new(FakeVerifier::new(field, channels.to_vec()));
		let name = fake(Field::Display, &[Channel::Name]);
		let mail = fake(Field::Email, &[Channel::MailLink, Channel::MailReply]);
		let web = fake(Field::Web, &[Channel::Dns, Channel::WellKnown]);
		let github = Arc::new(GitHub::default());
		let mut verifiers: Vec<Arc<dyn Verifier>> = vec![Arc::new(Messages), Arc::new(OpenPgp)];
		verifiers.extend([name.clone() as _, mail.clone() as _, web.clone() as _]);
		verifiers.push(github.clone());
		let client = Limit { count, per: HOUR };
		let terms = Terms { limits: Limits { client, ..Limits::default() }, ..Terms::default() };
		let engine = Arc::new(Engine::new(Parts {
			store: Store::open(&url, Seal::new([9; 32])).await.unwrap(),
			chains: vec![serving()],
			verifiers,
			notices: Arc::clone(&notices) as _,
			partner: None,
			clock: clock.clone(),
			rng: StdRng::seed_from_u64(1),
			terms,
		}));
		let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
		let origin = format!("http://localhost:{}", listener.local_addr().unwrap().port());
		let public = public.unwrap_or(&origin);
		let tokens = Arc::new(Tokens::new([8; 32], public));
		let served = [serving()];
		let at = public.parse().unwrap();
		let site = Arc::new(Site::new(at, &served, tokens.clone(), clock.clone(), DAY));
		github.links.set(site.clone()).unwrap_or_else(|_| panic!("they are set once"));
		let (remarks, rng) = (Arc::new(Remarks::default()), StdRng::seed_from_u64(2));
		let sign_ins =
			SignIns::new(tokens.clone(), Chains::of(&served), remarks.clone(), clock.clone(), rng);
		let coin = Coin { symbol: "UNIT".into(), decimals: 10 };
		let state = WebState {
			desk: engine.clone(),
			site: site.clone(),
			tokens,
			sign_ins: Arc::new(sign_ins),
			platforms: Arc::new(Platform::start(public).await),
			clock: clock.clone(),
			coins: Arc::new(BTreeMap::from([(CHAIN, coin)])),
			contact: contact.map(|it| it.parse().unwrap()),
			client_header: Some("x-real-ip".parse().unwrap()),
		};
		let service = router(state).into_make_service_with_connect_info::<SocketAddr>();
		tokio::spawn(async { axum::serve(listener, service).await });
		let chain = FakeChain::new();
		Self {
			engine,
			chain,
			clock,
			notices,
			name,
			mail,
			web,
			remarks,
			site,
			origin,
			_folder: folder,
		}
	}

	/// Sets an identity and asks for a judgement.
	pub async fn ask(&self, account: Account, fields: &[(Field, &str)]) {
		let text = |(field, text): &(Field, &str)| (field.clone(), Content::Text((*text).into()));
		self.ask_with(account, &fields.iter().map(text).collect::<Vec<_>>()).await;
	}

	/// The same, with content of every kind.
	pub async fn ask_with(&self, account: Account, fields: &[(Field, Content)]) {
		self.chain.set_identity(account, fields);
		self.chain.request_judgement(account);
		self.watch().await;
	}

	/// Makes a block, and does everything that has to be done for it.
	pub async fn watch(&self) {
		self.chain.produce(1);
		watch(&self.engine, &self.chain).await;
	}

	pub async fn view(&self, account: Account) -> Option<RequestView> {
		self.engine.request(key(account)).await.unwrap()
	}

	/// What is shown by whoever gives the newest code that was sent to the mail address.
	pub async fn claim(&self, account: Account, channel: Channel) -> (Claim, Code) {
		let info = self.view(account).await.unwrap().info;
		let (request, field, value) = (key(account), Field::Email, MAIL.to_owned());
		(Claim { request, info, field, value, channel }, self.mail.code_for(MAIL))
	}

	/// The path of the link in the newest mail.
	pub async fn mailed_link(&self, account: Account) -> String {
		let (claim, code) = self.claim(account, Channel::MailLink).await;
		self.site.confirm(&claim, code).strip_prefix(&self.origin).unwrap().to_owned()
	}
}
