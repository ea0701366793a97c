//! A good WASM module of any length, for tests and benchmarks.

use alloc::{vec, vec::Vec};

const MAGIC: &[u8] = b"\0asm\x01\0\0\0";
const I32: u8 = 0x7f;
const I64: u8 = 0x7e;
const FUNCTION_TYPE: u8 = 0x60;
const MAX_PARAMETERS: u8 = 32;
const END: u8 = 0x0b;
const NOP: u8 = 0x01;

/// A module that passes the check and has `length` bytes, or as few as it can. Padding is calls
/// with the most parameters: nothing takes the check longer for its bytes.
pub(crate) fn sample_code(length: usize) -> Vec<u8> {
	let shortest = module(&[]);
	module(&calls(length.saturating_sub(shortest.len())))
}

fn calls(length: usize) -> Vec<u8> {
	let mut calls = [0x10, 0x02].repeat(length / 2);
	calls.resize(length, NOP);
	calls
}

fn module(padding: &[u8]) -> Vec<u8> {
	let sections = [
		section(1, &types()),
		section(3, &[3, 0, 1, 2]),
		section(5, &[1, 1, 1, 1]),
		section(7, b"\x03\x06memory\x02\x00\x08allocate\x00\x00\x05score\x00\x01"),
		section(10, &bodies(padding)),
	];
	[MAGIC, &sections.concat()].concat()
}

fn types() -> Vec<u8> {
	let allocate = [FUNCTION_TYPE, 1, I32, 1, I32];
	let score = [FUNCTION_TYPE, 2, I32, I32, 1, I64];
	let mut called = vec![FUNCTION_TYPE, MAX_PARAMETERS];
	called.extend([I32; MAX_PARAMETERS as usize]);
	called.push(0);
	[&[3], allocate.as_slice(), &score, &called].concat()
}

fn bodies(padding: &[u8]) -> Vec<u8> {
	// `unreachable` first, so that the calls find whatever they take on the stack.
	let score = [&[0, 0x00], padding, &[END]].concat();
	[vec![3], sized(&[0, 0x41, 0, END]), sized(&score), sized(&[0, END])].concat()
}

fn section(id: u8, content: &[u8]) -> Vec<u8> {
	[vec![id], sized(content)].concat()
}

/// The content after its length, which always takes five bytes of LEB128.
fn sized(content: &[u8]) -> Vec<u8> {
	let mut bytes: Vec<u8> =
		(0..5).map(|position| (content.len() >> (7 * position)) as u8 | 0x80).collect();
	bytes[4] &= 0x7f;
	bytes.extend(content);
	bytes
}

#[cfg(test)]
mod tests {
	use super::sample_code;

	#[test]
	fn has_the_length_that_is_asked_for_and_is_good() {
		for length in [512, 513, 65_536] {
			let code = sample_code(length);
			assert_eq!((code.len(), litentry_scoring::validate(&code)), (length, Ok(())));
		}
	}
}
