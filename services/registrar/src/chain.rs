//! A chain, seen through several endpoints of which none is trusted to be there, and judgements sent
//! to it.
//!
//! Finalized blocks are the truth; events in them only say where to look. Whoever takes in what is seen
//! implements [`Observer`].
//!
//! - [`Watcher`]: shows an observer what finalized blocks hold, as long as it lives
//! - [`ChainSettings`], [`Pace`]: which chain, where, and how often
//! - [`Connect`], [`WebSockets`]: how endpoints are reached
//! - [`View`], [`Views`]: the newest finalized block that is believed, for whoever asks the chain
//! - [`Notary`], [`Signer`]: signs judgements, sends them, and finds what became of them
//! - [`Head`], [`RegistrarEntry`], [`Properties`]: what a chain says of itself
//! - [`ChainFault`], [`NotSigned`], [`NotSent`], [`Unreadable`]: what can go wrong

mod block;
mod connect;
mod decode;
mod doubts;
mod endpoints;
mod fault;
mod head;
mod node;
mod notary;
mod observer;
mod properties;
mod recent;
mod settings;
mod view;
mod watch;

#[cfg(test)]
mod testing;

pub use block::{Block, Purse};
pub use connect::{Connect, WebSockets};
pub use decode::{Refusal, RegistrarEntry, Unreadable};
pub use fault::ChainFault;
pub use head::{BlockHash, Head};
pub use node::Node;
pub use notary::{
	Fate, Judging, MORTALITY, NotSent, NotSigned, Notary, Signer, SignerUnusable, Standing,
};
pub use observer::{NotTaken, Observer};
pub use properties::Properties;
pub use settings::{ChainSettings, Pace};
pub use view::{View, Views};
pub use watch::Watcher;

use subxt::{
	SubstrateConfig, client::ClientAtBlock, client::OnlineClientAtBlockImpl, config::RpcConfigFor,
	rpcs::LegacyRpcMethods,
};

type Client = subxt::OnlineClient<SubstrateConfig>;
type ClientAt = ClientAtBlock<SubstrateConfig, OnlineClientAtBlockImpl<SubstrateConfig>>;
type Rpc = LegacyRpcMethods<RpcConfigFor<SubstrateConfig>>;
