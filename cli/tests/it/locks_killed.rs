//! The program itself, killed while it decides.

use std::{
	io::Read,
	process::{Command, Stdio},
	time::{Duration, Instant, SystemTime},
};

use litentry_token::Uses;
use litentry_vocabulary::Moment;
use rand::{RngExt, SeedableRng, rngs::StdRng};

use crate::{
	locks::{HOTEL, ROOM, answer, ask, hotel},
	world::FakeWorld,
};

const USES: u32 = 30;
const ATTEMPTS: usize = 40;

/// What time it is for the program.
#[allow(clippy::disallowed_methods)]
fn now() -> Moment {
	let elapsed = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap();
	elapsed.as_millis().try_into().unwrap()
}

/// Has the program decide, and returns what it managed to say before it was killed, if it was.
#[allow(clippy::disallowed_methods)]
fn open(world: &FakeWorld, pass: &str, patience: Option<Duration>) -> String {
	let mut program = Command::new(env!("CARGO_BIN_EXE_litentry"))
		.args(["lock", "open", pass, "--home"])
		.arg(world.path("home"))
		.stdout(Stdio::piped())
		.spawn()
		.unwrap();
	if let Some(patience) = patience {
		std::thread::sleep(patience);
		program.kill().unwrap();
	}
	let mut said = String::new();
	program.stdout.take().unwrap().read_to_string(&mut said).unwrap();
	program.wait().unwrap();
	said
}

/// Somebody shows the token.
fn knock(world: &mut FakeWorld, patience: Option<Duration>) -> String {
	world.now = now();
	let question = ask(world);
	let pass = answer(world, &question, &ROOM.to_string());
	open(world, &pass, patience)
}

#[test]
fn no_use_is_forgotten_when_the_program_is_killed() {
	let mut world = hotel();
	world.now = now();
	{
		let mut state = world.chain.0.borrow_mut();
		state.locks.time = world.now;
		state.book.tokens.get_mut(&ROOM).unwrap().token.terms.uses = Uses::Left(USES);
	}
	world.run(&format!("lock init {HOTEL}")).unwrap();
	world.run("lock pull").unwrap();

	let begin = Instant::now();
	assert!(knock(&mut world, None).starts_with("open"));
	let (whole, mut rng, mut opened) = (begin.elapsed(), StdRng::from_seed([3; 32]), 1);
	for _ in 0..ATTEMPTS {
		let patience = whole.mul_f64(rng.random());
		opened += u64::from(knock(&mut world, Some(patience)).starts_with("open"));
		let admitted = admissions(&mut world);
		assert!(opened <= admitted && admitted <= USES.into(), "{opened} of {admitted}");
	}
	while admissions(&mut world) < USES.into() {
		assert!(knock(&mut world, None).starts_with("open"));
	}
	let last = knock(&mut world, None);
	assert!(last.starts_with("refused: the token is used up"), "{last}");
}

fn admissions(world: &mut FakeWorld) -> u64 {
	world.run("lock status").unwrap().json["admissions"].as_u64().unwrap()
}
