//! Events and algorithms: listing, registering, retiring.

mod algorithms;
mod description;
mod events;

pub use algorithms::{AlgorithmList, algorithms, register_algorithm, retire_algorithm};
pub use description::{AlgorithmDescription, EventDescription, MethodDescription};
pub use events::{EventList, events, register_event, retire_event};

use std::fmt;

use litentry_vocabulary::BlockNumber;
use serde::Serialize;

use crate::Report;

/// An event or algorithm was registered or retired.
#[derive(Debug, Serialize)]
pub struct Changed {
	/// Its id.
	pub id: String,
	/// What was done.
	pub done: Done,
	/// The block that holds the transaction.
	pub block: BlockNumber,
}

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Done {
	/// It can be used from now on.
	Registered,
	/// It can no longer be used.
	Retired,
}

impl Report for Changed {}

impl fmt::Display for Changed {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		let done = match self.done {
			Done::Registered => "Registered",
			Done::Retired => "Retired",
		};
		write!(f, "{done} {} in block {}.", self.id, self.block)
	}
}

fn state(retired: Option<BlockNumber>) -> String {
	retired.map_or_else(|| "in use".into(), |block| format!("retired in block {block}"))
}
