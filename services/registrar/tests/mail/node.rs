//! The scripts that are run by Node.js.

use std::{
	collections::BTreeMap,
	io::{BufRead, BufReader, Write},
	path::{Path, PathBuf},
	process::{Child, Command, Stdio},
	thread,
	time::Duration,
};

use serde::Deserialize;
use serde_json::{Value, json};
use tokio::{
	sync::{
		Mutex,
		mpsc::{UnboundedReceiver, unbounded_channel},
	},
	time::timeout,
};

const TIME: Duration = Duration::from_secs(60);

fn folder() -> PathBuf {
	let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/npm");
	let is_there = folder.join("node_modules/nodemailer").is_dir();
	assert!(is_there, "npm packages are missing: run `cargo xtask setup`");
	folder
}

/// A script that runs until this is dropped.
pub(crate) struct Script {
	child: Child,
	said: Mutex<UnboundedReceiver<Value>>,
}

impl Script {
	pub(crate) fn start(name: &str, argument: &str) -> Self {
		let mut command = Command::new("setpriv");
		command.args(["--pdeathsig=KILL", "--", "node", name, argument]).current_dir(folder());
		let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
		let lines = BufReader::new(child.stdout.take().unwrap()).lines();
		let (sender, said) = unbounded_channel();
		thread::spawn(move || {
			for line in lines.map_while(Result::ok) {
				let _ = sender.send(serde_json::from_str(&line).unwrap());
			}
		});
		Self { child, said: Mutex::new(said) }
	}

	/// The next line that it prints.
	pub(crate) async fn said(&self) -> Value {
		let said = self.said_within(TIME).await;
		said.expect("the script says something")
	}

	/// Whether it says nothing for a while.
	pub(crate) async fn is_silent_for(&self, time: Duration) -> bool {
		self.said_within(time).await.is_none()
	}

	async fn said_within(&self, time: Duration) -> Option<Value> {
		timeout(time, async { self.said.lock().await.recv().await }).await.ok()?
	}

	pub(crate) fn tell(&mut self, line: &Value) {
		writeln!(self.child.stdin.as_mut().unwrap(), "{line}").unwrap();
	}
}

impl Drop for Script {
	fn drop(&mut self) {
		let _ = self.child.kill();
		let _ = self.child.wait();
	}
}

/// The messages that nodemailer signed, and what the domains of the keys publish.
#[derive(Deserialize)]
pub(crate) struct Signed {
	pub(crate) keys: BTreeMap<String, String>,
	messages: Vec<String>,
}

impl Signed {
	pub(crate) fn message(&self, at: usize) -> Vec<u8> {
		hex::decode(&self.messages[at]).unwrap()
	}
}

pub(crate) fn sign(jobs: &[Value]) -> Signed {
	let mut node = Command::new("node");
	node.arg("mail/sign.mjs").current_dir(folder()).stdin(Stdio::piped()).stdout(Stdio::piped());
	let mut child = node.spawn().unwrap();
	let jobs = json!({ "jobs": jobs }).to_string();
	child.stdin.take().unwrap().write_all(jobs.as_bytes()).unwrap();
	let output = child.wait_with_output().unwrap();
	assert!(output.status.success());
	serde_json::from_slice(&output.stdout).unwrap()
}

/// A mail server that catches what it is sent.
pub(crate) struct PostOffice {
	script: Script,
	pub(crate) port: u16,
}

/// A message that was caught.
#[derive(Debug, Deserialize)]
pub(crate) struct Caught {
	pub(crate) from: String,
	pub(crate) to: Vec<String>,
	pub(crate) secure: bool,
	raw: String,
}

impl Caught {
	pub(crate) fn raw(&self) -> Vec<u8> {
		hex::decode(&self.raw).unwrap()
	}
}

impl PostOffice {
	pub(crate) async fn open() -> Self {
		Self::with(&json!({})).await
	}

	pub(crate) async fn with(options: &Value) -> Self {
		let script = Script::start("mail/catch.mjs", &options.to_string());
		let port = script.said().await["port"].as_u64().unwrap().try_into().unwrap();
		Self { script, port }
	}

	pub(crate) async fn caught(&self) -> Caught {
		serde_json::from_value(self.script.said().await).unwrap()
	}

	pub(crate) async fn catches_nothing(&self) -> bool {
		self.script.is_silent_for(Duration::from_millis(300)).await
	}
}
