//! What a chain's bytes say, by the chain's own description of its types.
//!
//! Nothing here knows where a pallet, a call or a field is: the metadata of the runtime that made a
//! block says so, and names are all that is looked for.

mod content;
mod event;
mod info;
mod refusal;
mod registrar;
mod registration;
mod typed;

pub(super) use event::{Event, Meaning, meaning};
pub use refusal::Refusal;
pub use registrar::RegistrarEntry;
pub(super) use registrar::registrar_entry;
pub(super) use registration::registration;
pub use typed::Unreadable;
pub(super) use typed::{Part, Typed};

#[cfg(test)]
mod tests;
