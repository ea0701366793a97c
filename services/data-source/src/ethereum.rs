//! Ethereum and other EVM chains, read through JSON-RPC.
//!
//! - `config`: the TOML section that describes a source
//! - `source`: [`EthereumSource`], which answers
//! - `pin`: which block a moment means
//! - `erc20`: whether an account holds a token
//! - `index`: how many transactions an account sent to a contract
//! - `reader`, `wire`: the typed calls and the JSON that they read

mod config;
mod erc20;
mod index;
mod pin;
mod reader;
mod source;
mod wire;

pub use config::{EthereumConfig, IndexConfig, WatchedContract};
pub use index::{IndexFailed, Progress};
pub use reader::ReadFailed;
pub use source::{CannotOpen, EthereumSource};
