//! The chain's node.
//!
//! - [`cli`]: which arguments there are
//! - [`command`]: which argument does what
//! - [`chain_spec`]: which chain
//! - [`service`]: the node's parts and how they are connected
//! - [`rpc`]: what it answers

#![allow(clippy::result_large_err, reason = "the large errors are those of the framework")]

mod chain_spec;
mod cli;
mod command;
mod rpc;
mod service;

fn main() -> polkadot_sdk::sc_cli::Result<()> {
	command::run()
}
