//! What a run may take of the machine, and how the engine is told.

use wasmi::{
	CompilationMode, Config, ResourceLimiter,
	errors::{MemoryError, TableError},
};
// The engine's interface names this type but does not export it.
use wasmi_core::LimiterError;

use crate::{Item, MAX_MEMORY_PAGES};

const PAGE: usize = 64 * 1024;

/// The deepest nesting of calls. Like the fuel it is part of what a run means: two machines with
/// different values would disagree.
const MAX_RECURSION: usize = 512;

/// Bytes of parameters, locals and operands of all active calls together.
const MAX_STACK: usize = 512 * 1024;

/// What one run may consume before it is stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
	/// Fuel: about one unit per executed instruction, and one per 64 bytes of grown memory.
	pub fuel: u64,
	/// Pages of memory, 64 KiB each.
	pub memory_pages: u32,
}

impl Default for Limits {
	/// What the network runs with.
	fn default() -> Self {
		Self { fuel: 10_000_000, memory_pages: MAX_MEMORY_PAGES as u32 }
	}
}

/// The engine's configuration: what the validator lets pass and nothing more.
pub(super) fn configuration() -> Config {
	let mut config = Config::default();
	config
		.wasm_sign_extension(false)
		.wasm_saturating_float_to_int(false)
		.wasm_multi_value(false)
		.wasm_multi_memory(false)
		.wasm_bulk_memory(false)
		.wasm_reference_types(false)
		.wasm_tail_call(false)
		.wasm_extended_const(false)
		.floats(false)
		.allow_start_fn(false)
		.ignore_custom_sections(true)
		.consume_fuel(true)
		// Lazy translation would charge the first run of a program more fuel than the second.
		.compilation_mode(CompilationMode::Eager)
		.set_max_recursion_depth(MAX_RECURSION)
		.set_max_stack_height(MAX_STACK);
	config
}

/// The watch over one run's memory.
#[derive(Debug)]
pub(super) struct Bounds {
	memory: usize,
	host_exhausted: bool,
}

impl Bounds {
	pub(super) fn new(limits: Limits) -> Self {
		let memory = PAGE.saturating_mul(limits.memory_pages as usize);
		Self { memory, host_exhausted: false }
	}

	/// Whether it was the machine that had no memory left, rather than the algorithm too much.
	pub(super) const fn host_exhausted(&self) -> bool {
		self.host_exhausted
	}
}

impl ResourceLimiter for Bounds {
	fn memory_growing(
		&mut self,
		_current: usize,
		desired: usize,
		_maximum: Option<usize>,
	) -> Result<bool, LimiterError> {
		if desired > self.memory {
			return Err(LimiterError::ResourceLimiterDeniedAllocation);
		}
		Ok(true)
	}

	// An algorithm that saw the growth fail could compute another score than on a larger machine.
	fn memory_grow_failed(&mut self, error: &MemoryError) -> Result<(), LimiterError> {
		if matches!(error, MemoryError::OutOfSystemMemory) {
			self.host_exhausted = true;
			return Err(LimiterError::ResourceLimiterDeniedAllocation);
		}
		Ok(())
	}

	fn table_growing(
		&mut self,
		_current: usize,
		desired: usize,
		_maximum: Option<usize>,
	) -> Result<bool, LimiterError> {
		Ok(desired as u64 <= Item::TableEntries.limit())
	}

	fn table_grow_failed(&mut self, _error: &TableError) -> Result<(), LimiterError> {
		self.host_exhausted = true;
		Err(LimiterError::ResourceLimiterDeniedAllocation)
	}

	fn instances(&self) -> usize {
		1
	}

	fn tables(&self) -> usize {
		1
	}

	fn memories(&self) -> usize {
		1
	}
}
