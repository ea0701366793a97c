//! What to do about an intent.

use super::{Facts, Inclusion, Intent, Outcome, Said, Signed};

/// How many transactions are made for one intent before the operator has to look.
pub const MAX_ATTEMPTS: u32 = 5;

/// What to do about an intent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
	/// Make a transaction, keep it, then send it.
	Sign,
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
		None => undertake(intent, facts, Outcome::Overtaken),
		Some(signed) => follow(intent, signed, facts),
	}
}

fn follow(intent: &Intent, signed: &Signed, facts: &Facts) -> Step {
	match facts.inclusion {
		Some(Inclusion::Judged) => Step::Close(Outcome::Judged),
		Some(Inclusion::DifferentIdentity) => Step::Close(Outcome::Superseded),
		Some(Inclusion::Refused) => Step::Close(Outcome::Failed),
		None if is_dead(signed, facts) => undertake(intent, facts, Outcome::Judged),
		None if standing(intent, facts) == Standing::Awaited => Step::Send,
		None => Step::Wait,
	}
}

/// `given` is what it means that the chain shows the judgement already.
fn undertake(intent: &Intent, facts: &Facts, given: Outcome) -> Step {
	match standing(intent, facts) {
		Standing::Awaited if intent.attempts < MAX_ATTEMPTS => Step::Sign,
		Standing::Awaited => Step::Close(Outcome::Failed),
		Standing::Given => Step::Close(given),
		Standing::OtherIdentity => Step::Close(Outcome::Superseded),
		Standing::OtherEntry => Step::Close(Outcome::Overtaken),
	}
}

/// Whether a transaction that no finalized block is known to hold can never give a judgement any more,
/// or has given it.
fn is_dead(signed: &Signed, facts: &Facts) -> bool {
	facts.nonce > signed.nonce || facts.finalized.saturating_add(1) >= signed.dies_at
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
