//! Other people's client: `ws` of npm, with the key ring of polkadot-js.

use std::{path::Path, process::Stdio};

use serde_json::{Value, json};
use tokio::process::Command;

use crate::{
	fakes::CHAIN,
	server::{ALICE_HEX, Server},
};

#[tokio::test(flavor = "multi_thread")]
async fn a_wallet_signs_in_and_follows_its_request() {
	let server = Server::asked().await;
	let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/npm");
	assert!(
		folder.join("node_modules/ws").is_dir(),
		"the npm packages that this test needs are not installed: run `cargo xtask test`, which installs them",
	);
	let url = format!("ws://{}/api/v1/ws", server.address);
	let node = Command::new("node")
		.args(["registrar-socket.mjs", &url, "test", "web", "dns"])
		.current_dir(folder)
		.stdout(Stdio::piped())
		.kill_on_drop(true)
		.output();
	let output = node.await.expect("Node.js is needed: run `cargo xtask test`, which installs it");
	assert!(output.status.success(), "registrar-socket.mjs failed: {:?}", output.status);
	let said: Value = serde_json::from_slice(&output.stdout).unwrap();
	assert_eq!(said["account"], json!({ "chain": CHAIN.to_string(), "account": ALICE_HEX }));
	assert_eq!(said["instruction"]["at"], "alice.example");
	let web = &said["push"]["request"]["fields"][1];
	assert_eq!(web["state"]["instruction"], said["instruction"]);
}
