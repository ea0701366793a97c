//! Identification events and scoring algorithms: declarative, typed, content-addressed.
//!
//! - [`IdentificationEvent`], [`Method`]: a declared question about one external account, and which
//!   networks can answer it
//! - [`Algorithm`]: what is registered about a scoring algorithm; its code is a WASM module
//! - [`Value`], [`AccountValues`]: typed answers, and how an algorithm receives them
//! - [`Name`], [`Description`]: short texts for people
//! - [`EventId`], [`AlgorithmId`]: the hash of the content, so that an entry is never another one
//!
//! What an entry means never changes under its id: a changed word is another entry.
//!
//! ```
//! use litentry_external_account::{EvmChain, Network};
//! use litentry_knowledge::{Description, IdentificationEvent, Method, Name, ValueKind};
//!
//! let event = IdentificationEvent {
//! 	name: "Unisocks Edition 0 holder".parse::<Name>()?,
//! 	description: "Holds at least a fraction of a sock.".parse::<Description>()?,
//! 	project: "Uniswap".parse::<Name>()?,
//! 	registry: Network::Evm(EvmChain(1)),
//! 	method: Method::HoldsErc20 { token: "0x23B608675a2B2fB1890d3ABBd85c5775c51691d5".parse()? },
//! };
//! assert_eq!(event.method.value_kind(), ValueKind::Flag);
//! assert_eq!(event.id().to_string().parse(), Ok(event.id()));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod algorithm;
mod event;
mod id;
mod value;

#[cfg(test)]
mod tests;

pub use algorithm::{Algorithm, MAX_CODE_LENGTH, MAX_EVENTS};
pub use event::{IdentificationEvent, Method, MethodNotAnswered};
pub use id::{AlgorithmId, EventId};
pub use litentry_vocabulary::{
	Description, InvalidText, MAX_DESCRIPTION_LENGTH, MAX_NAME_LENGTH, Name,
};
pub use value::{AccountValues, Value, ValueKind};
