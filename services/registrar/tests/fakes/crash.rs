//! Crashes: everything that runs is dropped at one exact point.

use std::{
	pin::Pin,
	sync::atomic::{AtomicUsize, Ordering},
	task::{Context, Poll},
};

/// A point in a program's calls at which it ends.
#[derive(Debug)]
pub struct CrashPoint(AtomicUsize);

impl Default for CrashPoint {
	fn default() -> Self {
		Self(AtomicUsize::new(usize::MAX))
	}
}

impl CrashPoint {
	/// Ends the program when it passes so many points more.
	pub fn set(&self, points: usize) {
		self.0.store(points, Ordering::SeqCst);
	}

	/// Never ends it.
	pub fn unset(&self) {
		self.set(usize::MAX);
	}

	/// Whether the program has ended.
	pub fn is_reached(&self) -> bool {
		self.0.load(Ordering::SeqCst) == 0
	}

	/// Passes a point; never returns when the program ends here.
	pub async fn pass(&self) {
		let left = self.0.load(Ordering::SeqCst);
		if left != usize::MAX {
			self.set(left.saturating_sub(1));
		}
		if self.is_reached() {
			std::future::pending::<()>().await;
		}
	}
}

/// Runs a program until it was polled so many times, or until `has_ended` says so between polls: that
/// is at every point at which it waits for the database. `None` when it was dropped before its end.
pub fn after_polls<F: Future>(
	program: F,
	polls: usize,
	has_ended: impl Fn() -> bool,
) -> impl Future<Output = Option<F::Output>> {
	Crashing { program: Box::pin(program), polls, has_ended: Box::pin(has_ended) }
}

struct Crashing<F, E> {
	program: Pin<Box<F>>,
	polls: usize,
	has_ended: Pin<Box<E>>,
}

impl<F: Future, E: Fn() -> bool> Future for Crashing<F, E> {
	type Output = Option<F::Output>;

	fn poll(mut self: Pin<&mut Self>, context: &mut Context) -> Poll<Self::Output> {
		let Some(left) = self.polls.checked_sub(1) else {
			return Poll::Ready(None);
		};
		self.polls = left;
		match self.program.as_mut().poll(context) {
			Poll::Ready(output) => Poll::Ready(Some(output)),
			Poll::Pending if (self.has_ended)() => Poll::Ready(None),
			Poll::Pending => Poll::Pending,
		}
	}
}
