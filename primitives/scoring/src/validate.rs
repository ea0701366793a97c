//! The one check of a module, shared by the chain and the workers.

mod interface;
mod shape;

use core::mem;

use litentry_knowledge::MAX_CODE_LENGTH;
use wasmparser::{FuncValidatorAllocations, Parser, ValidPayload, Validator, WasmFeatures};

use crate::Refusal;

/// Code above this may use: WebAssembly 1.0 and nothing more. The flag for mutable globals only
/// matters to imports and exports; Rust's target sets it.
const FEATURES: WasmFeatures = WasmFeatures::MUTABLE_GLOBAL;

/// Checks that code is a scoring algorithm: its form, its sizes and its exports.
///
/// It never panics and takes time in proportion to the length of the code, which is bounded.
///
/// # Errors
///
/// Tells the first reason to refuse the code.
pub fn validate(code: &[u8]) -> Result<(), Refusal> {
	if code.len() > MAX_CODE_LENGTH as usize {
		return Err(Refusal::TooLong { length: code.len() });
	}
	let mut validator = Validator::new_with_features(FEATURES);
	let mut allocations = FuncValidatorAllocations::default();
	for payload in Parser::new(0).parse_all(code) {
		let payload = payload?;
		shape::check(&payload)?;
		match validator.payload(&payload)? {
			ValidPayload::Func(function, body) => {
				let mut function = function.into_validator(mem::take(&mut allocations));
				function.validate(&body)?;
				allocations = function.into_allocations();
			}
			ValidPayload::End(types) => return interface::check(types.as_ref()),
			ValidPayload::Ok | ValidPayload::Parser(_) => {}
		}
	}
	Err(Refusal::Malformed { offset: code.len() as u64 })
}

impl From<wasmparser::Error> for Refusal {
	fn from(error: wasmparser::Error) -> Self {
		let offset = error.offset();
		let float = WasmFeatures::FLOATS | WasmFeatures::SATURATING_FLOAT_TO_INT;
		match error.missing_wasm_feature() {
			None => Self::Malformed { offset },
			Some(missing) if missing.intersects(float) => Self::Float { offset },
			Some(missing) => Self::Forbidden { feature: missing.into(), offset },
		}
	}
}
