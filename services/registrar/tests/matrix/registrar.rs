//! A registrar with an account on the home server.

use std::{fs, sync::Arc, time::Duration};

use litentry_registrar::{
	answer::Answers,
	chains::Chains,
	challenge::{Channel, Claim, Code},
	desk::{Desk, FieldState},
	engine::{Engine, Parts, Serving, Terms},
	identity::{Content, Field},
	links::Links,
	matrix::{Bot, Client, DirectRooms, InMemory, MatrixNotices, Positions, Settings},
	policy::{Policy, Rule},
	request::RequestKey,
	store::{Seal, Store},
	verifier::Instruction,
	verifiers::matrix::MatrixVerifier,
};
use litentry_vocabulary::Account;
use rand::{SeedableRng, rngs::StdRng};
use tempfile::TempDir;
use tokio::task::JoinHandle;

use crate::{
	fakes::{CHAIN, FEE, FakeChain, FakeClock, FakeNotices, US, key, watch},
	home_server::{home_server, new_name},
};

const PASSWORD: &str = "a password";

pub const PAGE: &str = "https://registrar.example/request";

#[derive(Debug)]
pub struct FakeLinks;

impl Links for FakeLinks {
	fn request(&self, _: &RequestKey) -> String {
		PAGE.to_owned()
	}

	fn confirm(&self, _: &Claim, code: Code) -> String {
		format!("{PAGE}/confirm/{code}")
	}

	fn refuse(&self, _: &Claim, code: Code) -> String {
		format!("{PAGE}/refuse/{code}")
	}

	fn sign_in_with(&self, _: &Claim, code: Code) -> String {
		format!("{PAGE}/sign-in/{code}")
	}
}

pub struct Registrar {
	/// Its account.
	pub user: String,
	pub positions: Arc<InMemory>,
	client: Arc<Client>,
	rooms: Arc<DirectRooms>,
	chain: Arc<FakeChain>,
	clock: Arc<FakeClock>,
	pub engine: Arc<Engine>,
	running: Option<JoinHandle<()>>,
	_folder: TempDir,
}

impl Drop for Registrar {
	fn drop(&mut self) {
		self.stop();
	}
}

impl Registrar {
	/// One that reads what is written to its account.
	pub async fn start() -> Self {
		let folder = tempfile::tempdir().unwrap();
		let settings = account(&folder).await;
		Self::with(settings, folder).await
	}

	/// One that reaches its home server there.
	pub async fn start_behind(home_server: String) -> Self {
		let folder = tempfile::tempdir().unwrap();
		let settings = Settings { home_server, ..account(&folder).await };
		Self::with(settings, folder).await
	}

	/// One that logs in with its password.
	pub async fn start_with_password() -> Self {
		let folder = tempfile::tempdir().unwrap();
		let password_file = Some(folder.path().join("password"));
		fs::write(folder.path().join("password"), PASSWORD).unwrap();
		let settings = account(&folder).await;
		let settings = Settings { access_token_file: None, password_file, ..settings };
		Self::with(settings, folder).await
	}

	async fn with(settings: Settings, folder: TempDir) -> Self {
		let client = Arc::new(Client::new(&settings).unwrap());
		let rooms = DirectRooms::new(client.clone());
		let clock = Arc::new(FakeClock::at(1_000_000));
		let verifier = MatrixVerifier::new(rooms.clone(), chains(), Arc::new(FakeLinks));
		let url = format!("sqlite:{}", folder.path().join("registrar.sqlite").display());
		let engine = Engine::new(Parts {
			store: Store::open(&url, Seal::new([9; 32])).await.unwrap(),
			chains: vec![serving()],
			verifiers: vec![Arc::new(verifier)],
			notices: Arc::new(FakeNotices::default()),
			partner: None,
			clock: clock.clone(),
			rng: StdRng::seed_from_u64(1),
			terms: Terms::default(),
		});
		let user = settings.user.to_string();
		let (positions, chain) = (Arc::default(), Arc::new(FakeChain::new()));
		let engine = Arc::new(engine);
		let mut registrar = Self {
			user,
			positions,
			client,
			rooms,
			chain,
			clock,
			engine,
			running: None,
			_folder: folder,
		};
		registrar.go_on();
		registrar
	}

	/// Stops reading, as abruptly as a program that is killed.
	pub fn stop(&mut self) {
		if let Some(running) = self.running.take() {
			running.abort();
		}
	}

	/// Reads on, knowing only what is kept.
	pub fn go_on(&mut self) {
		self.go_on_with(self.engine.clone());
	}

	/// Reads on, and has somebody else decide.
	pub fn go_on_with(&mut self, answers: Arc<dyn Answers>) {
		self.stop();
		let bot = self.bot(answers);
		self.running = Some(tokio::spawn(async move { match bot.run().await {} }));
	}

	/// What reads, knowing only what is kept.
	pub fn bot(&self, answers: Arc<dyn Answers>) -> Bot {
		let (client, rooms) = (self.client.clone(), self.rooms.clone());
		Bot::new(client, rooms, answers, self.positions.clone(), self.clock.clone(), chains())
	}

	/// Goes back to a position.
	pub async fn rewind(&self, position: &str) {
		self.positions.save(self.client.user(), position).await.unwrap();
	}

	/// Waits until a position is kept, and gives it.
	pub async fn position(&self) -> String {
		loop {
			if let Some(position) = self.positions.load(self.client.user()).await.unwrap() {
				return position;
			}
			tokio::time::sleep(Duration::from_millis(20)).await;
		}
	}

	pub fn notices(&self) -> MatrixNotices {
		MatrixNotices::new(self.rooms.clone(), chains(), Arc::new(FakeLinks))
	}

	/// An account's identity names a Matrix account, and a judgement is asked for.
	pub async fn ask(&self, account: Account, matrix: &str) {
		self.chain.set_identity(account, &[(Field::Matrix, Content::Text(matrix.to_owned()))]);
		self.chain.request_judgement(account);
		self.chain.produce(1);
		watch(&self.engine, &self.chain).await;
	}

	/// Starts to verify the Matrix account, and gives the code that the page shows.
	pub async fn begin(&self, account: Account) -> Code {
		let begun = self.engine.begin(key(account), Field::Matrix, Channel::Matrix).await;
		let Ok(Instruction::Send { code, to }) = begun else { panic!("{begun:?}") };
		assert_eq!(to, self.user);
		code
	}

	pub async fn is_verified(&self, account: Account) -> bool {
		let view = self.engine.request(key(account)).await.unwrap().unwrap();
		matches!(view.fields[0].state, FieldState::Verified { channel: Channel::Matrix, .. })
	}
}

async fn account(folder: &TempDir) -> Settings {
	let name = new_name("registrar");
	let registered = home_server().await.register(&name, PASSWORD).await;
	let user = registered["user_id"].as_str().unwrap().parse().unwrap();
	let file = folder.path().join("token");
	fs::write(&file, registered["access_token"].as_str().unwrap()).unwrap();
	let home_server = home_server().await.url.clone();
	Settings { home_server, user, access_token_file: Some(file), password_file: None }
}

pub fn chains() -> Chains {
	Chains::of([&serving()])
}

fn serving() -> Serving {
	let day = Duration::from_hours(24);
	let policy = Policy {
		rules: [(Field::Matrix, Rule::Verified)].into(),
		contacts: vec![Field::Matrix],
		renewal: 365 * day,
		notice: 30 * day,
	};
	let name = "Polkadot".to_owned();
	Serving {
		chain: CHAIN,
		name,
		ss58_prefix: 0,
		registrar: US,
		fee: FEE,
		policy,
		names_count: true,
	}
}
