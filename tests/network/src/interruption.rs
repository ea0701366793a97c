//! Being asked to end.

use std::io;

use tokio::signal::unix::{SignalKind, signal};

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
