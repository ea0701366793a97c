//! What became of a transaction.

use super::{
	super::decode::{Event, Meaning, Refusal},
	Judging,
};

/// What became of a transaction that a block holds. What counts is the judgement itself: a proxy's call
/// and a batch succeed also when what they carry fails.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
	/// The judgement was given.
	Judged,
	/// It was refused.
	Refused(Refusal),
	/// Neither is told.
	Untold,
	/// The endpoint does not remember the block's state any more.
	Forgotten,
}

impl Fate {
	/// Whether the identity was another one than the one that was verified.
	pub fn is_of_another_identity(&self) -> bool {
		const ERROR: &str = "JudgementForDifferentIdentity";
		matches!(self, Self::Refused(refusal) if refusal.is("Identity", ERROR))
	}
}

/// What a block's events tell of the transaction at a position. A judgement that was undone leaves no
/// event.
pub(super) fn fate(events: &[Event], position: u32, judging: &Judging) -> Fate {
	let given = Meaning::Judged(judging.target, judging.registrar);
	let own = events.iter().filter(|event| event.extrinsic == Some(position));
	let mut refusal = None;
	for event in own {
		match &event.meaning {
			meaning if *meaning == given => return Fate::Judged,
			Meaning::Failed(cause) => refusal = refusal.or(Some(cause)),
			Meaning::Touched(_) | Meaning::Judged(..) | Meaning::Remarked(..) => {}
		}
	}
	refusal.cloned().map_or(Fate::Untold, Fate::Refused)
}

#[cfg(test)]
mod tests {
	use litentry_vocabulary::Account;

	use super::*;
	use crate::identity::{InfoHash, Judgement, RegistrarIndex};

	const JUDGING: Judging = Judging {
		registrar: RegistrarIndex(3),
		target: Account([1; 32]),
		judgement: Judgement::Reasonable,
		info: InfoHash([2; 32]),
	};

	const GIVEN: Meaning = Meaning::Judged(JUDGING.target, JUDGING.registrar);

	fn failed(error: &str) -> Meaning {
		Meaning::Failed(refused(error))
	}

	fn refused(error: &str) -> Refusal {
		Refusal::Pallet { pallet: "Identity".into(), error: error.into() }
	}

	fn fate_of(meanings: impl IntoIterator<Item = Meaning>) -> Fate {
		let event = |meaning| Event { extrinsic: Some(2), meaning };
		let events: Vec<_> = meanings.into_iter().map(event).collect();
		fate(&events, 2, &JUDGING)
	}

	#[test]
	fn a_judgement_is_known_by_its_own_event() {
		assert_eq!(fate_of([GIVEN]), Fate::Judged);
		assert_eq!(fate_of([failed("InvalidTarget"), GIVEN]), Fate::Judged);
	}

	#[test]
	fn another_s_judgement_is_not_taken_for_it() {
		let others = Meaning::Judged(Account([9; 32]), JUDGING.registrar);
		let by_others = Meaning::Judged(JUDGING.target, RegistrarIndex(4));
		assert_eq!(fate_of([others, by_others, Meaning::Touched(JUDGING.target)]), Fate::Untold);
	}

	#[test]
	fn what_another_transaction_of_the_block_did_does_not_count() {
		let event = Event { extrinsic: Some(1), meaning: GIVEN };
		assert_eq!(fate(&[event], 2, &JUDGING), Fate::Untold);
	}

	#[test]
	fn the_first_refusal_is_the_reason() {
		let fate = fate_of([failed("JudgementForDifferentIdentity"), failed("InvalidIndex")]);
		assert_eq!(fate, Fate::Refused(refused("JudgementForDifferentIdentity")));
		assert!(fate.is_of_another_identity());
		assert!(!Fate::Refused(refused("InvalidIndex")).is_of_another_identity());
	}
}
