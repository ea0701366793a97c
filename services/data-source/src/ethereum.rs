//! Ethereum and other EVM chains, read through JSON-RPC.
//!
//! - `config`: the TOML section that describes a source
//! - `source`: [`EthereumSource`], which answers
//! - `erc20`: whether an account holds a token
//! - `balance`: how much of the chain's coin it has
//! - `index`: how many transactions an account sent to a contract
//! - `contract_wallet`, `wallet_signature`: whether a contract wallet accepts a signature
//! - `message`: what is run on a block's state
//! - `state`: calls about the state as of one block
//! - `reader`, `wire`: the typed calls and the JSON that they read

mod balance;
mod config;
mod contract_wallet;
mod erc20;
mod index;
mod message;
mod reader;
mod source;
mod state;
mod wallet_signature;
mod wire;

pub use config::{EthereumConfig, IndexConfig, WatchedContract};
pub use index::{IndexFailed, Progress};
pub use source::EthereumSource;
