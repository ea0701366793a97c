//! Identification events and scoring algorithms: declarative, typed, content-addressed.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod algorithm;
mod event;
mod value;

pub use algorithm::{Algorithm, AlgorithmId, MAX_CODE_LENGTH, MAX_EVENTS};
pub use event::{EventId, IdentificationEvent, Method};
pub use value::{AccountValues, Value, ValueKind};

use bounded_collections::{BoundedVec, ConstU32};

/// A short UTF-8 text for people: a name.
pub type Name = BoundedVec<u8, ConstU32<64>>;

/// A longer UTF-8 text for people: a description.
pub type Description = BoundedVec<u8, ConstU32<512>>;
