//! Synapse, one for all tests of this program: it starts with the first, and ends with the program.

use std::{
	fs::{self, File},
	net::{Ipv4Addr, TcpListener},
	path::{Path, PathBuf},
	process::{Command, Stdio},
	sync::{
		atomic::{AtomicUsize, Ordering},
		mpsc,
	},
	thread,
	time::Duration,
};

use serde_json::{Value, json};
use tokio::sync::OnceCell;

pub const SERVER: &str = "example.org";

/// How often it is started at most: another program may take its port first.
const STARTS: usize = 3;

static SHARED: OnceCell<HomeServer> = OnceCell::const_new();
static NAMES: AtomicUsize = AtomicUsize::new(0);

pub struct HomeServer {
	pub url: String,
}

/// The one home server.
pub async fn home_server() -> &'static HomeServer {
	SHARED.get_or_init(HomeServer::start).await
}

/// Where the Python packages are installed.
pub fn python_folder() -> PathBuf {
	Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/python")
}

/// Python with the packages, tied to the thread that starts it.
pub fn python() -> Command {
	let python = python_folder().join(".venv/bin/python");
	assert!(python.exists(), "`cargo xtask setup` installs the Python packages");
	let mut command = Command::new("setpriv");
	command.args(["--pdeathsig=KILL", "--"]).arg(python).stderr(Stdio::null());
	command
}

impl HomeServer {
	async fn start() -> Self {
		for _ in 0..STARTS {
			let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
			let port = listener.local_addr().unwrap().port();
			drop(listener);
			// Once it runs, it needs nothing of what is in there any more.
			let folder = tempfile::tempdir().unwrap();
			let ended = spawn(folder.path(), port);
			let server = Self { url: format!("http://127.0.0.1:{port}") };
			if server.answers(&ended).await {
				return server;
			}
			eprintln!("{}", fs::read_to_string(folder.path().join("log")).unwrap());
		}
		panic!("Synapse does not start");
	}

	async fn answers(&self, ended: &mpsc::Receiver<()>) -> bool {
		let versions = format!("{}/_matrix/client/versions", self.url);
		for _ in 0..600 {
			if reqwest::get(&versions).await.is_ok_and(|answer| answer.status().is_success()) {
				return true;
			}
			if ended.try_recv().is_ok() {
				return false;
			}
			tokio::time::sleep(Duration::from_millis(100)).await;
		}
		false
	}

	/// Registers an account, and gives what the home server answers.
	pub async fn register(&self, name: &str, password: &str) -> Value {
		let account = json!({
			"username": name,
			"password": password,
			"auth": { "type": "m.login.dummy" },
		});
		let register = format!("{}/_matrix/client/v3/register", self.url);
		let answer = reqwest::Client::new().post(register).json(&account).send().await.unwrap();
		answer.error_for_status().unwrap().json().await.unwrap()
	}
}

/// Starts it on a thread that lasts as long as the program: the kernel ends it with that thread.
fn spawn(folder: &Path, port: u16) -> mpsc::Receiver<()> {
	let file = folder.join("homeserver.yaml");
	// YAML is a superset of JSON.
	fs::write(&file, configuration(port).to_string()).unwrap();
	let log = File::create(folder.join("log")).unwrap();
	let mut command = python();
	command.args(["-m", "synapse.app.homeserver", "-c"]).arg(file).current_dir("/");
	command.stdout(log.try_clone().unwrap()).stderr(log);
	let (end, ended) = mpsc::channel();
	thread::spawn(move || {
		let mut server = command.spawn().unwrap();
		let _ = server.wait();
		let _ = end.send(());
	});
	ended
}

fn configuration(port: u16) -> Value {
	let often = json!({ "per_second": 10_000, "burst_count": 10_000 });
	json!({
		"server_name": SERVER,
		"report_stats": false,
		"signing_key": format!("ed25519 test {}", "A".repeat(43)),
		"macaroon_secret_key": "a secret of tests",
		"suppress_key_server_warning": true,
		"trusted_key_servers": [],
		"database": { "name": "sqlite3", "args": { "database": ":memory:" } },
		"enable_media_repo": false,
		// Otherwise it answers anew what it answered to whoever was ended.
		"caches": { "sync_response_cache_duration": "0s" },
		"listeners": [{
			"port": port,
			"bind_addresses": ["127.0.0.1"],
			"type": "http",
			"resources": [{ "names": ["client"] }],
		}],
		"enable_registration": true,
		"enable_registration_without_verification": true,
		"bcrypt_rounds": 4,
		"presence": { "enabled": false },
		"rc_message": often,
		"rc_registration": often,
		"rc_login": { "address": often, "account": often, "failed_attempts": often },
		"rc_joins": { "local": often, "remote": often },
		"rc_joins_per_room": often,
		"rc_invites": { "per_room": often, "per_user": often, "per_issuer": often },
		"rc_room_creation": often,
	})
}

/// A name that nobody else has.
pub fn new_name(what: &str) -> String {
	format!("{what}-{}", NAMES.fetch_add(1, Ordering::Relaxed))
}
