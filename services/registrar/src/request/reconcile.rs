//! What a finalized block changes about a request.
//!
//! Only what the block holds counts, not the events that led there. So nothing is missed that happened
//! while nobody looked, whoever signed for it and however it was wrapped.

use crate::identity::{InfoHash, Judgement, RegistrarIndex, Registration};

/// How a request ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
	/// The registrar's account has judged.
	Judged(Judgement),
	/// The person took it back.
	Cancelled,
	/// The identity is gone: cleared by its owner, or killed.
	Cleared,
}

/// What changes about a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
	/// Nothing.
	Nothing,
	/// There is one now.
	Opened,
	/// It is about another identity now: what was set anew has to be verified anew.
	Edited,
	/// It is over.
	Ended(End),
}

/// Compares what is known of a request (the hash of the identity that it is about, or `None` when none
/// is open) with what a finalized block holds.
pub fn reconcile(
	known: Option<InfoHash>,
	seen: Option<&Registration>,
	registrar: RegistrarIndex,
) -> Change {
	let said = seen.and_then(|seen| seen.judgements.get(&registrar));
	match (known, seen, said) {
		(None, Some(_), Some(Judgement::FeePaid(_))) => Change::Opened,
		(None, ..) => Change::Nothing,
		(Some(_), None, _) => Change::Ended(End::Cleared),
		(Some(hash), Some(seen), Some(Judgement::FeePaid(_))) if seen.info.hash() == hash => {
			Change::Nothing
		}
		(Some(_), Some(_), Some(Judgement::FeePaid(_))) => Change::Edited,
		(Some(_), Some(_), Some(judgement)) => Change::Ended(End::Judged(*judgement)),
		(Some(_), Some(_), None) => Change::Ended(End::Cancelled),
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::identity::{Content, Field, IdentityInfo};

	const US: RegistrarIndex = RegistrarIndex(3);
	const OTHERS: RegistrarIndex = RegistrarIndex(4);

	fn registration(
		email: &str,
		judgements: impl IntoIterator<Item = (RegistrarIndex, Judgement)>,
	) -> Registration {
		let fields = [(Field::Email, Content::Text(email.into()))];
		let info = IdentityInfo::new(email.as_bytes(), fields);
		Registration { info, judgements: judgements.into_iter().collect() }
	}

	fn hash(email: &str) -> Option<InfoHash> {
		Some(registration(email, []).info.hash())
	}

	#[test]
	fn a_paid_fee_opens_a_request_and_another_registrar_s_does_not() {
		let ours = registration("a@b.c", [(US, Judgement::FeePaid(5))]);
		assert_eq!(reconcile(None, Some(&ours), US), Change::Opened);
		let others = registration("a@b.c", [(OTHERS, Judgement::FeePaid(5))]);
		assert_eq!(reconcile(None, Some(&others), US), Change::Nothing);
		assert_eq!(reconcile(None, None, US), Change::Nothing);
	}

	#[test]
	fn a_request_goes_on_until_the_identity_is_another_one() {
		let ours = registration("a@b.c", [(US, Judgement::FeePaid(5))]);
		assert_eq!(reconcile(hash("a@b.c"), Some(&ours), US), Change::Nothing);
		assert_eq!(reconcile(hash("other@b.c"), Some(&ours), US), Change::Edited);
	}

	#[test]
	fn each_end_is_recognized() {
		let ended = |seen: Option<&Registration>| reconcile(hash("a@b.c"), seen, US);
		let judged = registration("a@b.c", [(US, Judgement::Reasonable)]);
		assert_eq!(ended(Some(&judged)), Change::Ended(End::Judged(Judgement::Reasonable)));
		let cancelled = registration("a@b.c", [(OTHERS, Judgement::FeePaid(5))]);
		assert_eq!(ended(Some(&cancelled)), Change::Ended(End::Cancelled));
		assert_eq!(ended(None), Change::Ended(End::Cleared));
	}

	#[test]
	fn a_judgement_that_nobody_waits_for_changes_nothing() {
		let judged = registration("a@b.c", [(US, Judgement::Reasonable)]);
		assert_eq!(reconcile(None, Some(&judged), US), Change::Nothing);
	}
}
