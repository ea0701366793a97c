//! The book's commands, run as they stand, and what they print.

mod page;

use std::path::Path;
use std::process::Stdio;

use litentry_local_network::{Chain, CommandLine, Plan};
use tokio::process::Command;

use crate::world::start;
use page::{Page, Scene};

const VALIDATOR: Plan = Plan { chain: Chain::Dev, analyzers: 0, workers: 0 };

/// Stands between what one scene prints and what the next does.
const CURTAIN: &str = "==== curtain ====";

#[tokio::test]
async fn a_key_to_a_door() {
	follow(VALIDATOR, include_str!("../../../../docs/book/hotel.md")).await;
}

#[tokio::test]
async fn accounts_elsewhere() {
	follow(Plan::SMALL, include_str!("../../../../docs/book/linking.md")).await;
}

/// Follows a page on a network of its own.
async fn follow(plan: Plan, page: &str) {
	let network = start(plan).await;
	let url = network.nodes[0].url();
	let person = CommandLine::new(network.programs(), &url, &network.path("reader")).unwrap();
	let page = Page::read(page);
	let printed = perform(&page, &person.preparation(), &network.path("reader")).await;
	assert_eq!(printed.len(), page.scenes.len());
	for (scene, printed) in page.scenes.iter().zip(printed) {
		assert!(scene.expects(&printed), "{scene:?}\n\nprinted\n\n{printed}");
	}
}

/// Runs all scenes in one shell, which ends at the first command that fails, and returns what each
/// printed.
async fn perform(page: &Page, preparation: &str, folder: &Path) -> Vec<String> {
	let scenes = page.scenes.iter().map(|Scene { commands, .. }| commands.as_str());
	let curtain = format!("\necho '{CURTAIN}'\n");
	let script = scenes.collect::<Vec<_>>().join(&curtain);
	let mut shell = Command::new("bash");
	shell.args(["-euo", "pipefail", "-c", &format!("{preparation}\n{script}")]);
	let output = shell.current_dir(folder).stdin(Stdio::null()).kill_on_drop(true).output().await;
	let output = output.unwrap();
	let printed = String::from_utf8_lossy(&output.stdout);
	let said = String::from_utf8_lossy(&output.stderr);
	assert!(output.status.success(), "printed\n\n{printed}\n\nand said\n\n{said}");
	printed.split(CURTAIN).map(str::to_owned).collect()
}
