//! The side of a module that its host sees: memory, panics and the exported functions' bodies.
//!
//! All unsafe code of algorithms is in this file.

#![allow(unsafe_code)]

use core::{
	alloc::{GlobalAlloc, Layout},
	arch::wasm32,
	panic::PanicInfo,
	ptr, slice,
	sync::atomic::{AtomicU64, AtomicUsize, Ordering::Relaxed},
};

use crate::Input;

const PAGE: usize = 64 * 1024;

#[global_allocator]
static FREE: Free = Free { start: AtomicUsize::new(0) };

/// Where the score is left for the host. WebAssembly stores it little-endian, as SCALE does.
static OUTPUT: AtomicU64 = AtomicU64::new(0);

unsafe extern "C" {
	/// Its address, which the linker sets, is the end of the module's data.
	static __heap_base: u8;
}

/// The free memory: all from the end of the module's data upwards. Nothing is ever taken back.
struct Free {
	/// Its first address, or 0 before the first allocation.
	start: AtomicUsize,
}

impl Free {
	/// Takes an aligned block off the start.
	fn take(&self, size: usize, align: usize) -> Option<usize> {
		let start = match self.start.load(Relaxed) {
			0 => (&raw const __heap_base).addr(),
			start => start,
		};
		let block = start.checked_next_multiple_of(align)?;
		let end = block.checked_add(size)?;
		grow_to(end)?;
		self.start.store(end, Relaxed);
		Some(block)
	}
}

/// Makes the memory at least so long.
fn grow_to(end: usize) -> Option<()> {
	let missing = end.div_ceil(PAGE).saturating_sub(wasm32::memory_size(0));
	(missing == 0 || wasm32::memory_grow(0, missing) != usize::MAX).then_some(())
}

// SAFETY: a block lies in the memory, is aligned, and starts at or after the end of the one before.
// WebAssembly without threads never runs two allocations at once.
unsafe impl GlobalAlloc for Free {
	unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
		let block = self.take(layout.size(), layout.align());
		block.map_or(ptr::null_mut(), ptr::with_exposed_provenance_mut)
	}

	unsafe fn dealloc(&self, _block: *mut u8, _layout: Layout) {}
}

#[panic_handler]
fn panic(_: &PanicInfo) -> ! {
	wasm32::unreachable()
}

/// Makes room for the input.
pub fn allocate(length: i32) -> i32 {
	match FREE.take(length.cast_unsigned() as usize, 1) {
		Some(block) => block as i32,
		None => wasm32::unreachable(),
	}
}

/// Runs the algorithm on the input that the host has written; returns where its score is.
pub fn score(score: fn(&Input) -> i64, address: i32, length: i32) -> i64 {
	let input = ptr::with_exposed_provenance::<u8>(address.cast_unsigned() as usize);
	// SAFETY: by the ABI the host has written so many bytes to this block of `allocate`, and
	// nothing else refers to it.
	let bytes = unsafe { slice::from_raw_parts(input, length.cast_unsigned() as usize) };
	let Ok(input) = Input::parse(bytes) else {
		wasm32::unreachable();
	};
	OUTPUT.store(score(&input).cast_unsigned(), Relaxed);
	let address = OUTPUT.as_ptr().expose_provenance() as i64;
	address << 32 | size_of_val(&OUTPUT) as i64
}
