//! What a lock can forget without deciding otherwise.

use litentry_lock_snapshot::Known;
use litentry_vocabulary::Moment;

use super::{Admitted, Counted, Ledger, Settings, Told};

/// The ledger without what makes no difference any more: questions whose time is over, and admissions
/// that the snapshot counts, as long as nothing that they were shown with can be shown again.
pub(crate) fn tidy(ledger: &Ledger, settings: &Settings, known: &Known, now: Moment) -> Ledger {
	let counted = Counted { ledger, settings, known };
	ledger.retain(
		|asked| now < asked.until,
		|admitted| !is_counted(admitted, &counted) || can_come_again(admitted, settings, now),
	)
}

/// Whether the snapshot proves that the chain counts the use of the token. What the chain refused stays
/// for ever: a snapshot that leaves the token out does not prove that it is gone.
fn is_counted(admitted: &Admitted, counted: &Counted) -> bool {
	matches!(admitted.told, Told::Reported { .. }) && counted.counts(admitted)
}

/// Whether the same answer, or another one with the same handovers, could still be shown.
fn can_come_again(admitted: &Admitted, settings: &Settings, now: Moment) -> bool {
	let showing = &admitted.pass.showing;
	let answer = showing.expires().saturating_add(settings.skew.into());
	let handovers = showing.handovers.iter().map(|handover| handover.permission.until);
	handovers.chain([answer]).any(|until| now < until)
}
