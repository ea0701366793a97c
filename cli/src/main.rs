//! `litentry`: wires the command line to the real world.

use std::{
	env,
	io::{self, BufRead, Write},
	process::ExitCode,
	time::SystemTime,
};

use clap::Parser;
use litentry_cli::{
	ChainFailure, Failure, Home, Rendered, World, args::Arguments, node::Node, run::run,
};
use litentry_vocabulary::Moment;
use rand::rngs::ThreadRng;
use zeroize::Zeroizing;

struct RealWorld {
	rng: ThreadRng,
}

impl World for RealWorld {
	type Chain = Node;
	type Rng = ThreadRng;

	async fn connect(&self, url: &str) -> Result<Node, ChainFailure> {
		Node::connect(url).await
	}

	#[allow(clippy::disallowed_methods)]
	fn now(&self) -> Moment {
		let elapsed = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
		elapsed.map_or(0, |elapsed| Moment::try_from(elapsed.as_millis()).unwrap_or(Moment::MAX))
	}

	fn rng(&mut self) -> &mut ThreadRng {
		&mut self.rng
	}

	fn ask(&mut self, question: &str) -> io::Result<String> {
		self.tell(question);
		let mut line = String::new();
		match io::stdin().lock().read_line(&mut line)? {
			0 => Err(io::ErrorKind::UnexpectedEof.into()),
			_ => Ok(line.trim().to_owned()),
		}
	}

	fn ask_secret(&mut self, question: &str) -> io::Result<Zeroizing<String>> {
		rpassword::prompt_password(question).map(Zeroizing::new)
	}

	fn tell(&mut self, progress: &str) {
		// Nobody is left to be told when standard error is closed.
		let _ = writeln!(io::stderr(), "{progress}");
	}
}

#[tokio::main(flavor = "current_thread")]
#[allow(clippy::disallowed_methods)]
async fn main() -> ExitCode {
	let arguments = Arguments::parse();
	let json = arguments.common.json;
	let home = arguments.common.home.clone().or_else(|| Some(env::home_dir()?.join(".litentry")));
	let home = Home::new(home.unwrap_or_else(|| ".litentry".into()));
	let mut world = RealWorld { rng: rand::rng() };
	let printed = match run(arguments, &home, &mut world).await {
		Ok(rendered) => print(&rendered, json),
		Err(failure) => complain(&failure, json),
	};
	printed.unwrap_or(ExitCode::FAILURE)
}

fn print(rendered: &Rendered, json: bool) -> io::Result<ExitCode> {
	if json {
		writeln!(io::stdout(), "{:#}", rendered.json)?;
	} else {
		writeln!(io::stdout(), "{}", rendered.human)?;
	}
	Ok(if rendered.success { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn complain(failure: &Failure, json: bool) -> io::Result<ExitCode> {
	let advice = failure.advice();
	if json {
		let error = serde_json::json!({ "error": failure.to_string(), "advice": advice });
		writeln!(io::stderr(), "{error:#}")?;
	} else {
		writeln!(io::stderr(), "error: {failure}")?;
		advice.map(|advice| writeln!(io::stderr(), "  {advice}")).transpose()?;
	}
	Ok(ExitCode::FAILURE)
}
