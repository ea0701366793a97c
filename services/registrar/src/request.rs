//! A request for a judgement, from the moment a finalized block holds it to its end.
//!
//! - [`RequestKey`]: which one
//! - [`End`]: how it ended
//! - [`reconcile`]: what a finalized block changes about it; a pure function of what the chain holds

mod key;
mod reconcile;

pub use key::{ChainId, RequestKey};
pub use reconcile::{Change, End, reconcile};
