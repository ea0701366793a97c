//! Substrate chains, read through JSON-RPC.
//!
//! Any node will do whose chain has `pallet-timestamp` and keeps balances in the accounts of
//! `frame-system`, with accounts of 32 bytes. Only finalized blocks count.
//!
//! - `config`: the TOML section that describes a source
//! - `source`: [`SubstrateSource`], which answers
//! - `reader`: the typed calls
//! - `storage`: where a chain keeps what is read, and in which form

mod config;
mod reader;
mod source;
mod storage;

pub use config::SubstrateConfig;
pub use source::SubstrateSource;
