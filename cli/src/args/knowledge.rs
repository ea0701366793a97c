//! `litentry algorithms …` and `litentry events …`

use std::path::PathBuf;

use clap::{Args, Subcommand};
use litentry_knowledge::{AlgorithmId, EventId};

/// What to do with algorithms.
#[derive(Debug, Subcommand)]
pub enum AlgorithmsCommand {
	/// Register an algorithm for everybody to use
	Register(RegisterAlgorithm),
	/// Take an algorithm of yours out of use; old credentials keep referring to it
	Retire {
		/// The id of the algorithm
		id: AlgorithmId,
	},
}

/// `litentry algorithms register`
#[derive(Clone, Debug, Args)]
pub struct RegisterAlgorithm {
	/// A TOML file with name, description, project and events
	pub description: PathBuf,
	/// The WASM code
	#[arg(long, value_name = "FILE")]
	pub code: PathBuf,
}

/// What to do with events.
#[derive(Debug, Subcommand)]
pub enum EventsCommand {
	/// Register an event for algorithms to use
	Register(RegisterEvent),
	/// Take an event of yours out of use; old credentials keep referring to it
	Retire {
		/// The id of the event
		id: EventId,
	},
}

/// `litentry events register`
#[derive(Clone, Debug, Args)]
pub struct RegisterEvent {
	/// A TOML file with name, description, project, registry and method
	pub description: PathBuf,
}
