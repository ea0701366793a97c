//! The chain's state, as a proof shows parts of it.

mod entry;
mod key;
mod node;
mod proof;

pub use entry::Entry;
pub use proof::{MAX_NODE_BYTES, MAX_NODES, NodeHash, NotProven, ProvenState, StateProof};
