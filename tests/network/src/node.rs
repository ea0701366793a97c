//! A node of the chain: how it is started, and when it is ready.

use std::ffi::OsString;
use std::path::Path;
use std::time::Duration;

use rand::CryptoRng;
use serde_json::{Value, json};

use crate::process::{Process, Recipe};
use crate::secret_file::write_seed;
use crate::{Fault, JsonRpc, Programs, free_ports};

const START_LIMIT: Duration = Duration::from_secs(90);

/// Which chain the nodes run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chain {
	/// One validator.
	Dev,
	/// Four validators.
	Local,
}

impl Chain {
	/// What the node calls it.
	pub(crate) const fn preset(self) -> &'static str {
		match self {
			Self::Dev => "dev",
			Self::Local => "local",
		}
	}

	/// The well-known accounts whose validators run, as the node's arguments name them.
	pub(crate) const fn validators(self) -> &'static [&'static str] {
		match self {
			Self::Dev => &["alice"],
			Self::Local => &["alice", "bob", "charlie", "dave"],
		}
	}
}

/// A validator of the chain.
#[derive(Debug)]
pub struct Node {
	process: Process,
	port: u16,
	peer_port: u16,
	rpc: JsonRpc,
}

impl Node {
	/// Starts a validator of the chain with this specification, which finds the others through the
	/// given addresses.
	pub(crate) async fn start(
		programs: &Programs,
		chain_spec: &Path,
		validator: &str,
		boot_nodes: &[String],
		folder: &Path,
		rng: &mut impl CryptoRng,
	) -> Result<Self, Fault> {
		let [port, peer_port] = free_ports()?;
		let key = folder.join(format!("{validator}.network-key"));
		write_seed(&key, rng)?;
		let mut arguments: Vec<OsString> = vec![
			"--chain".into(),
			chain_spec.into(),
			format!("--{validator}").into(),
			"--base-path".into(),
			folder.join(validator).into(),
			"--node-key-file".into(),
			key.into(),
			"--rpc-port".into(),
			port.to_string().into(),
			"--listen-addr".into(),
			format!("/ip4/127.0.0.1/tcp/{peer_port}").into(),
		];
		arguments.extend(QUIET.map(OsString::from));
		for address in boot_nodes {
			arguments.extend(["--bootnodes".into(), address.into()]);
		}
		let process = Process::start(Recipe {
			name: format!("node-{validator}"),
			program: programs.node.clone(),
			arguments,
			variables: Vec::new(),
			folder: folder.to_owned(),
		})?;
		let rpc = JsonRpc::new(http_url(port))?;
		let mut node = Self { process, port, peer_port, rpc };
		node.wait_until_it_answers().await?;
		Ok(node)
	}

	/// Where its JSON-RPC server listens, for clients that speak WebSocket.
	pub fn url(&self) -> String {
		format!("ws://127.0.0.1:{}", self.port)
	}

	/// Where its JSON-RPC server listens, for clients that speak HTTP.
	pub fn http_url(&self) -> String {
		http_url(self.port)
	}

	/// Its JSON-RPC server over HTTP.
	pub fn rpc(&self) -> &JsonRpc {
		&self.rpc
	}

	/// Its process, to be paused, killed or started again.
	pub fn process(&mut self) -> &mut Process {
		&mut self.process
	}

	/// Where other nodes find it.
	pub async fn peer_address(&self) -> Result<String, Fault> {
		let id = self.rpc.text("system_localPeerId", json!([])).await?;
		Ok(format!("/ip4/127.0.0.1/tcp/{}/p2p/{id}", self.peer_port))
	}

	/// The height of the newest finalized block; `None` when the node does not answer.
	pub async fn finalized(&self) -> Option<u32> {
		finalized(&self.rpc).await
	}

	/// Waits until a block of at least this height is finalized.
	pub async fn wait_until_finalized(
		&mut self,
		height: u32,
		limit: Duration,
	) -> Result<u32, Fault> {
		let rpc = self.rpc.clone();
		let check = async || finalized(&rpc).await.filter(|finalized| *finalized >= height);
		self.process.wait_for("a finalized block", limit, check).await
	}

	/// Waits until its JSON-RPC server answers, as after a restart.
	pub async fn wait_until_it_answers(&mut self) -> Result<(), Fault> {
		let rpc = self.rpc.clone();
		let check = async || finalized(&rpc).await.map(drop);
		self.process.wait_for("an answer", START_LIMIT, check).await
	}
}

/// Nothing that a local network has no use for.
const QUIET: [&str; 4] = ["--no-mdns", "--no-telemetry", "--no-prometheus", "--allow-private-ip"];

fn http_url(port: u16) -> String {
	format!("http://127.0.0.1:{port}")
}

async fn finalized(rpc: &JsonRpc) -> Option<u32> {
	let hash = rpc.text("chain_getFinalizedHead", json!([])).await.ok()?;
	height(&rpc.call("chain_getHeader", json!([hash])).await.ok()?)
}

fn height(header: &Value) -> Option<u32> {
	u32::from_str_radix(header["number"].as_str()?.strip_prefix("0x")?, 16).ok()
}
