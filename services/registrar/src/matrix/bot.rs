//! Reads what people write to the registrar's account.

mod answering;
mod joining;
mod joins;
mod reading;
mod synced;

use std::{
	collections::BTreeMap,
	convert::Infallible,
	fmt,
	sync::{Arc, Mutex},
	time::Duration,
};

use futures::{FutureExt, StreamExt, future::BoxFuture, stream};
use tokio::time::{Instant, sleep};

use self::{
	joins::{Joining, Joins},
	synced::{Synced, since},
};
use super::{Client, DirectRooms, Failure, Positions, client::Call, patience::Patience, retrying};
use crate::{answer::Answers, chains::Chains, engine::Clock};

/// How many rooms are served at once.
const AT_ONCE: usize = 8;

/// How often the same events are gone through when that fails and the home server works otherwise: one
/// room that never works must not keep all others waiting.
const ROUNDS: u32 = 5;

/// For how long no position is kept because rooms are being joined.
const UNSAVED: Duration = Duration::from_mins(5);

/// How long the home server may wait for something to happen.
const WAIT: Duration = Duration::from_secs(30);

type Service<'a> = BoxFuture<'a, Result<(), Failure>>;

/// Reads and answers.
pub struct Bot {
	client: Arc<Client>,
	rooms: Arc<DirectRooms>,
	answers: Arc<dyn Answers>,
	positions: Arc<dyn Positions>,
	clock: Arc<dyn Clock>,
	chains: Chains,
	patience: Patience,
	/// What came of the messages of this round, by their events: if saying it fails, it is said as it was.
	outcomes: Mutex<BTreeMap<String, String>>,
	/// The invitations that are being taken.
	joining: Joining,
}

impl fmt::Debug for Bot {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		f.debug_struct("Bot").field("client", &self.client).finish_non_exhaustive()
	}
}

impl Bot {
	/// One that hands codes on to whoever decides about them.
	pub fn new(
		client: Arc<Client>,
		rooms: Arc<DirectRooms>,
		answers: Arc<dyn Answers>,
		positions: Arc<dyn Positions>,
		clock: Arc<dyn Clock>,
		chains: Chains,
	) -> Self {
		let (patience, outcomes) = (Patience::default(), Mutex::default());
		let joining = Joining::default();
		Self { client, rooms, answers, positions, clock, chains, patience, outcomes, joining }
	}

	/// Reads and answers until it is dropped, which may be at any moment: what was not done is done by
	/// the next one, and what was done is not done twice.
	pub async fn run(&self) -> Infallible {
		let mut position = self.load().await;
		let (mut joins, mut saved) = (Joins::default(), Instant::now());
		loop {
			let synced = joins.beside(self.sync(&mut position)).await;
			for (room, state) in &synced.invitations {
				joins.add(
					self.joining.during(room.clone(), self.accept(room.clone(), state.clone())),
				);
			}
			joins.beside(self.serve_all(&synced, position.as_deref())).await;
			// Whoever starts anew finds the invitations again that are not taken yet.
			if joins.is_empty() || saved.elapsed() >= UNSAVED {
				self.save(&synced.position).await;
				saved = Instant::now();
			}
			self.outcomes().clear();
			position = Some(synced.position);
		}
	}

	async fn load(&self) -> Option<String> {
		let mut failures: u32 = 0;
		loop {
			match self.positions.load(self.client.user()).await {
				Ok(position) => return position,
				Err(failed) => {
					tracing::warn!(%failed, "Matrix waits");
					failures = failures.saturating_add(1);
					sleep(retrying::backoff(failures)).await;
				}
			}
		}
	}

	/// If this fails, what comes next is gone through again after a restart.
	async fn save(&self, position: &str) {
		if let Err(failed) = self.positions.save(self.client.user(), position).await {
			tracing::warn!(%failed, "Matrix goes on");
		}
	}

	/// What has happened since a position; waits until the home server tells.
	async fn sync(&self, position: &mut Option<String>) -> Synced {
		let mut failures: u32 = 0;
		loop {
			let failure = match self.client.call(&since(position.as_deref(), WAIT)).await {
				Ok(said) => match Synced::read(&said) {
					Some(synced) => return synced,
					None => Failure::Unreadable,
				},
				Err(failure) => failure,
			};
			tracing::warn!(%failure, "the Matrix home server tells nothing");
			// It may not know the position any more: then everything that is not too old is read.
			if matches!(failure, Failure::Refused { .. }) {
				*position = None;
			}
			failures = failures.saturating_add(1);
			sleep(retrying::backoff(failures)).await;
		}
	}

	async fn serve_all(&self, synced: &Synced, position: Option<&str>) {
		let mut failures: u32 = 0;
		while let Err(failure) = self.serve(synced, position).await {
			tracing::warn!(%failure, "a room on Matrix could not be served");
			failures = failures.saturating_add(1);
			if failures >= ROUNDS && self.is_home_server_up().await {
				tracing::error!("it is not tried again");
				return;
			}
			sleep(retrying::backoff(failures)).await;
		}
	}

	async fn is_home_server_up(&self) -> bool {
		self.client.call(&Call::get(&["account", "whoami"])).await.is_ok()
	}

	/// Serves every room; tells a failure that may pass, if there is one.
	async fn serve(&self, synced: &Synced, position: Option<&str>) -> Result<(), Failure> {
		let served = stream::iter(self.services(synced, position)).buffer_unordered(AT_ONCE);
		let served = served.collect::<Vec<_>>().await.into_iter();
		served.filter_map(Result::err).rfind(Failure::is_passing).map_or(Ok(()), Err)
	}

	/// What each room needs.
	fn services<'a>(&'a self, synced: &'a Synced, position: Option<&'a str>) -> Vec<Service<'a>> {
		let rooms = synced.rooms.iter();
		rooms.map(|(room, timeline)| self.read(room, timeline, position).boxed()).collect()
	}
}
