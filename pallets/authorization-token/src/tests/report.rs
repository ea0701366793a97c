use litentry_token::{Hours, Permission, Presentation, Update, Uses};
use litentry_verifying_key::Signature;
use litentry_vocabulary::{GenesisHash, TokenId, blake2_256};
use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok, dispatch::DispatchResult},
	sp_runtime::TokenError,
};

use crate::{Call, Error, Event, HoldReason, Presented, Reports, mock::*};

const SUNDAYS: Hours = Hours { days: 0b100_0000, from: 0, until: 96, offset: 0 };

/// The guest shows a fresh pass.
fn shown() -> Show {
	Show::new(granted(pass()), GUEST)
}

/// The guest hands a fresh pass to a friend, who shows it.
fn handed(change: impl FnOnce(Permission) -> Permission) -> Show {
	shown().handed_to(FRIEND, change(permission(FRIEND)))
}

#[test]
fn a_reported_use_is_counted() {
	ExtBuilder.build_and_check(|| {
		let show = shown();
		let id = show.token;
		events();

		assert_ok!(show.report(1));

		assert_eq!((uses(id), Reports::<Test>::get(LOCK, holder(DOOR))), (Uses::Left(2), Some(1)));
		let reported = Event::RedemptionReported {
			id,
			holder: account(GUEST),
			verifier: account(DOOR),
			identity: LOCK,
			sequence: 1,
			redemption: show.redemption(),
			presenter: verifying(GUEST),
			at: START,
			left: Uses::Left(2),
		};
		assert_eq!(events(), vec![reported]);
	});
}

#[test]
fn a_verifier_pays_one_deposit_for_all_its_reports() {
	ExtBuilder.build_and_check(|| {
		let show = shown();
		for sequence in [1, 2, 3] {
			assert_ok!(show.report(sequence));
			assert_eq!(held(HoldReason::Report, DOOR), REPORT_DEPOSIT);
		}
	});
}

#[test]
fn no_report_counts_twice_and_none_is_left_out() {
	ExtBuilder.build_and_check(|| {
		let show = shown();
		assert_noop!(show.report(0), Error::<Test>::AlreadyReported);
		assert_noop!(show.report(2), Error::<Test>::SequenceGap);
		assert_ok!(show.report(1));
		assert_noop!(show.report(1), Error::<Test>::AlreadyReported);
		assert_noop!(show.report(3), Error::<Test>::SequenceGap);
		assert_ok!(show.report(2));
	});
}

#[test]
fn a_refused_report_uses_up_no_number() {
	ExtBuilder.build_and_check(|| {
		let show = shown();
		assert_noop!(
			Show { signer: Some(STRANGER), ..show.clone() }.report(1),
			Error::<Test>::BadSignature
		);
		assert_ok!(show.report(1));
	});
}

#[test]
fn each_verifier_counts_for_itself() {
	ExtBuilder.build_and_check(|| {
		let presented = shown().presented();
		assert_ok!(report(DOOR, 1, presented.clone()));
		assert_ok!(report(OWNER, 1, presented));
	});
}

#[test]
fn only_verifiers_report() {
	ExtBuilder.build_and_check(|| {
		let presented = shown().presented();
		for stranger in [PORTER, CLERK, GUEST] {
			let reported = report(stranger, 1, presented.clone());
			assert_noop!(reported, Error::<Test>::NotVerifier);
		}
	});
}

#[test]
fn a_verifier_reports_only_what_was_shown_to_an_identity_that_it_verifies_for() {
	ExtBuilder.build_and_check(|| {
		let show = Show { to: OFFICE, ..shown() };
		assert_noop!(show.report(1), Error::<Test>::NotVerifier);
		Registry::mutate(|registry| {
			registry.get_mut(&OFFICE).unwrap().verifiers.push(holder(DOOR))
		});
		assert_ok!(show.report(1));
	});
}

#[test]
fn who_cannot_pay_the_deposit_reports_nothing() {
	ExtBuilder.build_and_check(|| {
		let presented = shown().presented();
		Registry::mutate(|registry| {
			registry.get_mut(&LOCK).unwrap().verifiers.push(holder(PAUPER))
		});
		assert_noop!(report(PAUPER, 1, presented), TokenError::FundsUnavailable);
	});
}

#[test]
fn nothing_is_reported_to_a_retired_identity_or_to_none() {
	ExtBuilder.build_and_check(|| {
		let show = shown();
		retire(LOCK);
		assert_noop!(show.report(1), Error::<Test>::IdentityRetired);
		let (identity, presented) = (NOTHING, Box::new(show.presented()));
		let call = Call::report { identity, sequence: 1, presented };
		assert_noop!(send(DOOR, call), Error::<Test>::IdentityNotFound);
	});
}

#[test]
fn a_presentation_is_judged_as_of_when_it_was_made() {
	ExtBuilder.build_and_check(|| {
		let show = shown();
		wait(5 * HOUR);
		assert_ok!(show.report(1));
		let late = Show { issued: START + 3 * HOUR, ..show.clone() };
		assert_noop!(late.report(2), Error::<Test>::Expired);
		let early = Show { issued: START - 1, ..show };
		assert_noop!(early.report(2), Error::<Test>::NotYet);
	});
}

#[test]
fn a_presentation_from_the_future_is_refused() {
	ExtBuilder.build_and_check(|| {
		let show = shown();
		assert_ok!(Show { issued: START + 30_000, ..show.clone() }.report(1));
		let future = Show { issued: START + 30_001, ..show };
		assert_noop!(future.report(2), Error::<Test>::FromFuture);
	});
}

#[test]
fn a_presentation_answers_the_question_that_was_asked() {
	ExtBuilder.build_and_check(|| {
		let show = shown();
		let other_chain = Show { genesis: GenesisHash([8; 32]), ..show.clone() };
		assert_noop!(other_chain.report(1), Error::<Test>::WrongChain);
		let presented = show.presented();
		let other_nonce = Presented { nonce: litentry_token::Nonce([2; 16]), ..presented.clone() };
		assert_noop!(report(DOOR, 1, other_nonce), Error::<Test>::WrongQuestion);
		Registry::mutate(|registry| {
			registry.get_mut(&OFFICE).unwrap().verifiers.push(holder(DOOR))
		});
		let other_verifier = Presented { to: OFFICE, ..presented };
		assert_noop!(report(DOOR, 1, other_verifier), Error::<Test>::WrongVerifier);
	});
}

#[test]
fn a_presentation_shows_a_token_of_the_identity() {
	ExtBuilder.build_and_check(|| {
		let of_office = issue(CLERK, OFFICE, GUEST).unwrap();
		assert_noop!(Show::new(of_office, GUEST).report(1), Error::<Test>::WrongIdentity);
		let of_nobody = Show::new(TokenId([9; 32]), GUEST);
		assert_noop!(of_nobody.report(1), Error::<Test>::NotFound);
	});
}

#[test]
fn a_presentation_is_the_holders() {
	ExtBuilder.build_and_check(|| {
		let show = shown();
		let strangers = Show { holder: STRANGER, ..show.clone() };
		assert_noop!(strangers.report(1), Error::<Test>::NotHolder);
		let forged = Show { signer: Some(STRANGER), ..show };
		assert_noop!(forged.report(1), Error::<Test>::BadSignature);
	});
}

#[test]
fn a_presentation_signed_for_one_token_does_not_show_another() {
	ExtBuilder.build_and_check(|| {
		let (one, other) = (shown(), shown());
		let signed = one.presented().presentation.signed;
		let showing = other.presented().presentation.showing;
		let swapped =
			Presented { presentation: Presentation { showing, signed }, ..other.presented() };
		assert_noop!(report(DOOR, 1, swapped), Error::<Test>::BadSignature);
	});
}

#[test]
fn a_malformed_signature_is_refused() {
	ExtBuilder.build_and_check(|| {
		let mut presented = shown().presented();
		presented.presentation.signed.signature = Signature([0xff; 64]);
		assert_noop!(report(DOOR, 1, presented), Error::<Test>::BadSignature);
	});
}

#[test]
fn a_token_that_has_ended_or_is_not_good_is_not_reported() {
	ExtBuilder.build_and_check(|| {
		let [recalled, used, closed] = [(); 3].map(|()| shown());
		recall(OWNER, recalled.token).unwrap();
		assert_noop!(recalled.report(1), Error::<Test>::Recalled);
		(0..3).for_each(|_| redeem(GUEST, used.token).unwrap());
		assert_noop!(used.report(1), Error::<Test>::UsedUp);
		update(OWNER, closed.token, Update { hours: Some(Some(SUNDAYS)), ..UNCHANGED }).unwrap();
		assert_noop!(closed.report(1), Error::<Test>::OutsideHours);
	});
}

#[test]
fn a_frozen_accounts_token_is_not_reported() {
	ExtBuilder.build_and_check(|| {
		let show = shown();
		freeze(GUEST, GUEST).unwrap();
		assert_noop!(show.report(1), Error::<Test>::Frozen);
	});
}

#[test]
fn data_that_changed_are_told() {
	ExtBuilder.build_and_check(|| {
		let show = Show { data_hash: Some(blake2_256(b"")), ..shown() };
		assert_ok!(show.report(1));
		let data = litentry_token::TokenData::truncate_from(b"C102".to_vec());
		update_all(OWNER, Update { data: Some(data), ..UNCHANGED }).unwrap();
		assert_noop!(show.report(2), Error::<Test>::DataChanged);
	});
}

#[test]
fn a_required_token_is_shown_too() {
	ExtBuilder.build_and_check(|| {
		let show = Show::new(granted(pass_for_adults()), GUEST);
		assert_noop!(show.report(1), Error::<Test>::RequirementMissing);
		let adult = issue(CLERK, OFFICE, GUEST).unwrap();
		let supported = Show { supporting: Some(adult), ..show };
		assert_ok!(supported.report(1));
		recall(CLERK, adult).unwrap();
		assert_noop!(supported.report(2), Error::<Test>::RequirementMissing);
	});
}

#[test]
fn a_token_handed_over_counts_as_its_holders() {
	ExtBuilder.build_and_check(|| {
		let show = handed(|permission| permission);
		let id = show.token;
		events();
		assert_ok!(show.report(1));
		let reported = Event::RedemptionReported {
			id,
			holder: account(GUEST),
			verifier: account(DOOR),
			identity: LOCK,
			sequence: 1,
			redemption: show.redemption(),
			presenter: verifying(FRIEND),
			at: START,
			left: Uses::Left(2),
		};
		assert_eq!(events(), vec![reported]);
	});
}

#[test]
fn a_handover_permits_what_it_says() {
	fn refused(change: impl FnOnce(Permission) -> Permission) -> DispatchResult {
		handed(change).report(1)
	}

	ExtBuilder.build_and_check(|| {
		let later = refused(|one| Permission { from: START + 1, ..one });
		assert_eq!(later, Err(Error::<Test>::HandoverNotYet.into()));
		let over = refused(|one| Permission { from: 0, until: START, ..one });
		assert_eq!(over, Err(Error::<Test>::HandoverExpired.into()));
		let closed = refused(|one| Permission { hours: Some(SUNDAYS), ..one });
		assert_eq!(closed, Err(Error::<Test>::HandoverOutsideHours.into()));
		let malformed = Some(Hours { days: 0, ..SUNDAYS });
		let malformed = refused(|one| Permission { hours: malformed, ..one });
		assert_eq!(malformed, Err(Error::<Test>::HandoverMalformed.into()));
		let no_use = refused(|one| Permission { uses: Uses::Left(0), ..one });
		assert_eq!(no_use, Err(Error::<Test>::HandoverUsedUp.into()));
	});
}

#[test]
fn a_handover_permits_no_more_than_the_one_before_it() {
	ExtBuilder.build_and_check(|| {
		let narrow = permission(FRIEND);
		let wide = Permission { until: narrow.until + 1, ..permission(STRANGER) };
		let show = shown().handed_to(FRIEND, narrow).handed_to(STRANGER, wide);
		assert_noop!(show.report(1), Error::<Test>::HandoverWider);
	});
}

#[test]
fn a_handover_is_signed_by_its_giver() {
	ExtBuilder.build_and_check(|| {
		let stolen = handed(|permission| permission);
		let own = Show { token: granted(pass()), ..stolen.clone() };
		let mut presented = own.presented();
		presented.presentation.showing.handovers =
			stolen.presented().presentation.showing.handovers;
		assert_noop!(report(DOOR, 1, presented), Error::<Test>::HandoverBadSignature);
	});
}
