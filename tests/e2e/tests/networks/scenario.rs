//! Stories that are told side by side on one network, each with its own result.

use std::panic::AssertUnwindSafe;
use std::time::Duration;

use futures::FutureExt;
use litentry_local_network::{Analyzer, LocalNetwork, Node, Worker};
use tokio::time::{Instant, timeout};

/// How long a story may take: several times what it does take, and less than a request's lifetime.
const LIMIT: Duration = Duration::from_secs(240);

/// How a story ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Verdict {
	name: &'static str,
	is_right: bool,
}

/// Tells a story; that it panics is told, but does not keep the others from their end.
pub(crate) async fn scenario(name: &'static str, story: impl Future<Output = ()>) -> Verdict {
	let started = Instant::now();
	let ending = timeout(LIMIT, AssertUnwindSafe(story).catch_unwind()).await;
	let is_right = matches!(ending, Ok(Ok(())));
	let result = match ending {
		Ok(Ok(())) => "ok",
		Ok(Err(_)) => "FAILED",
		Err(_) => "FAILED: not over in time",
	};
	println!("scenario: {name} … {result} ({:.0} s)", started.elapsed().as_secs_f64());
	Verdict { name, is_right }
}

/// Fails unless all stories came out right; then also says what the processes said last.
pub(crate) fn conclude(network: &mut LocalNetwork, verdicts: &[Verdict]) {
	let failed: Vec<_> = verdicts.iter().filter(|it| !it.is_right).map(|it| it.name).collect();
	if !failed.is_empty() {
		print_logs(network);
	}
	assert!(failed.is_empty(), "{} of {} failed: {failed:?}", failed.len(), verdicts.len());
	network.expect_running().unwrap();
}

fn print_logs(network: &mut LocalNetwork) {
	let workers = network.workers.iter_mut().map(Worker::process);
	let analyzers = network.analyzers.iter_mut().map(Analyzer::process);
	for process in workers.chain(analyzers).chain(network.nodes.iter_mut().map(Node::process)) {
		println!("\n== the end of the log of {}\n{}", process.name(), process.tail());
	}
}
