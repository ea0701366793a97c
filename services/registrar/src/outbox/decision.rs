//! What to do about an intent.

use super::{Facts, Inclusion, Intent, Outcome, Said, Signed};

/// How many transactions of an intent may come to nothing before the operator has to look. One whose
/// nonce was never used is none of them: without funds, or when endpoints drop it, it waits for better
/// days.
pub const MAX_ATTEMPTS: u32 = 5;

/// What to do about an intent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
	/// Make a transaction, keep it, then send it.
	Sign {
		/// Its number, from 1: one that could never land has the same as the next.
		attempt: u32,
	},
	/// Send the one that is kept, perhaps again.
	Send,
	/// Nothing: the transaction may still land, though it is no longer wanted.
	Wait,
	/// It is over.
	Close(Outcome),
}

/// Decides what to do next about an intent.
///
/// It says [`Step::Sign`] only when no earlier transaction can land any more, and closes an intent that
/// has one only then or when it has landed. So of all transactions that were ever made for a request at
/// most one gives a judgement.
pub fn next(intent: &Intent, facts: &Facts) -> Step {
	match &intent.signed {
		None => undertake(intent, facts, 1, Outcome::Overtaken),
		Some(signed) => follow(intent, signed, facts),
	}
}

fn follow(intent: &Intent, signed: &Signed, facts: &Facts) -> Step {
	match facts.inclusion {
		Some(Inclusion::Judged) => Step::Close(Outcome::Judged),
		Some(Inclusion::DifferentIdentity) => Step::Close(Outcome::Superseded),
		Some(Inclusion::Refused) => Step::Close(Outcome::Failed),
		None if is_used(signed, facts) => {
			undertake(intent, facts, intent.attempts.saturating_add(1), Outcome::Judged)
		}
		None if is_expired(signed, facts) => {
			undertake(intent, facts, intent.attempts, Outcome::Judged)
		}
		None if standing(intent, facts) == Standing::Awaited => Step::Send,
		None => Step::Wait,
	}
}

/// `given` is what it means that the chain shows the judgement already.
fn undertake(intent: &Intent, facts: &Facts, attempt: u32, given: Outcome) -> Step {
	match standing(intent, facts) {
		Standing::Awaited if attempt <= MAX_ATTEMPTS => Step::Sign { attempt },
		Standing::Awaited => Step::Close(Outcome::Failed),
		Standing::Given => Step::Close(given),
		Standing::OtherIdentity => Step::Close(Outcome::Superseded),
		Standing::OtherEntry => Step::Close(Outcome::Overtaken),
	}
}

/// Whether a transaction that no finalized block is known to hold has given a judgement, or never can
/// since another one took its place.
const fn is_used(signed: &Signed, facts: &Facts) -> bool {
	facts.nonce > signed.nonce
}

/// Whether no block can hold a transaction any more.
const fn is_expired(signed: &Signed, facts: &Facts) -> bool {
	facts.finalized.saturating_add(1) >= signed.dies_at
}

#[derive(PartialEq, Eq)]
enum Standing {
	/// The chain still shows what the judgement was decided about.
	Awaited,
	/// It shows the judgement.
	Given,
	OtherIdentity,
	OtherEntry,
}

fn standing(intent: &Intent, facts: &Facts) -> Standing {
	let Some(registration) = &facts.registration else {
		return Standing::OtherEntry;
	};
	let said = Said::of(registration, intent.key.registrar);
	if registration.info.hash() != intent.info {
		Standing::OtherIdentity
	} else if said == intent.over {
		Standing::Awaited
	} else if said == Said::judgement(intent.judgement) {
		Standing::Given
	} else {
		Standing::OtherEntry
	}
}

#[cfg(test)]
mod tests;
