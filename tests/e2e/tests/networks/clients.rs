//! Programs that others wrote use identities and tokens, with nothing but the chain's metadata to go by.

use std::path::{Path, PathBuf};
use std::process::Stdio;

use litentry_local_network::{Chain, Plan};
use serde_json::{Value, json};
use tokio::process::Command;

use crate::world::start;

const VALIDATOR: Plan = Plan { chain: Chain::Dev, analyzers: 0, workers: 0 };

/// A host, a guest and a friend whom the genesis endows; nobody is in both parties.
const SOME: [&str; 3] = ["//Alice", "//Bob", "//Charlie"];
const OTHERS: [&str; 3] = ["//Dave", "//Eve", "//Ferdie"];

#[tokio::test]
async fn clients_that_others_wrote_use_every_part_of_tokens() {
	let network = start(VALIDATOR).await;
	let url = network.nodes[0].url();
	let folder = tempfile::tempdir().unwrap();
	let (polkadot_js, polkadot_api) = tokio::join!(polkadot_js(&url), async {
		let descriptors = generate(&url, folder.path()).await;
		polkadot_api(&url, &descriptors).await
	});
	assert_eq!(polkadot_js, story());
	assert_eq!(polkadot_api, story());
}

/// What both are told: the token that was bought is used once, handed on and recalled, then all are.
fn story() -> Value {
	json!({
		"identity": {
			"ownedByHost": true,
			"kind": "Device",
			"status": "Active",
			"description": "the front door",
			"ofHost": true,
		},
		"definition": { "id": 0, "description": "a weekend", "price": "5000" },
		"doubleBuy": "AlreadyHeld",
		"recallByStranger": "NotIssuer",
		"usesAfterRedeem": 1,
		"holderAfterTransferIsFriend": true,
		"standings": ["Good", "Recalled"],
		"standingsAfterRecallAll": ["Recalled", "Recalled"],
		"data": "staff",
		"counts": { "byIdentity": 2, "ofGuest": 1, "ofFriend": 1 },
	})
}

async fn polkadot_js(url: &str) -> Value {
	let mut node = Command::new("node");
	said(node.arg("clients/polkadot-js.mjs").arg(url).args(SOME)).await
}

async fn polkadot_api(url: &str, descriptors: &Path) -> Value {
	let mut node = Command::new("node");
	node.args(["--experimental-websocket", "clients/polkadot-api.mjs", url]);
	said(node.arg(descriptors).args(OTHERS)).await
}

/// Has polkadot-api generate its types from the node's metadata, and returns the module with them.
async fn generate(url: &str, folder: &Path) -> PathBuf {
	std::os::unix::fs::symlink(npm().join("node_modules"), folder.join("node_modules")).unwrap();
	std::fs::write(folder.join("package.json"), r#"{ "type": "module" }"#).unwrap();
	std::fs::create_dir(folder.join(".papi")).unwrap();
	// Without this it would install what it generated as a package.
	let settings = json!({
		"version": 0,
		"descriptorPath": ".papi/descriptors",
		"entries": {},
		"options": { "noDescriptorsPackage": true },
	});
	std::fs::write(folder.join(".papi/polkadot-api.json"), settings.to_string()).unwrap();
	let mut papi = Command::new(npm().join("node_modules/.bin/papi"));
	papi.args(["add", "litentry", "--wsUrl", url]).current_dir(folder);
	output(papi.env("NODE_OPTIONS", "--experimental-websocket")).await;
	folder.join(".papi/descriptors/dist/index.js")
}

/// What a program prints, as JSON.
async fn said(program: &mut Command) -> Value {
	let printed = output(program.current_dir(npm())).await;
	serde_json::from_slice(&printed).unwrap()
}

async fn output(program: &mut Command) -> Vec<u8> {
	let output = program.stdin(Stdio::null()).kill_on_drop(true).output().await.unwrap();
	assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
	output.stdout
}

fn npm() -> PathBuf {
	Path::new(env!("CARGO_MANIFEST_DIR")).with_file_name("npm")
}
