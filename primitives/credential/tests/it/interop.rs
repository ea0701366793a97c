//! Whether other people's software agrees: Digital Bazaar's verifier, run by Node.js.

use std::{
	io::Write,
	path::{Path, PathBuf},
	process::{Command, Stdio},
};

use litentry_credential::{Credential, DateTime};
use serde_json::{Value, json};

use crate::sample::{MOMENT, issued, score_only, with_values};

fn npm_folder() -> PathBuf {
	let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/npm");
	assert!(
		folder.join("node_modules/@digitalbazaar/vc").is_dir(),
		"the npm packages that this test needs are not installed: run `cargo xtask test`, which installs them",
	);
	folder
}

/// One verdict for each text: `accepted`, or `refused` with a reason.
fn verdicts(texts: &[Vec<u8>]) -> Vec<Value> {
	let now = DateTime::from_moment(MOMENT).unwrap().plus_seconds(3600).unwrap();
	let mut node = Command::new("node")
		.args(["verify-credential.mjs", "--now", &now.to_string()])
		.current_dir(npm_folder())
		.stdin(Stdio::piped())
		.stdout(Stdio::piped())
		.spawn()
		.expect("Node.js is needed: run `cargo xtask test`, which installs it");
	let lines: String =
		texts.iter().map(|text| json!({ "bytes": hex::encode(text) }).to_string() + "\n").collect();
	let mut stdin = node.stdin.take().unwrap();
	let writer = std::thread::spawn(move || stdin.write_all(lines.as_bytes()));
	let output = node.wait_with_output().unwrap();
	writer.join().unwrap().unwrap();
	assert!(output.status.success(), "verify-credential.mjs failed: {:?}", output.status);
	let lines = String::from_utf8(output.stdout).unwrap();
	lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn accepted() -> Value {
	json!({ "verdict": "accepted" })
}

#[test]
fn digital_bazaar_accepts_our_credentials() {
	let unusual = Credential { score: i64::MIN, ..score_only() };
	let mut named = with_values();
	named.algorithm.name = "Größe \"\\\u{1f600}".parse().unwrap();
	let credentials = [score_only(), with_values(), unusual, named];
	let texts = credentials.map(|credential| issued(&credential).into_bytes());
	assert_eq!(verdicts(&texts), vec![accepted(); 4]);
}

#[test]
fn digital_bazaar_refuses_ours_with_any_one_byte_changed() {
	let text = issued(&with_values()).into_bytes();
	let changed = |flip: u8| {
		let text = text.clone();
		move |position| {
			let mut text = text.clone();
			text[position] ^= flip;
			text
		}
	};
	let texts: Vec<_> =
		(0..text.len()).map(changed(0x01)).chain((0..text.len()).map(changed(0x20))).collect();
	let verdicts = verdicts(&texts);
	assert_eq!(verdicts.len(), texts.len());
	let wrongly: Vec<_> = verdicts
		.iter()
		.zip(&texts)
		.filter(|(verdict, _)| verdict["verdict"] != "refused")
		.map(|(verdict, text)| (verdict, String::from_utf8_lossy(text)))
		.collect();
	assert!(wrongly.is_empty(), "{wrongly:?}");
}

#[test]
fn digital_bazaar_refuses_an_expired_credential() {
	let mut expired = score_only();
	let from = DateTime::from_moment(MOMENT - 7_200_000).unwrap();
	expired.validity = litentry_credential::Validity::new(from, from).unwrap();
	assert_eq!(verdicts(&[issued(&expired).into_bytes()])[0]["verdict"], "refused");
}
