//! What a lock can forget without deciding otherwise.

use litentry_lock_snapshot::Known;
use litentry_token::View;
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

/// Whether the use of the token is known to the chain, or is one of a token that is not there any more.
fn is_counted(admitted: &Admitted, counted: &Counted) -> bool {
	match admitted.told {
		Told::Reported { .. } => counted.counts(admitted),
		Told::Refused { .. } => counted.known.token(&admitted.pass.showing.token).is_none(),
		Told::NotYet | Told::Sending { .. } => false,
	}
}

/// Whether the same answer, or another one with the same handovers, could still be shown.
fn can_come_again(admitted: &Admitted, settings: &Settings, now: Moment) -> bool {
	let showing = &admitted.pass.showing;
	let answer = showing.expires().saturating_add(settings.skew.into());
	let handovers = showing.handovers.iter().map(|handover| handover.permission.until);
	handovers.chain([answer]).any(|until| now < until)
}
