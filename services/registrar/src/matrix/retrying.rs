//! When something is tried again.

use std::time::Duration;

use super::client::Failure;

/// How often something is tried that fails by itself.
const ATTEMPTS: u32 = 5;

/// How often a home server may ask to wait.
const WAITS: u32 = 20;

const FIRST: Duration = Duration::from_millis(250);
const LONGEST: Duration = Duration::from_mins(1);

/// How long to wait after so many failures in a row: twice as long each time.
pub(super) fn backoff(failures: u32) -> Duration {
	FIRST.saturating_mul(2_u32.saturating_pow(failures.saturating_sub(1))).min(LONGEST)
}

/// When to try again what has failed so many times; never if that is of no use, or if it may have been
/// done already and must not be done twice.
pub(super) fn again(failure: &Failure, failures: u32, is_repeatable: bool) -> Option<Duration> {
	match failure {
		Failure::Limited { wait } => (failures < WAITS).then(|| (*wait).clamp(FIRST, LONGEST)),
		Failure::Unsent => (failures < ATTEMPTS).then(|| backoff(failures)),
		Failure::Unanswered => (is_repeatable && failures < ATTEMPTS).then(|| backoff(failures)),
		Failure::Refused { .. } | Failure::NotLoggedIn | Failure::Unreadable => None,
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn waits_become_longer_and_end() {
		let waits: Vec<_> =
			(1..=5).map(|failures| again(&Failure::Unsent, failures, true)).collect();
		let milliseconds = |it| Some(Duration::from_millis(it));
		let expected = [milliseconds(250), milliseconds(500), milliseconds(1000)];
		assert_eq!(waits, [&expected[..], &[milliseconds(2000), None]].concat());
		assert_eq!(backoff(1000), LONGEST);
	}

	#[test]
	fn a_home_server_says_how_long_to_wait_within_reason() {
		let limited = |seconds| Failure::Limited { wait: Duration::from_secs(seconds) };
		assert_eq!(again(&limited(7), 1, false), Some(Duration::from_secs(7)));
		assert_eq!(again(&limited(0), 1, false), Some(FIRST));
		assert_eq!(again(&limited(86_400), 1, false), Some(LONGEST));
		assert_eq!(again(&limited(7), WAITS, false), None);
	}

	#[test]
	fn what_may_be_done_already_is_not_done_twice() {
		assert_eq!(again(&Failure::Unanswered, 1, false), None);
		assert_eq!(again(&Failure::Unanswered, 1, true), Some(FIRST));
		let refused = Failure::Refused { status: 403, code: "M_FORBIDDEN".into() };
		assert_eq!(again(&refused, 1, true), None);
	}
}
