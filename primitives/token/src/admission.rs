//! A presentation that is accepted.

use arrayvec::ArrayVec;
use litentry_verifying_key::VerifyingKey;
use litentry_vocabulary::{Account, TokenId};

use crate::{HandoverId, MAX_HANDOVERS, RedemptionId, Uses};

/// A presentation that is accepted. Whoever acts on it counts the use first: of the nonce, of the
/// token, and of every handover.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Admission {
	/// What names this redemption.
	pub redemption: RedemptionId,
	/// The token that was shown.
	pub token: TokenId,
	/// Who holds it.
	pub holder: Account,
	/// Who showed it.
	pub presenter: VerifyingKey,
	/// What is left after this use, of the token and of each handover.
	pub uses_left: Uses,
	/// The handovers that it was shown with, the holder's first.
	pub(crate) handovers: ArrayVec<HandoverId, MAX_HANDOVERS>,
}

impl Admission {
	/// The handovers that it was shown with, the holder's first.
	pub fn handovers(&self) -> &[HandoverId] {
		&self.handovers
	}
}
