//! Being told how far the network has come.

/// Hears of each step as it begins.
pub trait Progress {
	/// A step begins, and so the one before has ended.
	fn step(&mut self, what: &str);
}

/// Nobody listens.
impl Progress for () {
	fn step(&mut self, _: &str) {}
}
