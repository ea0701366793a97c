//! What a scoring algorithm is written against.
//!
//! An algorithm is a function from [`Input`] to a score. It is an ordinary Rust function that is
//! tested and measured like any other, and becomes a WebAssembly module by one macro:
//!
//! ```
//! #![cfg_attr(target_os = "none", no_std)]
//!
//! use litentry_algorithm::Input;
//!
//! /// 50 for a voter, 5 more for each vote; the algorithm's events are in this order.
//! pub fn score(input: &Input) -> i64 {
//! 	let voted = if input.any(0) { 50 } else { 0 };
//! 	input.sum(1).saturating_mul(5).saturating_add(voted)
//! }
//!
//! litentry_algorithm::export!(score);
//! ```
//!
//! Its package has the crate types `cdylib` and `rlib`, this crate as a dependency and as a build
//! dependency, and a `build.rs` of one line, `fn main() { litentry_algorithm::bound_memory(); }`. A
//! profile that makes small code is worth having, since the chain holds a deposit per byte:
//!
//! ```toml
//! [profile.algorithm]
//! inherits = "release"
//! codegen-units = 1
//! lto = true
//! opt-level = "z"
//! panic = "abort"
//! strip = true
//! ```
//!
//! `cargo build --target wasm32v1-none --profile algorithm` then gives the module to register.
//!
//! - [`Input`], [`Value`]: what is known about each linked account
//! - [`encode`]: makes an input for a test
//! - [`export!`]: makes a function the algorithm of a module
//! - [`bound_memory`]: what a build script calls
//!
//! An algorithm has no clock, no randomness and no floating point. A panic gives no score and no
//! message, so prefer saturating arithmetic. What it allocates is never freed: a run is short.

#![no_std]

extern crate alloc;
#[cfg(not(target_os = "none"))]
extern crate std;

mod input;
#[cfg(not(target_os = "none"))]
mod link;
mod reader;
mod value;
#[cfg(target_os = "none")]
#[doc(hidden)]
pub mod wasm;

pub use input::{Input, Malformed, Values, encode};
#[cfg(not(target_os = "none"))]
pub use link::bound_memory;
pub use value::Value;

/// Makes a function `fn(&Input) -> i64` the algorithm of a module.
///
/// Outside of a build for WebAssembly it does nothing.
#[macro_export]
macro_rules! export {
	($score:path) => {
		#[cfg(target_os = "none")]
		const _: () = {
			#[unsafe(export_name = "allocate")]
			extern "C" fn exported_allocate(length: i32) -> i32 {
				$crate::wasm::allocate(length)
			}

			#[unsafe(export_name = "score")]
			extern "C" fn exported_score(address: i32, length: i32) -> i64 {
				$crate::wasm::score($score, address, length)
			}
		};
	};
}
