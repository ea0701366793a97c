//! The thread that starts every child process.
//!
//! Linux sends a child its parent-death signal when the *thread* that started it ends. Test threads
//! and tokio's blocking threads end long before the program does, so one thread that never ends
//! starts all children: they die when the program dies, however it dies, and not sooner.

use std::io;
use std::process::{Child, Command};
use std::sync::OnceLock;
use std::sync::mpsc::{Sender, SyncSender, channel, sync_channel};
use std::thread;

struct Job {
	command: Command,
	reply: SyncSender<io::Result<Child>>,
}

static SPAWNER: OnceLock<Sender<Job>> = OnceLock::new();

/// Starts the command so that it is killed when this program ends.
pub(crate) fn spawn(command: Command) -> io::Result<Child> {
	let (reply, answer) = sync_channel(1);
	let gone = |_| io::Error::other("the thread that starts processes is gone");
	SPAWNER.get_or_init(start).send(Job { command, reply }).map_err(|_| gone(()))?;
	answer.recv().map_err(|_| gone(()))?
}

fn start() -> Sender<Job> {
	let (sender, jobs) = channel::<Job>();
	thread::spawn(move || {
		for mut job in jobs {
			// Whoever asked may have given up; then the child is killed like any other.
			let _ = job.reply.send(job.command.spawn());
		}
	});
	sender
}
