//! Programs that others wrote set identities and ask for judgements.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use litentry_vocabulary::Account;
use serde_json::{Value, json};
use tokio::sync::{Mutex as AsyncMutex, oneshot};

use super::conversation::{self, Hearing, Telling};
use super::{Identity, Key};
use crate::{Fault, Programs};

/// A library that others wrote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Library {
	/// `@polkadot/api`.
	PolkadotJs,
	/// `polkadot-api`.
	PolkadotApi,
}

impl Library {
	/// Both.
	pub const ALL: [Self; 2] = [Self::PolkadotJs, Self::PolkadotApi];

	const fn script(self) -> &'static str {
		match self {
			Self::PolkadotJs => "registrar/polkadot-js.mjs",
			Self::PolkadotApi => "registrar/polkadot-api.mjs",
		}
	}
}

/// How an account acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
	/// It signs each call.
	Direct,
	/// It signs one batch of all calls.
	Batch,
	/// It is a pure proxy, for which somebody else signs.
	Proxy,
	/// Two of three sign for it.
	Multisig,
}

impl Way {
	/// All of them.
	pub const ALL: [Self; 4] = [Self::Direct, Self::Batch, Self::Proxy, Self::Multisig];

	const fn name(self) -> &'static str {
		match self {
			Self::Direct => "direct",
			Self::Batch => "batch",
			Self::Proxy => "proxy",
			Self::Multisig => "multisig",
		}
	}

	/// How many keys it takes.
	pub const fn keys(self) -> usize {
		match self {
			Self::Direct | Self::Batch | Self::Proxy => 1,
			Self::Multisig => 3,
		}
	}

	/// Whether the account has a key that can sign texts.
	pub const fn signs(self) -> bool {
		matches!(self, Self::Direct | Self::Batch)
	}
}

type Waiting = Arc<Mutex<HashMap<u64, oneshot::Sender<Value>>>>;

/// A library at work, for any number of people at once; it ends when dropped.
#[derive(Debug)]
pub struct Foreigner {
	telling: AsyncMutex<Telling>,
	waiting: Waiting,
	next: AtomicU64,
	script: &'static str,
}

/// Somebody who acts through a library. Whatever he does is in a block when it returns.
#[derive(Clone, Debug)]
pub struct Guest {
	foreigner: Arc<Foreigner>,
	way: Way,
	account: Account,
}

impl Foreigner {
	/// Connects to the node at this WebSocket URL.
	pub fn start(programs: &Programs, library: Library, node: &str) -> Result<Arc<Self>, Fault> {
		let script = library.script();
		let (telling, hearing) = conversation::start(programs, script, &[node])?;
		let waiting = Waiting::default();
		tokio::spawn(hear(hearing, Arc::clone(&waiting)));
		let telling = AsyncMutex::new(telling);
		Ok(Arc::new(Self { telling, waiting, next: AtomicU64::new(0), script }))
	}

	/// Somebody who acts in this way, with as many keys as that takes; they have to be funded.
	pub async fn meet(self: &Arc<Self>, way: Way, keys: &[Key]) -> Result<Guest, Fault> {
		let secrets: Vec<_> = keys.iter().map(Key::secret).collect();
		let met = self.ask(json!({ "do": "meet", "way": way.name(), "secrets": secrets })).await?;
		let account = Account(hash(&met["account"]).ok_or_else(|| self.unexpected(&met))?);
		Ok(Guest { foreigner: Arc::clone(self), way, account })
	}

	async fn ask(&self, mut command: Value) -> Result<Value, Fault> {
		let id = self.next.fetch_add(1, Ordering::Relaxed);
		command["id"] = json!(id);
		let (sender, answer) = oneshot::channel();
		self.waiting.lock().unwrap_or_else(PoisonError::into_inner).insert(id, sender);
		self.telling.lock().await.tell(&command).await?;
		let answer = answer.await.map_err(|_| Fault::Silent { script: self.script })?;
		match answer["error"].as_str() {
			Some(error) => Err(Fault::Command {
				command: command["do"].to_string(),
				message: error.to_owned(),
			}),
			None => Ok(answer["said"].clone()),
		}
	}

	fn unexpected(&self, answer: &Value) -> Fault {
		Fault::Unexpected { method: self.script, answer: answer.to_string() }
	}
}

/// Gives each answer to whoever waits for it; whoever waits in vain hears that too.
async fn hear(mut hearing: Hearing, waiting: Waiting) {
	while let Ok(answer) = hearing.hear().await {
		let id = answer["id"].as_u64().unwrap_or(u64::MAX);
		let sender = waiting.lock().unwrap_or_else(PoisonError::into_inner).remove(&id);
		if let Some(sender) = sender {
			// Whoever asked may have given up.
			let _ = sender.send(answer);
		}
	}
	waiting.lock().unwrap_or_else(PoisonError::into_inner).clear();
}

impl Guest {
	/// The account.
	pub const fn account(&self) -> Account {
		self.account
	}

	/// How it acts.
	pub const fn way(&self) -> Way {
		self.way
	}

	/// Sets an identity and asks for a judgement; gives the identity's hash as the library computes it.
	pub async fn ask(&self, identity: &Identity, registrar: u32) -> Result<[u8; 32], Fault> {
		let fee = super::FEE.to_string();
		let more = json!({ "identity": identity.to_json(), "registrar": registrar, "maxFee": fee });
		let said = self.act("ask", more).await?;
		hash(&said["info"]).ok_or_else(|| self.foreigner.unexpected(&said))
	}

	/// Sets another identity; gives its hash.
	pub async fn edit(&self, identity: &Identity) -> Result<[u8; 32], Fault> {
		let said = self.act("edit", json!({ "identity": identity.to_json() })).await?;
		hash(&said["info"]).ok_or_else(|| self.foreigner.unexpected(&said))
	}

	/// Takes the request back.
	pub async fn cancel(&self, registrar: u32) -> Result<(), Fault> {
		self.act("cancel", json!({ "registrar": registrar })).await.map(drop)
	}

	/// Clears the identity.
	pub async fn clear(&self) -> Result<(), Fault> {
		self.act("clear", json!({})).await.map(drop)
	}

	/// Says a text on the chain.
	pub async fn remark(&self, text: &str) -> Result<(), Fault> {
		self.act("remark", json!({ "text": text })).await.map(drop)
	}

	/// Signs a text.
	pub async fn sign(&self, text: &str) -> Result<String, Fault> {
		let said = self.act("sign", json!({ "text": text })).await?;
		let signature = said["signature"].as_str().map(str::to_owned);
		signature.ok_or_else(|| self.foreigner.unexpected(&said))
	}

	async fn act(&self, what: &str, mut more: Value) -> Result<Value, Fault> {
		more["do"] = json!(what);
		more["account"] = json!(format!("0x{}", hex::encode(self.account.as_bytes())));
		self.foreigner.ask(more).await
	}
}

fn hash(text: &Value) -> Option<[u8; 32]> {
	let mut bytes = [0; 32];
	hex::decode_to_slice(text.as_str()?.strip_prefix("0x")?, &mut bytes).ok()?;
	Some(bytes)
}
