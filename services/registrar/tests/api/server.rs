//! A registrar between doubles that serves its API.

use std::{collections::BTreeMap, net::SocketAddr, sync::Arc, time::Duration};

use axum::{Router, http::HeaderName, response::Html, routing::get};
use litentry_registrar::{
	answer::Answers,
	api::{ApiState, SocketLimits, router},
	chains::Chains,
	challenge::Channel,
	desk::Desk,
	engine::{Engine, Serving},
	identity::Field,
	policy::Policy,
	remarks::Remarks,
	request::RequestKey,
	sign_in::SignIns,
	token::Tokens,
};
use litentry_vocabulary::Account;
use rand::{SeedableRng, rngs::StdRng};
use serde_json::{Value, json};
use subxt_signer::sr25519;
use tokio::{net::TcpListener, sync::broadcast::Sender};

use crate::{
	client::Client,
	fakes::{CHAIN, FEE, US, World, key, watch},
	shaky_desk::ShakyDesk,
};

pub const ORIGIN: &str = "https://registrar.example.org";
pub const ALICE: &str = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
pub const ALICE_HEX: &str = "0xd43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d";
/// What is looked at by name, by link and by record.
pub const FIELDS: [(Field, &str); 3] =
	[(Field::Display, "Alice"), (Field::Email, "alice@example.org"), (Field::Web, "alice.example")];

pub struct Server {
	pub world: World,
	/// The one that is served; [`World::engine`] is another program over the same database.
	pub engine: Arc<Engine>,
	pub desk: Arc<ShakyDesk>,
	pub tokens: Arc<Tokens>,
	pub remarks: Arc<Remarks>,
	pub address: SocketAddr,
}

/// How long an operation may take.
pub const TIME: Duration = Duration::from_secs(5);

impl Server {
	pub async fn start() -> Self {
		Self::with(None, SocketLimits::default()).await
	}

	pub async fn with(client_header: Option<HeaderName>, sockets: SocketLimits) -> Self {
		Self::telling(client_header, sockets, None).await
	}

	/// Changes are told by the test itself.
	pub async fn told_by(changes: Sender<RequestKey>) -> Self {
		Self::telling(None, SocketLimits::default(), Some(changes)).await
	}

	async fn telling(
		client_header: Option<HeaderName>,
		sockets: SocketLimits,
		changes: Option<Sender<RequestKey>>,
	) -> Self {
		let world = World::new().await;
		let engine = Arc::new(world.another(2).await);
		let desk = Arc::new(ShakyDesk::new(engine.clone(), changes));
		let (tokens, remarks) = (Arc::new(Tokens::new([7; 32], ORIGIN)), Arc::<Remarks>::default());
		let (chains, clock) = (vec![serving()], world.clock.clone());
		let rng = StdRng::seed_from_u64(3);
		let sign_ins =
			SignIns::new(tokens.clone(), Chains::of(&chains), remarks.clone(), clock.clone(), rng);
		let state = ApiState {
			desk: desk.clone(),
			chains,
			tokens: tokens.clone(),
			sign_ins: Arc::new(sign_ins),
			clock,
			client_header,
			time: TIME,
			sockets,
		};
		let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
		let address = listener.local_addr().unwrap();
		let service =
			pages().merge(router(state)).into_make_service_with_connect_info::<SocketAddr>();
		tokio::spawn(async move { axum::serve(listener, service).await });
		Self { world, engine, desk, tokens, remarks, address }
	}

	/// With a request of Alice's.
	pub async fn asked() -> Self {
		let server = Self::start().await;
		server.ask(&FIELDS).await;
		server
	}

	pub async fn ask(&self, fields: &[(Field, &str)]) {
		self.world.set(alice(), fields);
		self.world.chain.request_judgement(alice());
		self.watch().await;
	}

	/// With a judgement of Alice's that has to be renewed within a month.
	pub async fn grow_old(&self) {
		let (key, mail) = (key(alice()), "alice@example.org");
		self.ask(&[(Field::Email, mail)]).await;
		self.engine.begin(key, Field::Email, Channel::MailLink).await.unwrap();
		self.engine.answer(self.world.mail.answer_of(mail)).await.unwrap();
		self.watch().await;
		self.watch().await;
		self.world.clock.advance(Duration::from_hours(335 * 24));
		self.watch().await;
	}

	/// Makes a block, and does everything that has to be done for it.
	pub async fn watch(&self) {
		self.world.chain.produce(1);
		watch(&self.engine, &self.world.chain).await;
	}

	/// Whoever has not signed in.
	pub fn client(&self) -> Client {
		Client::new(self.address)
	}

	/// Alice, signed in.
	pub async fn alice(&self) -> Client {
		let client = self.client();
		let asked = json!({ "chain": "test", "account": ALICE });
		let begun = client.post("/sign-in/begin", asked).await.ok();
		let finished = json!({ "token": begun["token"], "signature": sign(&begun["text"]) });
		let finished = client.post("/sign-in/finish", finished).await.ok();
		client.with_session(finished["session"].as_str().unwrap())
	}
}

pub fn alice() -> Account {
	Account(sr25519::dev::alice().public_key().0)
}

/// What Alice's wallet returns for a text.
pub fn sign(text: &Value) -> String {
	let wrapped = format!("<Bytes>{}</Bytes>", text.as_str().unwrap());
	format!("0x{}", hex::encode(sr25519::dev::alice().sign(wrapped.as_bytes()).0))
}

/// What takes the addresses that the API leaves, as the registrar's pages do.
fn pages() -> Router {
	let page = || get(async || Html("a page"));
	Router::new()
		.route("/{chain}/{address}", page())
		.route("/{chain}/{address}/events", page())
		.fallback(async || Html("no page"))
		.method_not_allowed_fallback(async || Html("a page that is not used in this way"))
}

fn serving() -> Serving {
	let policy = Policy {
		rules: BTreeMap::new(),
		contacts: Vec::new(),
		renewal: Duration::ZERO,
		notice: Duration::ZERO,
	};
	let (name, registrar) = ("test".into(), US);
	Serving { chain: CHAIN, name, ss58_prefix: 42, registrar, fee: FEE, policy, names_count: true }
}
