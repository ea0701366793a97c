//! Exports: whether a valid module is callable as the ABI says.

use wasmparser::{
	CompositeInnerType, FuncType, ValType,
	types::{CoreTypeId, EntityType, TypesRef},
};

use crate::{Export, Refusal};

/// Checks that a module exports what the ABI says.
pub(super) fn check(types: TypesRef) -> Result<(), Refusal> {
	Export::ALL.into_iter().try_for_each(|export| {
		let mut exports = types.core_exports().into_iter().flatten();
		let Some((_, found)) = exports.find(|(name, _)| *name == export.name()) else {
			return Err(Refusal::MissingExport { export });
		};
		let as_expected = match (export, found) {
			(Export::Memory, EntityType::Memory(_)) => true,
			(Export::Allocate, EntityType::Func(id)) => {
				has_type(types, id, &[ValType::I32], ValType::I32)
			}
			(Export::Score, EntityType::Func(id)) => {
				has_type(types, id, &[ValType::I32, ValType::I32], ValType::I64)
			}
			_ => false,
		};
		if as_expected { Ok(()) } else { Err(Refusal::WrongSignature { export }) }
	})
}

fn has_type(types: TypesRef, id: CoreTypeId, parameters: &[ValType], result: ValType) -> bool {
	match &types[id].composite_type.inner {
		CompositeInnerType::Func(function) => is(function, parameters, result),
		_ => false,
	}
}

fn is(function: &FuncType, parameters: &[ValType], result: ValType) -> bool {
	function.params() == parameters && function.results() == [result]
}
