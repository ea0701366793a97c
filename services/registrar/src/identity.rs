//! An identity as a chain's identity pallet keeps it.
//!
//! - [`Data`], [`Hashed`]: one field's content
//! - [`Field`]: which field
//! - [`IdentityInfo`]: all fields that are set, and the hash that a judgement names
//! - [`Judgement`], [`Registration`]: what registrars said of it

mod data;
mod field;
mod info;
mod judgement;

pub use data::{Data, HashKind, Hashed, InvalidData, MAX_RAW};
pub use field::Field;
pub use info::{Content, IdentityInfo, InfoHash};
pub use judgement::{Judgement, RegistrarIndex, Registration};
