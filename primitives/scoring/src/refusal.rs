//! Why a module is no scoring algorithm.

use litentry_knowledge::MAX_CODE_LENGTH;

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

/// What the ABI has an algorithm export.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Export {
	/// The memory that input and output lie in.
	Memory,
	/// The function that gives the input its place.
	Allocate,
	/// The function that computes.
	Score,
}

impl Export {
	/// All of them.
	pub const ALL: [Self; 3] = [Self::Memory, Self::Allocate, Self::Score];

	/// The exported name.
	pub const fn name(self) -> &'static str {
		match self {
			Self::Memory => "memory",
			Self::Allocate => "allocate",
			Self::Score => "score",
		}
	}

	const fn kind(self) -> &'static str {
		match self {
			Self::Memory => "a memory",
			Self::Allocate => "a function (i32) -> i32",
			Self::Score => "a function (i32, i32) -> i64",
		}
	}
}

impl core::fmt::Display for Export {
	fn fmt(&self, f: &mut core::fmt::Formatter) -> core::fmt::Result {
		f.pad(self.name())
	}
}

/// What an algorithm may have only so many of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Item {
	/// Function types.
	Types,
	/// Parameters of one function type.
	Parameters,
	/// Functions.
	Functions,
	/// Local variables of one function.
	Locals,
	/// Global variables.
	Globals,
	/// Entries of the table.
	TableEntries,
	/// Exports.
	Exports,
}

impl Item {
	/// How many an algorithm may have.
	pub const fn limit(self) -> u64 {
		match self {
			Self::Types | Self::Locals => 256,
			Self::Parameters => 32,
			Self::Functions | Self::TableEntries => 1024,
			Self::Globals | Self::Exports => 64,
		}
	}
}

impl core::fmt::Display for Item {
	fn fmt(&self, f: &mut core::fmt::Formatter) -> core::fmt::Result {
		f.pad(match self {
			Self::Types => "function types",
			Self::Parameters => "parameters of one function",
			Self::Functions => "functions",
			Self::Locals => "local variables of one function",
			Self::Globals => "global variables",
			Self::TableEntries => "entries of the table",
			Self::Exports => "exports",
		})
	}
}

/// A part of WebAssembly newer than its first version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Feature {
	/// Sign-extending instructions.
	SignExtension,
	/// Blocks and functions with several results.
	MultiValue,
	/// Copying and filling memory and tables.
	BulkMemory,
	/// References as values, several tables.
	ReferenceTypes,
	/// Vector types and instructions.
	Simd,
	/// Atomic instructions and shared memory.
	Threads,
	/// Calls that replace their caller.
	TailCalls,
	/// Several memories.
	MultiMemory,
	/// Memories of 64-bit addresses.
	Memory64,
	/// Exceptions.
	Exceptions,
	/// Constant expressions that compute.
	ExtendedConstants,
	/// Typed references and garbage-collected values.
	GarbageCollection,
	/// Components instead of modules.
	Components,
	/// Anything newer still.
	Other,
}

impl core::fmt::Display for Feature {
	fn fmt(&self, f: &mut core::fmt::Formatter) -> core::fmt::Result {
		f.pad(match self {
			Self::SignExtension => "a sign extension",
			Self::MultiValue => "several results",
			Self::BulkMemory => "bulk memory",
			Self::ReferenceTypes => "reference types",
			Self::Simd => "SIMD",
			Self::Threads => "threads",
			Self::TailCalls => "a tail call",
			Self::MultiMemory => "several memories",
			Self::Memory64 => "a 64-bit memory",
			Self::Exceptions => "exceptions",
			Self::ExtendedConstants => "an extended constant",
			Self::GarbageCollection => "garbage collection",
			Self::Components => "a component",
			Self::Other => "an unknown extension",
		})
	}
}
