//! A local network of real processes that ends with its owner.
//!
//! - [`Programs`]: where the programs are
//! - [`Process`]: one of them running; killed with its owner, and restarted on demand
//! - [`Node`]: a validator of the chain
//! - [`Ethereum`]: an Ethereum node, and what the score should be by its own blocks

mod ethereum;
mod fault;
mod json_rpc;
mod node;
mod port;
mod process;
mod programs;
mod secret_file;
mod spawner;

pub use ethereum::{CHAIN_ID, Contracts, Ethereum, EthereumAddress, EthereumWallet};
pub use fault::Fault;
pub use json_rpc::JsonRpc;
pub use node::{Chain, Node};
pub use port::free_ports;
pub use process::Process;
pub use programs::Programs;
