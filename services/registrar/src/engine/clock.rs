//! What time it is.

use litentry_vocabulary::Moment;

/// Tells the time; `main.rs` hands in the system's.
pub trait Clock: Send + Sync {
	/// The moment that it is now.
	fn now(&self) -> Moment;
}
