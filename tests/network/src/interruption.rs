//! Being asked to end.

use std::process::ExitCode;
use std::{fmt, io};

use tokio::signal::unix::{SignalKind, signal};

/// What shells report of a program that Ctrl-C ended.
const INTERRUPTED: u8 = 130;

/// Runs a program until it ends or somebody wants it to end, and says on standard error why it failed.
///
/// Whichever way this ends, the program is dropped, and its processes with it. An interruption also
/// ends what waits for [`interrupted`] within the program, whose result counts then.
pub async fn run_to_end<E>(program: impl Future<Output = Result<ExitCode, E>>) -> ExitCode
where
	E: fmt::Display + From<io::Error>,
{
	let result = tokio::select! {
		biased;
		result = program => result,
		result = interrupted() => result.map_err(E::from).map(|()| ExitCode::from(INTERRUPTED)),
	};
	result.unwrap_or_else(|error| {
		eprintln!("error: {error:#}");
		ExitCode::FAILURE
	})
}

/// Returns when somebody wants this program to end.
pub async fn interrupted() -> io::Result<()> {
	let mut terminate = signal(SignalKind::terminate())?;
	let mut hang_up = signal(SignalKind::hangup())?;
	tokio::select! {
		result = tokio::signal::ctrl_c() => result?,
		_ = terminate.recv() => {},
		_ = hang_up.recv() => {},
	}
	Ok(())
}
