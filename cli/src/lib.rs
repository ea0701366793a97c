//! The command line: linking accounts, requesting scores, and checking credentials.
//!
//! Every command is a function from the chain and what was typed to a [`Report`], so that programs
//! and tests can use it without a terminal. [`run`](run::run) puts them together; `main.rs` only
//! hands in the real world.
//!
//! - [`args`]: what can be typed
//! - [`account`], [`links`], [`requests`], [`credential`], [`knowledge`], [`analyzers`],
//!   [`workers`]: the commands
//! - [`Chain`] and [`World`]: what they need; [`node`] is the chain behind a real node
//! - [`Home`]: the files that the command line keeps, secrets encrypted with a passphrase
//! - [`Failure`]: why a command could not be carried out, and what to do next

pub mod account;
mod account_key;
mod account_name;
mod amount;
pub mod analyzers;
pub mod args;
mod bounded_file;
pub mod chain;
pub mod credential;
mod failure;
pub mod home;
pub mod knowledge;
pub mod links;
pub mod node;
mod report;
pub mod requests;
pub mod run;
mod session;
mod table;
pub mod workers;
mod world;

pub use account_key::{AccountKey, InvalidSecret, Phrase};
pub use account_name::{AccountName, InvalidAccountName};
pub use amount::{InvalidAmount, Lit};
pub use chain::{Chain, ChainFailure, Submission};
pub use failure::Failure;
pub use home::Home;
pub use report::{Rendered, Report};
pub use world::World;
