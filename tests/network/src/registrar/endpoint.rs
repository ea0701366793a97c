//! An endpoint of the chain that has something wrong with it.

use std::time::Duration;

use serde_json::json;
use tokio::time::timeout;

use super::conversation::{self, Hearing, Telling};
use crate::{Fault, Programs, free_ports};

/// A transaction is sent with the next block that is final.
const TRANSACTION_LIMIT: Duration = Duration::from_secs(120);

/// What can be wrong with an endpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ill {
	/// Nothing.
	Well,
	/// Connections break, and nobody can connect.
	Cut,
	/// It takes what is asked, and answers nothing.
	Stalled,
	/// It says that the finalized chain does not grow.
	Stuck,
	/// It says that the newest finalized block is one that nobody has.
	Ahead,
	/// It says that the newest finalized block has a height far above its own.
	Tall,
	/// It keeps transactions to itself.
	Mute,
	/// It passes transactions on, and does not say so.
	Deaf,
}

impl Ill {
	const fn name(self) -> &'static str {
		match self {
			Self::Well => "well",
			Self::Cut => "cut",
			Self::Stalled => "stalled",
			Self::Stuck => "stuck",
			Self::Ahead => "ahead",
			Self::Tall => "tall",
			Self::Mute => "mute",
			Self::Deaf => "deaf",
		}
	}
}

/// What stands between a registrar and a node; it ends when dropped.
#[derive(Debug)]
pub struct Endpoint {
	telling: Telling,
	hearing: Hearing,
	port: u16,
}

impl Endpoint {
	/// Stands before the node at this WebSocket URL, with nothing wrong.
	pub async fn start(programs: &Programs, node: &str) -> Result<Self, Fault> {
		let [port] = free_ports()?;
		let arguments = [&*port.to_string(), node];
		let (telling, hearing) =
			conversation::start(programs, "registrar/endpoint.mjs", &arguments)?;
		let mut endpoint = Self { telling, hearing, port };
		endpoint.fall(Ill::Well).await?;
		Ok(endpoint)
	}

	/// Where it listens.
	pub fn url(&self) -> String {
		format!("ws://127.0.0.1:{}", self.port)
	}

	/// Has this wrong with it from now on.
	pub async fn fall(&mut self, ill: Ill) -> Result<(), Fault> {
		self.telling.tell(&json!({ "ill": ill.name() })).await?;
		while self.hearing.hear().await?["ill"] != ill.name() {}
		Ok(())
	}

	/// Waits until a transaction has come to an endpoint that is [`Ill::Mute`] or [`Ill::Deaf`], and gives
	/// it, in hexadecimal.
	pub async fn wait_for_transaction(&mut self) -> Result<String, Fault> {
		let late = |_| Fault::NoTransaction { limit: TRANSACTION_LIMIT };
		timeout(TRANSACTION_LIMIT, self.hear_of_transaction()).await.map_err(late)?
	}

	async fn hear_of_transaction(&mut self) -> Result<String, Fault> {
		loop {
			let heard = self.hearing.hear().await?;
			let transaction = heard["kept"].as_str().or_else(|| heard["passed"].as_str());
			if let Some(transaction) = transaction {
				return Ok(transaction.to_owned());
			}
		}
	}
}
