//! The registrar at work: what its configuration names, put together and kept running.
//!
//! - [`Watching`]: what blocks show goes to the engine
//! - [`follow_chain`], [`keep_time`]: the tasks of one chain, and of the clock
//! - [`HttpPartner`], [`PartnerConfig`]: a partner who knows people

mod following;
mod partner;
mod watching;

pub use following::{follow_chain, keep_time};
pub use partner::{HttpPartner, PartnerConfig};
pub use watching::Watching;
