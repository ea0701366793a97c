//! What this pallet asks of whoever draws committees of analyzers; the runtime says who that is.

/// Whoever draws committees of analyzers.
///
/// A contract wallet's signature is checked by a committee. Every link request awaits a draw: the
/// chain cannot see, and must not show, which of them are contract wallets'.
pub trait AwaitDraw {
	/// Has a later block draw for the present one.
	fn await_draw();
}
