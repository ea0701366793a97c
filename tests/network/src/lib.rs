//! A local network of real processes that ends with its owner.
//!
//! - [`LocalNetwork`]: a chain, an Ethereum node, analyzers and workers, started and registered
//! - [`Node`], [`Ethereum`], [`Analyzer`], [`Worker`]: the parts, and [`Process`], which each of them is
//! - [`CommandLine`]: `litentry` as a person uses it
//! - [`Bitcoin`]: what stands in for a Bitcoin server
//! - [`Owner`], [`Wallet`]: who links and asks, and what is linked, without the command line
//! - [`register_loyal_user`], [`register_net_worth`]: the algorithms
//! - [`demonstrate`]: the main job before somebody's eyes
//! - [`registrar`]: a chain with registrars, and people who ask them for judgements
//!
//! A process of the network is killed when its value is dropped and when this program ends, however
//! it ends. [`Process::kill`], [`Process::restart`], [`Process::pause`] and [`Process::resume`] do to
//! one process what the world may do to it.

mod account;
mod analyzer;
mod bitcoin;
mod chain_spec;
mod command_line;
mod configuration;
mod demo;
mod ethereum;
mod fault;
mod http;
mod interruption;
mod json_rpc;
mod loyal_user;
mod narrator;
mod net_worth;
mod network;
mod node;
mod owner;
mod port;
mod process;
mod programs;
mod progress;
mod registered;
pub mod registrar;
mod registration;
mod secret_file;
mod source_addresses;
mod spawner;
mod wallet;
mod worker;

pub use account::{ALICE_SECRET, LIT, alice, fund_from_alice};
pub use analyzer::Analyzer;
pub use bitcoin::{BITCOIN_NETWORK, Bitcoin};
pub use command_line::{CommandLine, Said};
pub use demo::{Demonstrated, demonstrate};
pub use ethereum::{
	CHAIN_ID, ContractWallet, Contracts, Ethereum, EthereumAddress, EthereumWallet, StrangeWallet,
	WalletFactory,
};
pub use fault::Fault;
pub use interruption::{interrupted, run_to_end};
pub use json_rpc::JsonRpc;
pub use loyal_user::{LOYAL_USER, LoyalUser, register_loyal_user};
pub use narrator::Narrator;
pub use net_worth::{NET_WORTH_TIER, register_net_worth};
pub use network::{LocalNetwork, Plan};
pub use node::{Chain, Node};
pub use owner::{Owner, Prepared};
pub use port::free_ports;
pub use process::Process;
pub use programs::Programs;
pub use progress::Progress;
pub use source_addresses::substrate_chain;
pub use wallet::{BitcoinWallet, SubstrateWallet, Wallet};
pub use worker::Worker;
