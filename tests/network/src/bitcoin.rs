//! A stand-in for a Bitcoin server: a small chain that is told over Esplora's interface.
//!
//! There is no Bitcoin node behind it. Its network is `regtest`, whose first block it has; all others are
//! made up, one for each payment. The newest block lies so far in the future that every moment is
//! decided. So pay first and ask for scores then: a payment changes what stood at every moment.

mod chain;
mod payment;

use std::net::Ipv4Addr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, Uri};
use litentry_external_account::{BitcoinAddress, BitcoinNetwork};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use crate::Fault;

use chain::Chain;
use payment::Payment;

/// The network's Bitcoin network.
pub const BITCOIN_NETWORK: BitcoinNetwork = BitcoinNetwork::Regtest;

/// The server; it ends when dropped.
#[derive(Debug)]
pub struct Bitcoin {
	url: String,
	chain: Arc<Mutex<Chain>>,
	task: JoinHandle<()>,
}

impl Bitcoin {
	/// Starts it, without any payment yet.
	pub async fn start() -> Result<Self, Fault> {
		let chain = Arc::new(Mutex::new(Chain::default()));
		let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.map_err(Fault::NoPort)?;
		let url = format!("http://{}", listener.local_addr().map_err(Fault::NoPort)?);
		let router = Router::new().fallback(reply).with_state(Arc::clone(&chain));
		let task = tokio::spawn(async move {
			// It fails only when the socket does, and then nobody is answered any more.
			let _ = axum::serve(listener, router).await;
		});
		Ok(Self { url, chain, task })
	}

	/// Where it listens.
	pub fn url(&self) -> &str {
		&self.url
	}

	/// Pays an address so many satoshi, in a block of its own.
	pub fn pay(&self, address: BitcoinAddress, satoshi: u64) {
		lock(&self.chain).pay(Payment::new(address, satoshi));
	}
}

impl Drop for Bitcoin {
	fn drop(&mut self) {
		self.task.abort();
	}
}

async fn reply(State(chain): State<Arc<Mutex<Chain>>>, uri: Uri) -> (StatusCode, String) {
	let path: Vec<_> = uri.path().trim_matches('/').split('/').collect();
	let reply = lock(&chain).reply(&path);
	reply.map_or_else(|| (StatusCode::NOT_FOUND, String::new()), |body| (StatusCode::OK, body))
}

/// A chain is only ever added to, so a panic elsewhere cannot have left it half done.
fn lock(chain: &Mutex<Chain>) -> MutexGuard<'_, Chain> {
	chain.lock().unwrap_or_else(PoisonError::into_inner)
}
