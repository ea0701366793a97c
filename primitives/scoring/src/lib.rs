//! The ABI, the validator and the metered run of scoring algorithms.
//!
//! A scoring algorithm is a WebAssembly module, a pure function from event values to a score. Anyone
//! who has the values can run it again and get the same bytes.
//!
//! - [`validate`]: the one check that the chain makes on registration and every run makes again
//! - `run` (feature `run`): a run that ends within given fuel and memory, whatever the code does
//! - [`Score`], [`input_bytes`]: what goes out and in
//!
//! # ABI
//!
//! The module imports nothing and exports:
//!
//! | export | type | what it does |
//! | --- | --- | --- |
//! | `memory` | memory of at most [`MAX_MEMORY_PAGES`], with a declared maximum | holds input and output |
//! | `allocate` | `(length: i32) -> i32` | gives the address of `length` free bytes |
//! | `score` | `(address: i32, length: i32) -> i64` | reads the input there; gives `address << 32 \| length` of the output |
//!
//! Each run starts from a fresh instance: `allocate` is called once, the input is written there, and
//! `score` is called once. The input is the canonical SCALE encoding of
//! `Vec<`[`AccountValues`](litentry_knowledge::AccountValues)`>`: per link of the request, in the
//! request's order, the value of each of the algorithm's events, or none where the event does not
//! apply. The output is the SCALE encoding of a [`Score`]: 8 bytes, a little-endian `i64`.
//!
//! # What code may use
//!
//! WebAssembly 1.0 without floating point and without a start function: what Rust's target
//! `wasm32v1-none` emits. Everything in it is deterministic. See [`Refusal`] for each reason to
//! refuse a module and [`Item`] for the sizes that bound the time of a check and of a run.
//!
//! ```
//! use litentry_scoring::{Export, Refusal, validate};
//!
//! let empty_module = b"\0asm\x01\0\0\0";
//! assert_eq!(validate(empty_module), Err(Refusal::MissingExport { export: Export::Memory }));
//! ```

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod abi;
mod export;
mod feature;
mod item;
mod refusal;
#[cfg(feature = "run")]
mod run;
mod validate;

pub use abi::{MAX_OUTPUT_LENGTH, Score, input_bytes};
pub use export::Export;
pub use feature::Feature;
pub use item::Item;
pub use refusal::{MAX_MEMORY_PAGES, Refusal};
#[cfg(feature = "run")]
pub use run::{Limits, Metered, Program, RunFailure, Trap, run};
pub use validate::validate;
