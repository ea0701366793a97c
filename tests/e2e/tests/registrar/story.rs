//! Stories that are told side by side on one network, each with its own result.

use std::panic::AssertUnwindSafe;
use std::time::Duration;

use futures::FutureExt;
use tokio::time::{Instant, timeout};

/// How long a story may take: several times what it does take.
const LIMIT: Duration = Duration::from_secs(420);

/// How a story ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Verdict {
	name: String,
	is_right: bool,
}

/// Tells a story; that it panics is told, but does not keep the others from their end.
pub(crate) async fn story(name: impl Into<String>, told: impl Future<Output = ()>) -> Verdict {
	let (name, started) = (name.into(), Instant::now());
	let ending = timeout(LIMIT, AssertUnwindSafe(told).catch_unwind()).await;
	let is_right = matches!(ending, Ok(Ok(())));
	let result = match ending {
		Ok(Ok(())) => "ok",
		Ok(Err(_)) => "FAILED",
		Err(_) => "FAILED: not over in time",
	};
	println!("story: {name} … {result} ({:.0} s)", started.elapsed().as_secs_f64());
	Verdict { name, is_right }
}

/// Fails unless all stories came out right.
pub(crate) fn conclude(verdicts: impl IntoIterator<Item = Verdict>) {
	let verdicts: Vec<_> = verdicts.into_iter().collect();
	let failed = verdicts.iter().filter(|it| !it.is_right).map(|it| it.name.as_str());
	let failed: Vec<_> = failed.collect();
	assert!(failed.is_empty(), "{} of {} failed: {failed:?}", failed.len(), verdicts.len());
}
