//! Bitcoin and its test networks, read from servers of the Esplora kind.
//!
//! The interface is the one that `blockstream.info/api` documents, and many servers have. A moment
//! means a block by its *median time past* (BIP-113), which grows from block to block, as a block's own
//! time need not.
//!
//! - `config`: the TOML section that describes a source
//! - `source`: [`BitcoinSource`], which answers
//! - `blocks`: the chain's blocks, and whether a server is of the right network
//! - `balance`: how much an address has as of a block
//! - `script`: what pays to an address
//! - `wire`: the JSON that they read

mod balance;
mod blocks;
mod config;
mod script;
mod source;
mod wire;

pub use config::BitcoinConfig;
pub use source::BitcoinSource;
