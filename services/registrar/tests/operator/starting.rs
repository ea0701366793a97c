//! The program itself: what it makes, and what it says when something is in its way.

use std::{
	collections::BTreeSet,
	fs,
	path::Path,
	process::{Command, Stdio},
};

use tempfile::TempDir;

const SECRET: &str = "0707070707070707070707070707070707070707070707070707070707070707";

/// A folder with a configuration in it, and this before its chain.
fn folder(listen: &str, more: &str) -> TempDir {
	let folder = tempfile::tempdir().unwrap();
	let configuration = format!(
		r#"
		origin = "http://127.0.0.1:1"
		listen = "{listen}"
		database = "sqlite:registrar.sqlite"
		key_file = "key"
		{more}

		[[chain]]
		name = "test"
		genesis = "0x{}"
		endpoints = ["ws://127.0.0.1:1"]
		ss58_prefix = 42
		symbol = "UNIT"
		decimals = 10
		registrar = 3
		signer_file = "judge.seed"
		"#,
		"07".repeat(32)
	);
	fs::write(folder.path().join("registrar.toml"), configuration).unwrap();
	folder
}

/// What the program writes about what is in its way.
fn refused(folder: &Path, line: &str) -> String {
	let mut program = Command::new(env!("CARGO_BIN_EXE_litentry-registrar"));
	program.args(line.split(' ')).current_dir(folder).stdin(Stdio::null());
	let output = program.output().unwrap();
	assert_eq!((output.status.code(), output.stdout), (Some(1), Vec::new()));
	let said = String::from_utf8(output.stderr).unwrap();
	said.lines().last().unwrap_or_default().to_owned()
}

fn files(folder: &Path) -> BTreeSet<String> {
	let entries = fs::read_dir(folder).unwrap();
	entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

#[test]
fn commands_make_neither_a_key_nor_a_database() {
	let folder = folder("127.0.0.1:0", "");
	let said = refused(folder.path(), "requests");
	assert_eq!(said, "error: key is missing: the command run makes it");
	fs::write(folder.path().join("key"), SECRET).unwrap();
	let said = refused(folder.path(), "requests");
	assert_eq!(said, "error: the database registrar.sqlite is missing: the command run makes it");
	assert_eq!(files(folder.path()), ["key", "registrar.toml"].map(str::to_owned).into());
}

#[test]
fn a_configuration_that_cannot_be_used_makes_no_key() {
	let folder = folder("127.0.0.1:0", r#"client_header = "no header""#);
	let said = refused(folder.path(), "run");
	let expected = "error: the registrar cannot start: client_header is no name of a header";
	assert_eq!(said, expected);
	assert_eq!(files(folder.path()), ["registrar.toml".to_owned()].into());
}

#[test]
fn each_cause_is_said_once() {
	let folder = folder("127.0.0.1:0", "");
	let nothing = "No such file or directory (os error 2)";
	let said = refused(folder.path(), "--config nope requests");
	assert_eq!(said, format!("error: cannot read nope: {nothing}"));
	let said = refused(folder.path(), "audit check nope --record nope");
	assert_eq!(said, format!("error: nope cannot be read: {nothing}"));
	let said = refused(folder.path(), "run");
	assert_eq!(said, format!("error: cannot read or make judge.seed: {nothing}"));
}

#[test]
fn what_cannot_be_served_is_named() {
	// Kept until the end: nobody else can listen there.
	let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
	let address = taken.local_addr().unwrap();
	for (listen, more, what) in [
		(address.to_string(), String::new(), "pages"),
		("127.0.0.1:0".to_owned(), format!("metrics = \"{address}\""), "metrics"),
	] {
		let folder = folder(&listen, &more);
		fs::write(folder.path().join("judge.seed"), SECRET).unwrap();
		let said = refused(folder.path(), "run");
		let expected = format!("error: the {what} cannot be served at {address}: Address already");
		assert!(said.starts_with(&expected), "{said}");
	}
}
