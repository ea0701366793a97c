//! The operator's commands, meters and log, with a registrar's engine between its doubles.

#![allow(clippy::unwrap_used, missing_docs, unreachable_pub)]

#[path = "../fakes/fakes.rs"]
mod fakes;

mod auditing;
mod banning;
mod deciding;
mod listing;
mod logging;
mod measuring;
mod showing;
mod starting;

use std::fmt::Write;

use clap::Parser;
use fakes::{CHAIN, World};
use litentry_registrar::{
	desk::Office,
	engine::Clock,
	operator::{Command, Console, Failure},
	web::Coin,
};
use litentry_vocabulary::{Account, ss58};

#[derive(Parser)]
struct Arguments {
	#[command(subcommand)]
	command: Command,
}

/// An account as the test chain writes it.
fn address(account: Account) -> String {
	ss58::encode(42, account.as_bytes())
}

/// A command line, read.
fn command(line: &str) -> Result<Command, clap::Error> {
	let words = std::iter::once("registrar").chain(line.split_whitespace());
	Arguments::try_parse_from(words).map(|arguments| arguments.command)
}

/// Does what a command line says while somebody types: the end, and everything that was written.
async fn typed(world: &World, line: &str, input: &str) -> (Result<(), Failure>, String) {
	let (office, now, mut out) = (&world.engine as &dyn Office, world.clock.now(), Vec::new());
	let coins = [(CHAIN, Coin { symbol: "UNIT".into(), decimals: 10 })].into();
	let mut console = Console { office, coins, now, input: input.as_bytes(), out: &mut out };
	let done = console.run(&command(line).unwrap()).await;
	(done, String::from_utf8(out).unwrap())
}

/// What a command writes that asks nothing.
async fn written(world: &World, line: &str) -> String {
	let (done, out) = typed(world, line, "").await;
	done.unwrap();
	out
}

/// Why a command could not be done, in its own words.
async fn refused(world: &World, line: &str) -> String {
	typed(world, line, "").await.0.unwrap_err().to_string()
}

/// Lines of text.
fn lines(lines: &[&str]) -> String {
	lines.iter().fold(String::new(), |mut text, line| {
		writeln!(text, "{line}").unwrap();
		text
	})
}
