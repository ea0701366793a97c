//! The decision without an operating system: WebAssembly, as a stand-in for a microcontroller.

use std::{fs, path::PathBuf};

use anyhow::{Context, ensure};
use litentry_bare_lock::PRESENTATIONS;
use wasmi::{Config, Engine, Instance, Module, Store};

const FUEL: u64 = 1 << 40;

/// Prints the module's size, and the instructions for each presentation of the test vectors, from
/// the text of its QR code to the verdict.
pub(crate) fn run() -> anyhow::Result<()> {
	let code = code()?;
	println!("\nwithout an operating system: {} bytes of code for wasm32v1-none", code.len());
	println!("from the text of the QR code to the verdict, in instructions of that machine");
	let engine = Engine::new(Config::default().consume_fuel(true));
	let module = Module::new(&engine, &code)?;
	for (number, (name, _)) in (0..).zip(PRESENTATIONS) {
		println!("  {name:<44} {:>14}", instructions(&engine, &module, number)?);
	}
	Ok(())
}

/// One unit of fuel is about one instruction.
fn instructions(engine: &Engine, module: &Module, number: u32) -> anyhow::Result<u64> {
	let mut store = Store::new(engine, ());
	store.set_fuel(FUEL)?;
	let instance = Instance::new(&mut store, module, &[])?;
	let admits = instance.get_typed_func::<u32, i32>(&store, "admits")?;
	ensure!(admits.call(&mut store, number)? == 1, "the lock does not open");
	Ok(FUEL - store.get_fuel()?)
}

fn code() -> anyhow::Result<Vec<u8>> {
	#[allow(clippy::disallowed_methods)] // cargo xtask bench tells where the code is
	let folder = std::env::var_os("LITENTRY_ALGORITHMS_DIR")
		.context("LITENTRY_ALGORITHMS_DIR is not set: run `cargo xtask bench`")?;
	let file = PathBuf::from(folder).join("litentry_bare_lock.wasm");
	fs::read(&file).with_context(|| format!("cannot read {}", file.display()))
}
