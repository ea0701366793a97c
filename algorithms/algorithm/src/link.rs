//! How an algorithm is linked.

use std::println;

/// Bytes of stack. It lies at the start of the memory, so that an overflow traps instead of
/// overwriting data.
const STACK: u32 = 64 * 1024;

/// The most memory in bytes: 16 pages, all that an algorithm may have.
const MEMORY: u32 = 16 * 64 * 1024;

/// Has the linker give the module a memory that is bounded, as the network wants it.
///
/// Call it in the `build.rs` of an algorithm. Outside of a build for WebAssembly it does nothing.
pub fn bound_memory() {
	// This runs in a build script, to which cargo speaks by variables.
	#[allow(clippy::disallowed_methods)]
	let target = std::env::var("CARGO_CFG_TARGET_OS");
	println!("cargo::rerun-if-changed=build.rs");
	if target.is_ok_and(|target| target == "none") {
		println!("cargo::rustc-link-arg-cdylib=-zstack-size={STACK}");
		println!("cargo::rustc-link-arg-cdylib=--max-memory={MEMORY}");
	}
}
