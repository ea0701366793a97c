//! Ethereum and other EVM chains, read through JSON-RPC.
//!
//! - `config`: the TOML section that describes a source
//! - `source`: [`EthereumSource`], which answers
//! - `pin`: which block a moment means
//! - `erc20`: whether an account holds a token
//! - `index`: how many transactions an account sent to a contract
//! - `contract_wallet`, `wallet_signature`: whether a contract wallet accepts a signature
//! - `message`: what is run on a block's state
//! - `reader`, `wire`: the typed calls and the JSON that they read

mod config;
mod contract_wallet;
mod erc20;
mod index;
mod message;
mod pin;
mod reader;
mod source;
mod wallet_signature;
mod wire;

pub use config::{EthereumConfig, IndexConfig, WatchedContract};
pub use index::{IndexFailed, Progress};
pub use reader::ReadFailed;
pub use source::{CannotOpen, EthereumSource};
