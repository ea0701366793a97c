//! Somebody who was let in, and whether the chain knows.

use litentry_token::{Giving, Handover, HandoverId, Presentation, Question, RedemptionId, Showing};
use litentry_vocabulary::{BlockNumber, GenesisHash, Moment};

use super::Entry;

/// Somebody who was let in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Admitted {
	/// What names the redemption.
	pub(crate) redemption: RedemptionId,
	/// The question.
	pub(crate) question: Question,
	/// The answer.
	pub(crate) pass: Presentation,
	/// When, by the lock's clock.
	pub(crate) at: Moment,
	/// The handovers that the token was shown with.
	pub(crate) handovers: Vec<HandoverId>,
	/// Whether the chain knows.
	pub(crate) told: Told,
}

/// Whether the chain knows of an admission.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Told {
	/// It was not told.
	NotYet,
	/// It may have been told: what came of it is not known.
	Sending {
		/// The number of the report.
		sequence: u64,
		/// The newest final block when it was chosen.
		after: BlockNumber,
	},
	/// It knows.
	Reported {
		/// The number of the report.
		sequence: u64,
		/// A block in which it knew, by the word of a node.
		block: BlockNumber,
	},
	/// It does not want to know, now or ever.
	Refused {
		/// Its error.
		error: Box<str>,
	},
}

impl Told {
	/// The block of which this tells something.
	pub(crate) const fn block(&self) -> Option<BlockNumber> {
		match self {
			Self::Sending { after: block, .. } | Self::Reported { block, .. } => Some(*block),
			Self::NotYet | Self::Refused { .. } => None,
		}
	}
}

impl Admitted {
	pub(crate) fn new(question: Question, pass: Presentation, at: Moment) -> Self {
		let redemption = RedemptionId(*pass.showing.message(&question).hash());
		let handovers = handovers(&pass.showing, question.genesis);
		Self { redemption, question, pass, at, handovers, told: Told::NotYet }
	}

	/// The entries from which it follows.
	pub(crate) fn entries(&self) -> impl Iterator<Item = Entry> + use<> {
		let Self { redemption, question, at, .. } = *self;
		let told = match &self.told {
			Told::NotYet => None,
			Told::Sending { sequence, after } => {
				Some(Entry::Sending { redemption, sequence: *sequence, after: *after })
			}
			Told::Reported { sequence, block } => {
				Some(Entry::Reported { redemption, sequence: *sequence, block: *block })
			}
			Told::Refused { error } => Some(Entry::Refused { redemption, error: error.clone() }),
		};
		[Entry::Admitted { question, pass: self.pass.clone(), at }].into_iter().chain(told)
	}
}

/// The names of the handovers of a showing, the holder's first.
fn handovers(showing: &Showing, genesis: GenesisHash) -> Vec<HandoverId> {
	let mut giving = Giving { genesis, token: showing.token, giver: showing.holder, after: None };
	let name = |handover: &Handover| {
		giving = giving.next(&handover.permission);
		giving.after
	};
	showing.handovers.iter().filter_map(name).collect()
}
