//! Where facts about an external account are read.
//!
//! A [`DataSource`] answers an identification event about an external account as things stood at a
//! moment, and whether a contract wallet accepted a signature then. Every answer names the block of
//! the source at which it was read, so that all honest readers of the same chain give the same answer,
//! and what cannot be read is an [`Unanswerable`], never a zero or a no.
//!
//! ```no_run
//! use litentry_data_source::{DataSource, EthereumConfig, EthereumSource};
//!
//! # async fn example(
//! #     event: litentry_knowledge::IdentificationEvent,
//! #     external: litentry_external_account::ExternalAccount,
//! # ) -> Result<(), Box<dyn std::error::Error>> {
//! let config: EthereumConfig = toml::from_str(
//!     r#"
//!     chain_id = 31337
//!     endpoints = ["http://127.0.0.1:8545"]
//!     [index]
//!     path = "transactions.sqlite"
//!     "#,
//! )?;
//! let source = EthereumSource::open(&config).await?;
//! let answer = source.answer(&event, &external, 1_700_000_000_000).await?;
//! # Ok(())
//! # }
//! ```
//!
//! - `answering`: the seam, [`DataSource`] and [`Unanswerable`]
//! - `pin`: which block a moment means, on any chain
//! - `http`: servers that stand in for one another, within bounds of time and size
//! - `json_rpc`: [`JsonRpc`], the transport that tests replace, and [`HttpRpc`], the real one
//! - `ethereum`: Ethereum and other EVM chains, read through JSON-RPC
//! - `bitcoin`: Bitcoin, read from servers of the Esplora kind
//! - `substrate`: Substrate chains, read through JSON-RPC

mod answering;
mod bitcoin;
mod call_failed;
mod cannot_open;
mod ethereum;
mod hexadecimal;
mod http;
mod json_rpc;
mod number;
mod pin;
mod read_failed;
mod substrate;

pub use answering::{DataSource, Unanswerable};
pub use bitcoin::{BitcoinConfig, BitcoinSource};
pub use call_failed::CallFailed;
pub use cannot_open::CannotOpen;
pub use ethereum::{
	EthereumConfig, EthereumSource, IndexConfig, IndexFailed, Progress, WatchedContract,
};
pub use http::{CallLimits, CannotBuildClient, EndpointUrl, InvalidEndpoint};
pub use json_rpc::{Call, HttpRpc, JsonRpc, RpcChain};
pub use read_failed::ReadFailed;
pub use substrate::{SubstrateConfig, SubstrateSource};
