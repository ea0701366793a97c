//! A PostgreSQL server of the test's own: in a temporary folder, on a Unix socket alone.

use std::{
	fs,
	os::unix::fs::{MetadataExt, chown},
	path::{Path, PathBuf},
	process::{Child, Command, Stdio},
	time::Duration,
};

use sqlx::{AnyConnection, AssertSqlSafe, Connection};
use tempfile::TempDir;

/// The account under which the Debian package lets the server run; it refuses to run as root.
const USER: &str = "postgres";

pub struct Postgres {
	folder: TempDir,
	server: Child,
}

impl Postgres {
	/// Starts one; it ends when this is dropped.
	pub async fn start() -> Self {
		let folder = tempfile::tempdir().unwrap();
		let is_root = fs::metadata(folder.path()).unwrap().uid() == 0;
		if is_root {
			hand_over(folder.path());
		}
		let data = folder.path().join("data");
		let mut initdb = program("initdb", is_root);
		initdb.args(["--auth=trust", "--no-sync", "--encoding=UTF8", "--locale=C"]);
		initdb.args(["--username", USER, "--pgdata"]).arg(&data).stdout(Stdio::null());
		assert!(initdb.status().unwrap().success(), "initdb failed");
		let mut server = program("postgres", is_root);
		server.arg("-D").arg(&data).arg("-k").arg(folder.path());
		server.args(["-c", "listen_addresses="]).stderr(Stdio::null());
		let postgres = Self { folder, server: server.spawn().unwrap() };
		postgres.wait().await;
		postgres
	}

	/// The URL of a database.
	pub fn url(&self, database: &str) -> String {
		format!("postgres:///{database}?host={}&user={USER}", self.folder.path().display())
	}

	/// Makes a database, and gives its URL.
	pub async fn database(&self, name: &str) -> String {
		let mut connection = AnyConnection::connect(&self.url("postgres")).await.unwrap();
		let create = AssertSqlSafe(format!("CREATE DATABASE {name}"));
		sqlx::query(create).execute(&mut connection).await.unwrap();
		connection.close().await.unwrap();
		self.url(name)
	}

	/// All bytes of the files in a folder of its data, such as its log in `pg_wal`.
	pub fn files(&self, folder: &str) -> Vec<u8> {
		let files = fs::read_dir(self.folder.path().join("data").join(folder)).unwrap();
		let files = files.map(|file| file.unwrap().path()).filter(|file| file.is_file());
		files.flat_map(|file| fs::read(file).unwrap()).collect()
	}

	async fn wait(&self) {
		sqlx::any::install_default_drivers();
		for _ in 0..600 {
			if AnyConnection::connect(&self.url("postgres")).await.is_ok() {
				return;
			}
			tokio::time::sleep(Duration::from_millis(100)).await;
		}
		panic!("PostgreSQL does not answer");
	}
}

impl Drop for Postgres {
	fn drop(&mut self) {
		let _ = self.server.kill();
		let _ = self.server.wait();
	}
}

/// Gives a folder to the server's account.
fn hand_over(folder: &Path) {
	let id = |what: &str| {
		let output = Command::new("id").args([what, USER]).output().unwrap();
		String::from_utf8(output.stdout).unwrap().trim().parse().unwrap()
	};
	chown(folder, Some(id("-u")), Some(id("-g"))).unwrap();
}

fn program(name: &str, is_root: bool) -> Command {
	let program = installed().join(name);
	let mut command = Command::new("setpriv");
	command.arg("--pdeathsig=KILL");
	if is_root {
		command.args(["--reuid", USER, "--regid", USER, "--clear-groups"]);
	}
	command.arg("--").arg(program).current_dir("/");
	command
}

/// Where Debian puts the newest version's programs.
fn installed() -> PathBuf {
	let versions = fs::read_dir("/usr/lib/postgresql").expect("cargo xtask setup installs it");
	let versions = versions.map(|version| version.unwrap().path().join("bin"));
	versions.filter(|bin| bin.join("initdb").exists()).max().expect("cargo xtask setup installs it")
}
