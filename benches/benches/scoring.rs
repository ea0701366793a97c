//! How fast scores are computed: WebAssembly against the same function compiled natively, and the
//! worst that hostile code can do to a validator and a run.

#[path = "scoring/hostile.rs"]
mod hostile;

use std::{fs, path::PathBuf};

use anyhow::Context;
use litentry_algorithm::Input;
use litentry_benches::{Measured, measure};
use litentry_knowledge::{AccountValues, Value};
use litentry_scoring::{Limits, Program, input_bytes, run, validate};
use uniswap_loyal_user::score;

fn main() -> anyhow::Result<()> {
	let code = code()?;
	println!("uniswap-loyal-user: {} bytes of code\n", code.len());
	for accounts in [1, 8] {
		compare(&code, &values(accounts))?;
	}
	println!("validation");
	println!("  {}", measure("uniswap-loyal-user", || validate(&code)));
	hostile::validations();
	hostile::runs();
	Ok(())
}

fn code() -> anyhow::Result<Vec<u8>> {
	#[allow(clippy::disallowed_methods)] // cargo xtask bench tells where the code is
	let folder = std::env::var_os("LITENTRY_ALGORITHMS_DIR")
		.context("LITENTRY_ALGORITHMS_DIR is not set: run `cargo xtask bench`")?;
	let file = PathBuf::from(folder).join("uniswap_loyal_user.wasm");
	fs::read(&file).with_context(|| format!("cannot read {}", file.display()))
}

fn values(accounts: usize) -> Vec<AccountValues> {
	vec![vec![Some(Value::Flag(true)), Some(Value::Count(12))]; accounts]
}

/// The same score, computed natively, by a prepared program, and from the bare code.
fn compare(code: &[u8], values: &[AccountValues]) -> anyhow::Result<()> {
	let limits = Limits::default();
	let program = Program::new(code)?;
	let native = measure("native (baseline)", || {
		Input::parse(&input_bytes(values)).map(|input| score(&input))
	});
	let warm = measure("WebAssembly, prepared once", || program.run(values, limits));
	let cold =
		measure("WebAssembly, validated and prepared each time", || run(code, values, limits));

	let fuel = program.run_metered(values, limits)?.fuel;
	println!("{} linked accounts, {fuel} units of fuel", values.len());
	[&native, &warm, &cold].into_iter().for_each(|measured| print_ratio(measured, &native));
	println!();
	Ok(())
}

fn print_ratio(measured: &Measured, baseline: &Measured) {
	println!("  {measured} {:>10.1}×", measured.ratio_to(baseline));
}
