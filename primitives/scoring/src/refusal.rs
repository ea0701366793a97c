//! Why a module is no scoring algorithm.

use litentry_knowledge::MAX_CODE_LENGTH;

use crate::{Export, Feature, Item};

/// The most memory that an algorithm may declare, in pages of 64 KiB.
pub const MAX_MEMORY_PAGES: u64 = 16;

/// Why a module is no scoring algorithm. Offsets count bytes from the start of the module.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Refusal {
	/// More code than is stored.
	#[error("the code has {length} bytes, more than {MAX_CODE_LENGTH}")]
	TooLong {
		/// Bytes of the code.
		length: usize,
	},
	/// No valid WebAssembly module.
	#[error("not a valid WebAssembly module: see byte {offset}")]
	Malformed {
		/// Where.
		offset: u64,
	},
	/// A floating-point type or instruction: results could differ from machine to machine.
	#[error("floating point at byte {offset}: compute with integers")]
	Float {
		/// Where.
		offset: u64,
	},
	/// Something newer than WebAssembly 1.0.
	#[error("{feature} at byte {offset}: build for WebAssembly 1.0 (target wasm32v1-none)")]
	Forbidden {
		/// What it belongs to.
		feature: Feature,
		/// Where.
		offset: u64,
	},
	/// Anything imported: an algorithm sees nothing but its input.
	#[error("{count} imports: an algorithm imports nothing")]
	Import {
		/// How many there are.
		count: u32,
	},
	/// A function that runs on instantiation.
	#[error("a start function: an algorithm only runs when it is called")]
	StartFunction,
	/// More of something than bounds the time of a check.
	#[error("{count} {item}, more than {}", item.limit())]
	TooMany {
		/// Of what.
		item: Item,
		/// How many there are.
		count: u64,
	},
	/// A memory without a declared maximum.
	#[error("the memory declares no maximum: link with --max-memory")]
	MemoryUnbounded,
	/// A memory with too large a maximum.
	#[error("the memory may grow to {pages} pages, more than {MAX_MEMORY_PAGES}")]
	MemoryTooLarge {
		/// The declared maximum.
		pages: u64,
	},
	/// Nothing is exported under a name of the ABI.
	#[error("nothing is exported as `{export}`")]
	MissingExport {
		/// The name.
		export: Export,
	},
	/// Something else than the ABI says is exported under one of its names.
	#[error("`{export}` is not exported as {}", export.kind())]
	WrongSignature {
		/// The name.
		export: Export,
	},
}
