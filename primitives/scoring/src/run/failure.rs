//! Why a run gives no score.

use wasmi::{
	TrapCode,
	errors::{ErrorKind, InstantiationError, MemoryError},
};

use super::bounds::Bounds;
use crate::{MAX_OUTPUT_LENGTH, Refusal};

/// Why a run gives no score.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RunFailure {
	/// The code is no scoring algorithm.
	#[error(transparent)]
	Refused(#[from] Refusal),
	/// It did not end within its fuel.
	#[error("the algorithm ran out of fuel")]
	OutOfFuel,
	/// It wanted more memory than the limits allow.
	#[error("the algorithm was refused more memory")]
	GrowthRefused,
	/// It did what WebAssembly forbids.
	#[error("the algorithm trapped: {trap}")]
	Trapped {
		/// What it did.
		trap: Trap,
	},
	/// More values than an algorithm can address.
	#[error("the input is too long")]
	InputTooLong,
	/// It allocated a place for the input outside of its memory.
	#[error("the input does not fit at address {address}")]
	InputOutOfBounds {
		/// What `allocate` returned.
		address: u32,
	},
	/// It returned more than a score.
	#[error("the output has {length} bytes, more than {MAX_OUTPUT_LENGTH}")]
	OutputTooLong {
		/// Bytes of the output.
		length: u32,
	},
	/// It returned a place outside of its memory.
	#[error("the output's {length} bytes at address {address} lie outside of the memory")]
	OutputOutOfBounds {
		/// Where the output should be.
		address: u32,
		/// Bytes of the output.
		length: u32,
	},
	/// It returned less than a score.
	#[error("the output has {length} bytes, which are no score")]
	OutputMalformed {
		/// Bytes of the output.
		length: usize,
	},
	/// This machine has no memory left: try again elsewhere. It says nothing about the algorithm.
	#[error("this machine ran out of memory")]
	HostExhausted,
	/// The engine cannot prepare what the validator accepted. It should never happen.
	#[error("the engine cannot prepare the algorithm")]
	Unprepared,
}

/// What stopped an algorithm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Trap {
	/// It gave up: in Rust, a panic or a failed allocation.
	#[error("it gave up")]
	Unreachable,
	/// It read or wrote outside of its memory.
	#[error("an address outside of its memory")]
	MemoryOutOfBounds,
	/// It called through an entry that its table does not have.
	#[error("a call through an entry outside of its table")]
	TableOutOfBounds,
	/// It called through an empty entry of its table.
	#[error("a call through an empty entry of its table")]
	CallToNothing,
	/// It called a function of another type than it said.
	#[error("a call to a function of another type")]
	SignatureMismatch,
	/// It divided by zero.
	#[error("a division by zero")]
	DivisionByZero,
	/// A division's result did not fit.
	#[error("a division's overflow")]
	IntegerOverflow,
	/// Its calls nested too deeply.
	#[error("calls nested too deeply")]
	StackOverflow,
}

/// The failure that an error of the engine means.
pub(super) fn of(error: &wasmi::Error, bounds: &Bounds) -> RunFailure {
	if bounds.host_exhausted() {
		return RunFailure::HostExhausted;
	}
	if let Some(code) = error.as_trap_code() {
		return of_trap(code);
	}
	match error.kind() {
		ErrorKind::Instantiation(InstantiationError::FailedToInstantiateMemory(
			MemoryError::ResourceLimiterDeniedAllocation,
		)) => RunFailure::GrowthRefused,
		ErrorKind::Instantiation(InstantiationError::ElementSegmentDoesNotFit { .. }) => {
			RunFailure::Trapped { trap: Trap::TableOutOfBounds }
		}
		_ => RunFailure::Unprepared,
	}
}

fn of_trap(code: TrapCode) -> RunFailure {
	let trap = match code {
		TrapCode::OutOfFuel => return RunFailure::OutOfFuel,
		TrapCode::GrowthOperationLimited => return RunFailure::GrowthRefused,
		TrapCode::OutOfSystemMemory => return RunFailure::HostExhausted,
		TrapCode::UnreachableCodeReached => Trap::Unreachable,
		TrapCode::MemoryOutOfBounds => Trap::MemoryOutOfBounds,
		TrapCode::TableOutOfBounds => Trap::TableOutOfBounds,
		TrapCode::IndirectCallToNull => Trap::CallToNothing,
		TrapCode::BadSignature => Trap::SignatureMismatch,
		TrapCode::IntegerDivisionByZero => Trap::DivisionByZero,
		// A conversion needs floating point, which the validator refuses.
		TrapCode::IntegerOverflow | TrapCode::BadConversionToInteger => Trap::IntegerOverflow,
		TrapCode::StackOverflow => Trap::StackOverflow,
	};
	RunFailure::Trapped { trap }
}
