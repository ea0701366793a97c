//! The registrar at work: what its configuration names, put together and kept running.
//!
//! - [`Registrar`]: the whole of it
//! - [`make_keys`], [`find_keys`]: its keys, for running and for commands
//! - [`CannotStart`], [`Ended`]: what is in its way
//! - [`Watching`]: what blocks show goes to the engine
//! - [`follow_chain`], [`keep_time`], [`keep_telling`]: the tasks of one chain, of the clock, and of
//!   whoever tells people
//! - [`EveryWay`]: how people are told what they did not ask for
//! - [`HttpPartner`], [`PartnerConfig`]: a partner who knows people

mod fault;
mod following;
mod keys;
mod notices;
mod partner;
mod registrar;
mod serving;
mod watching;
mod ways;

pub use fault::{CannotStart, Ended};
pub use following::{follow_chain, keep_telling, keep_time};
pub use keys::{find_keys, make_keys};
pub use notices::EveryWay;
pub use partner::{HttpPartner, PartnerConfig};
pub use registrar::Registrar;
pub use watching::Watching;
