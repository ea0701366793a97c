//! What a lock writes into its journal.

use litentry_token::{Presentation, Question, RedemptionId};
use litentry_vocabulary::{BlockNumber, Moment};
use serde::{Deserialize, Serialize};

use crate::as_text;

/// Something that happened at a lock.
// A few hundred bytes, of which there are some hundreds: not worth a box.
#[allow(clippy::large_enum_variant)]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) enum Entry {
	/// A question was asked.
	Asked {
		/// The question.
		#[serde(with = "as_text")]
		question: Question,
		/// Until when it can be answered.
		until: Moment,
	},
	/// An answer was accepted, and somebody is let in.
	Admitted {
		/// The question.
		#[serde(with = "as_text")]
		question: Question,
		/// The answer.
		#[serde(with = "as_text")]
		pass: Presentation,
		/// When, by the lock's clock.
		at: Moment,
	},
	/// The chain is about to be told of an admission.
	Sending {
		/// Which.
		#[serde(with = "as_text")]
		redemption: RedemptionId,
		/// The number of the report.
		sequence: u64,
		/// The newest final block when it was chosen.
		after: BlockNumber,
	},
	/// The chain knows of an admission.
	Reported {
		/// Which.
		#[serde(with = "as_text")]
		redemption: RedemptionId,
		/// The number of the report.
		sequence: u64,
		/// A block in which the chain knew.
		block: BlockNumber,
	},
	/// The chain refused a report, and the number stays free: it is sent again later.
	Withheld {
		/// Of which admission.
		#[serde(with = "as_text")]
		redemption: RedemptionId,
	},
	/// The chain refused a report and always will; the number stays free.
	Refused {
		/// Of which admission.
		#[serde(with = "as_text")]
		redemption: RedemptionId,
		/// The chain's error.
		error: Box<str>,
	},
	/// So many earlier admissions are left out here: they make no difference any more.
	Settled {
		/// How many.
		admissions: u64,
	},
}
