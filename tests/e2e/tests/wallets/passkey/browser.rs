//! Chromium with a virtual authenticator, which has a passkey of a page at `localhost`.

use std::{
	io::{BufRead, BufReader, Write},
	process::{Child, ChildStdin, ChildStdout, Command, Stdio},
};

use data_encoding::BASE64URL_NOPAD;
use litentry_external_account::ExternalAccount;
use litentry_link_proof::Challenge;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::ask::npm_folder;

/// The page is open and the passkey made.
pub(super) struct Browser {
	script: Child,
	questions: ChildStdin,
	answers: BufReader<ChildStdout>,
	external: ExternalAccount,
}

impl Browser {
	/// Starts the browser and lets the page make a passkey.
	pub(super) fn start() -> Self {
		let mut script = Command::new("node")
			.arg("wallets/browser.mjs")
			.current_dir(npm_folder())
			.stdin(Stdio::piped())
			.stdout(Stdio::piped())
			.spawn()
			.expect("Node.js is needed: run `cargo xtask test`, which tells how");
		let questions = script.stdin.take().unwrap();
		let mut answers = BufReader::new(script.stdout.take().unwrap());
		let external = external(&answer(&mut answers));
		Self { script, questions, answers, external }
	}

	/// The passkey.
	pub(super) fn external(&self) -> ExternalAccount {
		self.external
	}

	/// What the page hands out for each challenge, asked for in the way that the options say.
	pub(super) fn sign(mut self, asked: &[(&Challenge, Value)]) -> Vec<String> {
		let mut credentials = Vec::new();
		for (challenge, options) in asked {
			let mut question = options.clone();
			let hash = Sha256::digest(challenge.to_string());
			question["challenge"] = json!(BASE64URL_NOPAD.encode(&hash));
			writeln!(self.questions, "{question}").unwrap();
			credentials.push(answer(&mut self.answers).to_string());
		}
		drop(self.questions);
		assert!(self.script.wait().unwrap().success());
		credentials
	}
}

fn answer(answers: &mut impl BufRead) -> Value {
	let mut line = String::new();
	answers.read_line(&mut line).unwrap();
	serde_json::from_str(&line)
		.expect("Chromium did not answer: run `cargo xtask test`, which installs it")
}

fn external(made: &Value) -> ExternalAccount {
	let hash = Sha256::digest(made["rpId"].as_str().unwrap());
	let key = made["publicKey"].as_str().unwrap();
	format!("webauthn:{}:{key}", hex::encode(&hash[..16])).parse().unwrap()
}
