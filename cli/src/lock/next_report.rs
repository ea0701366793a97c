//! What is to be done next so that the chain knows of each admission exactly once.
//!
//! The chain counts the reports of an account and takes only the next number. An admission gets that
//! number when it is about to be sent, and the journal says so before the chain hears of it. After a
//! crash, how far the chain has counted tells whether it heard. A report that the chain refuses takes
//! no number, so that the next one gets it: nothing stalls.

use std::collections::BTreeSet;

use litentry_token::RedemptionId;
use litentry_vocabulary::BlockNumber;

use super::{Admitted, Ledger, LockFailure, Told};

/// What the chain says of an account's reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Progress {
	/// The number of the last one.
	pub(crate) last: u64,
	/// The final block at which this is so.
	pub(crate) at: BlockNumber,
}

/// What is to be done next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step<'a> {
	/// The chain knows of this admission by its number: it is to be written down.
	Record(&'a Admitted, u64),
	/// This admission has its number already, but the chain has not counted so far.
	SendAgain(&'a Admitted, u64),
	/// This admission gets this number, and is sent.
	Send(&'a Admitted, u64),
	/// There is nothing to do.
	Done,
}

/// What is to be done next; admissions that are `passed` over wait for another time.
pub(crate) fn next<'a>(
	ledger: &'a Ledger,
	progress: Progress,
	passed: &BTreeSet<RedemptionId>,
) -> Step<'a> {
	let sent = ledger.admissions().find_map(|admitted| match admitted.told {
		Told::Sending { sequence, .. } => Some((admitted, sequence)),
		_ => None,
	});
	match sent {
		Some((admitted, sequence)) if sequence <= progress.last => Step::Record(admitted, sequence),
		Some((admitted, sequence)) => Step::SendAgain(admitted, sequence),
		None => first_new(ledger, passed)
			.zip(progress.last.checked_add(1))
			.map_or(Step::Done, |(admitted, sequence)| Step::Send(admitted, sequence)),
	}
}

fn first_new<'a>(ledger: &'a Ledger, passed: &BTreeSet<RedemptionId>) -> Option<&'a Admitted> {
	let is_new = |admitted: &&Admitted| {
		admitted.told == Told::NotYet && !passed.contains(&admitted.redemption)
	};
	ledger.admissions().find(is_new)
}

/// Refuses what a node says that is behind: it does not know yet what was reported.
pub(crate) fn check_node(
	progress: Progress,
	ledger: &Ledger,
	known: Option<BlockNumber>,
) -> Result<(), LockFailure> {
	let (at, known) = (progress.at, known.max(ledger.newest_block()));
	match known {
		Some(known) if at < known => Err(LockFailure::NodeBehind { at, known }),
		_ => Ok(()),
	}
}

/// What a refusal of a report means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ruling {
	/// The redemption is not to be counted, now or ever.
	ForGood,
	/// It may be counted later.
	NotNow,
	/// The number is not the next one.
	Number,
	/// Something else is wrong, which has nothing to do with this redemption.
	Other,
}

impl Ruling {
	/// What an error of the pallet `AuthorizationToken` means.
	pub(crate) fn on(error: &str) -> Self {
		match error {
			"AlreadyReported" | "SequenceGap" => Self::Number,
			// The holder may unfreeze its tokens; the chain's clock moves on.
			"Frozen" | "FromFuture" => Self::NotNow,
			"NotFound"
			| "IdentityNotFound"
			| "IdentityRetired"
			| "WrongIdentity"
			| "NotHolder"
			| "Recalled"
			| "NotYet"
			| "Expired"
			| "UsedUp"
			| "OutsideHours"
			| "NotGood"
			| "RequirementMissing"
			| "DataChanged"
			| "WrongChain"
			| "WrongVerifier"
			| "WrongQuestion"
			| "BadSignature"
			| "HandoverWider"
			| "HandoverMalformed"
			| "HandoverNotYet"
			| "HandoverExpired"
			| "HandoverOutsideHours"
			| "HandoverUsedUp"
			| "HandoverBadSignature"
			| "PresentationRefused" => Self::ForGood,
			_ => Self::Other,
		}
	}
}
