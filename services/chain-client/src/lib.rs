//! The chain as the services see it: finalized state, typed, and transactions.
//!
//! Finalized blocks are truth; nothing here looks at another. A [`Snapshot`] answers questions about
//! the state of one block, so that all answers of one snapshot agree with each other.
//!
//! - [`ChainClient`]: the connection, which comes back by itself when the node restarts
//! - [`Snapshot`]: the state of one finalized block
//! - [`Call`] and [`Signer`]: transactions, sent one after the other and followed until final
//! - [`ChainClient::lock_snapshot`]: part of a block's state with its proof, for locks without network
//! - [`ChainFault`], [`NotIncluded`], [`NoSnapshot`]: what can go wrong

mod call;
mod call_data;
mod client;
mod fault;
mod heads;
mod lock_snapshot;
mod signer;
mod snapshot;
mod submit;

pub use call::{Call, IdentityCall, LinkCall, Presented, TokenCall};
pub use client::ChainClient;
pub use fault::{ChainFault, NotIncluded};
pub use heads::Heads;
pub use lock_snapshot::{LockSubjects, NoSnapshot};
pub use signer::{InvalidSecretKey, Signer};
pub use snapshot::{
	AccountBalance, AlgorithmUnusable, Analyzer, AnalyzerStatus, Answer, AnyRequest, ClosedRequest,
	Export, ExportState, Issuer, Link, LinkState, Moved, OpenRequest, RegisteredAlgorithm,
	RegisteredEvent, Roster, RosterEntry, Snapshot, Worker,
};
pub use submit::{Included, RaisedEvent};

use subxt::config::substrate::SubstrateConfig;

type Client = subxt::OnlineClient<SubstrateConfig>;
type ClientAt = subxt::client::ClientAtBlock<
	SubstrateConfig,
	subxt::client::OnlineClientAtBlockImpl<SubstrateConfig>,
>;
