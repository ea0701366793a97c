//! Redemptions that happened off the chain.

use litentry_token::{Admission, Nonce, Policy, Presentation, Question, verify_report};
use litentry_vocabulary::{Account, IdentityId, Moment};
use parity_scale_codec::{Decode, DecodeWithMemTracking, Encode};
use polkadot_sdk::{
	frame_support::{ensure, traits::Get},
	sp_runtime::DispatchResult,
};
use scale_info::TypeInfo;

use crate::{Config, Error, Event, HoldReason, Pallet, Reports, view::Present};

/// A presentation, and what else the question said that it answers.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct Presented {
	/// The identity that asked: often the one whose token was shown.
	pub to: IdentityId,
	/// The question's nonce.
	pub nonce: Nonce,
	/// The answer.
	pub presentation: Presentation,
}

impl Presented {
	/// Through how many hands the token went off the chain.
	pub fn handovers(&self) -> u32 {
		self.presentation.showing.handovers.len() as u32
	}
}

impl<T: Config> Pallet<T> {
	/// Counts a use that a verifier of the identity admitted.
	pub(crate) fn count_report(
		identity: IdentityId,
		verifier: Account,
		sequence: u64,
		presented: &Presented,
	) -> DispatchResult {
		Self::ensure_verifier(&identity, &verifier)?;
		Self::ensure_verifier(&presented.to, &verifier)?;
		Self::check_sequence(&identity, &verifier, sequence)?;
		let admission = Self::admit(identity, presented)?;
		if sequence == 1 {
			Self::hold(HoldReason::Report, verifier, T::ReportDeposit::get())?;
		}
		Reports::<T>::insert(identity, verifier, sequence);
		let left = Self::count_use(&admission.token)?;
		Self::deposit_event(Event::RedemptionReported {
			id: admission.token,
			holder: Self::account_id(admission.holder),
			verifier: Self::account_id(verifier),
			identity,
			sequence,
			redemption: admission.redemption,
			presenter: admission.presenter,
			at: presented.presentation.showing.issued,
			left,
		});
		Ok(())
	}

	fn check_sequence(
		identity: &IdentityId,
		verifier: &Account,
		sequence: u64,
	) -> Result<(), Error<T>> {
		let last = Self::last_report(*identity, *verifier);
		ensure!(sequence > last, Error::AlreadyReported);
		ensure!(Some(sequence) == last.checked_add(1), Error::SequenceGap);
		Ok(())
	}

	fn admit(identity: IdentityId, presented: &Presented) -> Result<Admission, Error<T>> {
		let Presented { to, nonce, presentation } = presented;
		ensure!(presentation.showing.issued <= Self::latest_clock(), Error::FromFuture);
		let view = Present::<T>::new();
		let question =
			Question { genesis: Self::genesis(), verifier: *to, accepts: identity, nonce: *nonce };
		Ok(verify_report(presentation, &question, &view)?)
	}

	/// What the clock of a phone may show by now.
	fn latest_clock() -> Moment {
		Self::now().saturating_add(Policy::default().skew.into())
	}
}
