//! A run that ends within given fuel and memory, whatever the code does.

mod bounds;
mod failure;

pub use bounds::Limits;
pub use failure::{RunFailure, Trap};

use alloc::vec::Vec;

use litentry_knowledge::AccountValues;
use parity_scale_codec::DecodeAll;
use wasmi::{Engine, Instance, Memory, Module, Store};

use self::bounds::{Bounds, configuration};
use crate::{Export, MAX_OUTPUT_LENGTH, Score, input_bytes, validate};

/// Validates code and runs it once.
///
/// The same code, values and limits give the same result on every machine.
///
/// # Errors
///
/// The code is no algorithm, reaches a limit, traps, or returns something else than a score.
pub fn run(code: &[u8], values: &[AccountValues], limits: Limits) -> Result<Score, RunFailure> {
	Program::new(code)?.run(values, limits)
}

/// A validated algorithm, ready to be run many times. No run sees anything of another one.
#[derive(Debug)]
pub struct Program {
	engine: Engine,
	module: Module,
}

/// A score and what it took.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Metered {
	/// The score.
	pub score: Score,
	/// Fuel that the run consumed.
	pub fuel: u64,
}

impl Program {
	/// Validates code and prepares it.
	///
	/// # Errors
	///
	/// The code is no algorithm.
	pub fn new(code: &[u8]) -> Result<Self, RunFailure> {
		validate(code)?;
		let engine = Engine::new(&configuration());
		let module = Module::new(&engine, code).map_err(|_| RunFailure::Unprepared)?;
		Ok(Self { engine, module })
	}

	/// Runs the algorithm on these values, one entry per link.
	///
	/// # Errors
	///
	/// The algorithm reaches a limit, traps, or returns something else than a score.
	pub fn run(&self, values: &[AccountValues], limits: Limits) -> Result<Score, RunFailure> {
		self.run_metered(values, limits).map(|metered| metered.score)
	}

	/// The same, and tells the fuel that it took.
	///
	/// # Errors
	///
	/// As [`run`](Self::run).
	pub fn run_metered(
		&self,
		values: &[AccountValues],
		limits: Limits,
	) -> Result<Metered, RunFailure> {
		let mut call = Call::new(self, limits)?;
		let (address, length) = call.place(&input_bytes(values))?;
		let output = call.score(address, length)?;
		let score = Score::decode_all(&mut &*output)
			.map_err(|_| RunFailure::OutputMalformed { length: output.len() })?;
		Ok(Metered { score, fuel: limits.fuel.saturating_sub(call.fuel_left()) })
	}
}

/// One fresh instance, for one run.
struct Call {
	store: Store<Bounds>,
	instance: Instance,
	memory: Memory,
}

impl Call {
	fn new(program: &Program, limits: Limits) -> Result<Self, RunFailure> {
		let mut store = Store::new(&program.engine, Bounds::new(limits));
		store.limiter(|bounds| bounds);
		store.set_fuel(limits.fuel).map_err(|error| failure::of(&error, store.data()))?;
		let instance = Instance::new(&mut store, &program.module, &[])
			.map_err(|error| failure::of(&error, store.data()))?;
		let memory =
			instance.get_memory(&store, Export::Memory.name()).ok_or(RunFailure::Unprepared)?;
		Ok(Self { store, instance, memory })
	}

	/// Has the algorithm allocate a place for the input and writes it there.
	fn place(&mut self, input: &[u8]) -> Result<(i32, i32), RunFailure> {
		let length = i32::try_from(input.len()).map_err(|_| RunFailure::InputTooLong)?;
		let allocate = self
			.instance
			.get_typed_func::<i32, i32>(&self.store, Export::Allocate.name())
			.map_err(|_| RunFailure::Unprepared)?;
		let address = allocate
			.call(&mut self.store, length)
			.map_err(|error| failure::of(&error, self.store.data()))?;
		let out_of_bounds = RunFailure::InputOutOfBounds { address: address.cast_unsigned() };
		self.memory
			.write(&mut self.store, address.cast_unsigned() as usize, input)
			.map_err(|_| out_of_bounds)?;
		Ok((address, length))
	}

	/// Calls the algorithm and reads its output.
	fn score(&mut self, address: i32, length: i32) -> Result<Vec<u8>, RunFailure> {
		let score = self
			.instance
			.get_typed_func::<(i32, i32), i64>(&self.store, Export::Score.name())
			.map_err(|_| RunFailure::Unprepared)?;
		let output = score
			.call(&mut self.store, (address, length))
			.map_err(|error| failure::of(&error, self.store.data()))?;
		self.read(output.cast_unsigned())
	}

	fn read(&self, output: u64) -> Result<Vec<u8>, RunFailure> {
		let (address, length) = ((output >> 32) as u32, output as u32);
		if length > MAX_OUTPUT_LENGTH {
			return Err(RunFailure::OutputTooLong { length });
		}
		let mut bytes = alloc::vec![0; length as usize];
		self.memory
			.read(&self.store, address as usize, &mut bytes)
			.map_err(|_| RunFailure::OutputOutOfBounds { address, length })?;
		Ok(bytes)
	}

	fn fuel_left(&self) -> u64 {
		self.store.get_fuel().unwrap_or(0)
	}
}
