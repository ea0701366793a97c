//! The OAuth 2.0 provider of `tests/npm`.

use std::{
	io::{BufRead, BufReader},
	path::Path,
	process::{Child, Command, Stdio},
};

use serde_json::Value;

use crate::ORIGIN;

pub(crate) struct Provider {
	origin: String,
	process: Child,
}

impl Provider {
	/// Starts one; it ends when this is dropped, or when the tests do.
	pub(crate) fn start() -> Self {
		let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/npm");
		let is_installed = folder.join("node_modules/oidc-provider").is_dir();
		assert!(is_installed, "cargo xtask setup installs it");
		let mut node = Command::new("node");
		node.args(["oauth-provider.mjs", ORIGIN]).current_dir(folder);
		node.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
		let mut process = node.spawn().unwrap();
		let mut origin = String::new();
		BufReader::new(process.stdout.take().unwrap()).read_line(&mut origin).unwrap();
		Self { origin: origin.trim().to_owned(), process }
	}

	pub(crate) fn origin(&self) -> &str {
		&self.origin
	}

	/// How many tokens it has issued, and how many of them are still good.
	pub(crate) async fn tokens(&self) -> (u64, u64) {
		let url = format!("{}/test/tokens", self.origin);
		let counted: Value = reqwest::get(url).await.unwrap().json().await.unwrap();
		let number = |of: &str| counted[of].as_u64().unwrap();
		(number("issued"), number("good"))
	}
}

impl Drop for Provider {
	fn drop(&mut self) {
		let _ = self.process.kill();
		let _ = self.process.wait();
	}
}
