//! What GnuPG makes of keys and texts, and what is said of it.

#![allow(missing_docs, clippy::unwrap_used)]

use std::{
	fs,
	io::Write,
	path::Path,
	process::{Command, Stdio},
};

use litentry_registrar::{
	verifier::Hint,
	verifiers::pgp::{Fingerprint, check},
};
use pgp::types::Timestamp;
use tempfile::TempDir;

const TEXT: &str = "litentry-registrar: a text";

/// A person's GnuPG with one key.
struct GnuPg {
	home: TempDir,
	key: String,
}

impl Drop for GnuPg {
	fn drop(&mut self) {
		let mut stop = Command::new("gpgconf");
		let _ = stop.arg("--homedir").arg(self.home.path()).args(["--kill", "all"]).status();
	}
}

fn run(home: &Path, arguments: &[&str], input: &str) -> String {
	let mut child = Command::new("gpg")
		.arg("--homedir")
		.arg(home)
		.args(["--batch", "--quiet", "--no-tty", "--passphrase", "", "--pinentry-mode", "loopback"])
		.args(arguments)
		.stdin(Stdio::piped())
		.stdout(Stdio::piped())
		.stderr(Stdio::piped())
		.spawn()
		.expect("GnuPG is installed by `cargo xtask setup`");
	child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
	let output = child.wait_with_output().unwrap();
	let said = String::from_utf8_lossy(&output.stderr);
	assert!(output.status.success(), "{arguments:?}: {said}");
	String::from_utf8(output.stdout).unwrap()
}

impl GnuPg {
	fn new(kind: &str) -> Self {
		Self::lasting(kind, "never", &[])
	}

	fn lasting(kind: &str, lasting: &str, options: &[&str]) -> Self {
		let home = TempDir::new().unwrap();
		let user = "Alice <alice@example.org>";
		run(
			home.path(),
			&[options, &["--quick-gen-key", user, kind, "sign", lasting]].concat(),
			"",
		);
		let listed = run(home.path(), &["--with-colons", "--list-keys"], "");
		let key = listed.lines().find_map(|line| line.strip_prefix("fpr:::::::::"));
		let key = key.unwrap().trim_end_matches(':').to_owned();
		Self { home, key }
	}

	fn run(&self, arguments: &[&str], input: &str) -> String {
		run(self.home.path(), arguments, input)
	}

	/// What is said of the key and a signature that is made with these arguments.
	fn judged(&self, arguments: &[&str], text: &str) -> Result<(), Hint> {
		let signed = self.run(&[&["--armor"], arguments].concat(), text);
		self.pasted(&signed)
	}

	fn pasted(&self, signed: &str) -> Result<(), Hint> {
		let key = self.run(&["--armor", "--export"], "");
		let named: Fingerprint = self.key.parse().unwrap();
		let now = u64::from(Timestamp::now().as_secs()) * 1000;
		check(&format!("{key}{signed}"), TEXT, &named, now)
	}
}

#[track_caller]
fn assert_refused(result: &Result<(), Hint>, part: &str) {
	assert!(
		matches!(result, Err(Hint::BadSignature { why }) if why.contains(part)),
		"{result:?} is not about {part:?}"
	);
}

#[test]
fn signatures_by_keys_of_all_usual_kinds_are_good() {
	for kind in ["ed25519", "rsa2048", "nistp256"] {
		let alice = GnuPg::new(kind);
		for arguments in [["--clearsign"], ["--detach-sign"]] {
			assert_eq!(alice.judged(&arguments, TEXT), Ok(()), "{kind} {arguments:?}");
			let line = format!("{TEXT}\n");
			assert_eq!(alice.judged(&arguments, &line), Ok(()), "{kind} {arguments:?}");
		}
		assert_eq!(alice.judged(&["--textmode", "--detach-sign"], TEXT), Ok(()), "{kind}");
	}
}

#[test]
fn another_text_is_refused() {
	let alice = GnuPg::new("ed25519");
	assert_refused(&alice.judged(&["--clearsign"], "another text"), "another text");
	assert_refused(&alice.judged(&["--detach-sign"], "another text"), "not a good signature");
}

#[test]
fn another_persons_signature_is_refused() {
	let (alice, bob) = (GnuPg::new("ed25519"), GnuPg::new("ed25519"));
	let signed = bob.run(&["--armor", "--clearsign"], TEXT);
	assert_refused(&alice.pasted(&signed), "another key");
}

#[test]
fn a_weak_hash_function_is_refused() {
	let alice = GnuPg::new("rsa2048");
	for weak in ["SHA1", "RIPEMD160"] {
		assert_refused(&alice.judged(&["--digest-algo", weak, "--clearsign"], TEXT), "too weak");
	}
}

#[test]
fn an_expired_key_is_refused() {
	let then = ["--faked-system-time", "20240101T000000"];
	let alice = GnuPg::lasting("ed25519", "1d", &then);
	let signing = [&then[..], &["--clearsign"]].concat();
	assert_refused(&alice.judged(&signing, TEXT), "expired");
	alice.run(&["--quick-set-expire", &alice.key, "1y"], "");
	assert_eq!(alice.judged(&["--clearsign"], TEXT), Ok(()));
}

#[test]
fn an_expired_signature_is_refused() {
	let then = ["--faked-system-time", "20240101T000000"];
	let alice = GnuPg::lasting("ed25519", "never", &then);
	let signing = [&then[..], &["--default-sig-expire", "1d", "--clearsign"]].concat();
	assert_refused(&alice.judged(&signing, TEXT), "signature has expired");
}

#[test]
fn a_revoked_key_is_refused() {
	let alice = GnuPg::new("ed25519");
	let signed = alice.run(&["--armor", "--clearsign"], TEXT);
	assert_eq!(alice.pasted(&signed), Ok(()));
	let certificate = format!("openpgp-revocs.d/{}.rev", alice.key);
	let certificate = fs::read_to_string(alice.home.path().join(certificate)).unwrap();
	// GnuPG writes a colon before it, so that nobody imports it by accident.
	alice.run(&["--import"], &certificate.replace(":-----BEGIN", "-----BEGIN"));
	assert_refused(&alice.pasted(&signed), "revoked");
}

#[test]
fn a_subkey_signs_for_itself_alone() {
	let alice = GnuPg::new("ed25519");
	alice.run(&["--quick-add-key", &alice.key, "ed25519", "sign"], "");
	assert_refused(&alice.judged(&["--clearsign"], TEXT), "by a subkey");
	let primary = format!("{}!", alice.key);
	assert_eq!(alice.judged(&["--local-user", &primary, "--clearsign"], TEXT), Ok(()));
}
