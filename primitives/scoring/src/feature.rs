//! Parts of WebAssembly that algorithms do without.

use core::fmt;

use wasmparser::WasmFeatures;

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

impl fmt::Display for Feature {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
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

/// Proposals in the order in which they are named, since some imply others.
const PROPOSALS: [(WasmFeatures, Feature); 15] = [
	(WasmFeatures::SIGN_EXTENSION, Feature::SignExtension),
	(WasmFeatures::MULTI_VALUE, Feature::MultiValue),
	(WasmFeatures::BULK_MEMORY, Feature::BulkMemory),
	(WasmFeatures::REFERENCE_TYPES, Feature::ReferenceTypes),
	(WasmFeatures::SIMD, Feature::Simd),
	(WasmFeatures::RELAXED_SIMD, Feature::Simd),
	(WasmFeatures::THREADS, Feature::Threads),
	(WasmFeatures::TAIL_CALL, Feature::TailCalls),
	(WasmFeatures::MULTI_MEMORY, Feature::MultiMemory),
	(WasmFeatures::MEMORY64, Feature::Memory64),
	(WasmFeatures::EXCEPTIONS, Feature::Exceptions),
	(WasmFeatures::EXTENDED_CONST, Feature::ExtendedConstants),
	(WasmFeatures::FUNCTION_REFERENCES, Feature::GarbageCollection),
	(WasmFeatures::GC, Feature::GarbageCollection),
	(WasmFeatures::COMPONENT_MODEL, Feature::Components),
];

impl From<WasmFeatures> for Feature {
	fn from(missing: WasmFeatures) -> Self {
		let named = PROPOSALS.iter().find(|(proposal, _)| missing.intersects(*proposal));
		named.map_or(Self::Other, |(_, feature)| *feature)
	}
}
