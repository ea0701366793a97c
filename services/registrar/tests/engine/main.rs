//! A registrar's engine between doubles of chains, people and clocks, over both databases.

#![allow(clippy::unwrap_used, missing_docs, unreachable_pub)]

#[path = "../fakes/fakes.rs"]
mod fakes;

mod answering;
mod auditing;
mod crashing;
mod editing;
mod forgetting;
mod judging;
mod naming;
mod operating;
mod policing;
mod renewing;
mod revealing;
mod scanning;
mod telling;

use fakes::{Postgres, World};

/// Runs each over SQLite, one test each, and all over one PostgreSQL server.
macro_rules! over_both_databases {
	($($module:ident::$name:ident),* $(,)?) => {
		mod over_sqlite {
			use super::*;
			$(
				#[tokio::test]
				async fn $name() {
					$module::$name(World::new().await).await;
				}
			)*
		}

		#[tokio::test]
		async fn all_of_it_over_postgresql() {
			let postgres = Postgres::start().await;
			$(
				let url = postgres.database(stringify!($name)).await;
				$module::$name(World::on(url).await).await;
			)*
		}
	};
}

over_both_databases! {
	answering::each_code_works_once_for_its_address_on_its_channel,
	answering::a_challenge_bears_few_wrong_answers,
	answering::a_challenge_expires,
	answering::published_proofs_are_looked_for,
	answering::why_a_look_failed_is_kept_until_the_field_is_begun_anew_or_verified,
	answering::addresses_are_not_flooded,
	answering::nobody_uses_up_the_messages_to_an_address_alone,
	answering::a_code_that_the_page_shows_needs_no_letter,
	answering::whoever_is_sent_nothing_is_named_as_often_as_anybody_likes,
	answering::nobody_uses_up_the_looks_at_a_website_alone,
	answering::whoever_wants_no_messages_gets_none,
	auditing::a_receipt_shows_what_was_verified,
	auditing::each_part_of_the_record_tells_how_long_it_is,
	crashing::two_programs_over_one_database_judge_once,
	crashing::whoever_signs_too_late_sends_nothing,
	crashing::what_cannot_be_read_of_one_stands_in_nobody_else_s_way,
	crashing::what_is_due_is_done_though_something_else_fails,
	crashing::whoever_is_banned_while_it_is_signed_is_not_judged,
	crashing::whoever_signs_for_a_request_that_is_forgotten_signs_for_no_other,
	editing::what_stays_the_same_stays_verified,
	editing::a_code_for_another_identity_is_outdated,
	editing::an_edit_after_the_decision_is_never_judged_by_it,
	judging::an_identity_is_judged_when_the_last_field_is_verified,
	judging::a_name_that_is_taken_is_told_so,
	judging::what_stands_in_the_way_is_known_before_anything_is_paid,
	judging::the_chain_is_shown_with_its_numbers,
	naming::a_name_that_was_free_is_looked_at_again_before_it_is_judged,
	naming::of_two_who_are_alike_whoever_is_decided_about_first_is_judged,
	naming::of_two_who_are_alike_and_verified_at_once_one_is_judged,
	naming::while_names_are_not_known_nothing_is_written_and_they_are_looked_at_later,
	naming::names_are_looked_at_as_soon_as_they_are_known,
	naming::no_judgement_is_decided_while_names_are_not_known,
	naming::codes_that_nobody_comes_back_with_are_not_kept,
	naming::names_count_on_other_chains_unless_the_configuration_says_otherwise,
	operating::the_operator_looks_at_what_only_he_can,
	operating::nothing_is_done_for_a_banned_account,
	operating::whoever_listens_hears_of_a_ban_and_of_its_end,
	operating::a_ban_holds_a_judgement_back_until_it_is_over,
	operating::the_operator_judges_but_not_everything,
	operating::the_operator_may_decide_otherwise_before_it_is_signed,
	operating::a_ban_stops_what_was_decided_and_not_signed,
	operating::of_a_banned_account_nothing_good_is_signed_but_what_is_bad,
	operating::what_the_operator_decides_is_about_what_he_has_looked_at,
	operating::only_whom_a_partner_vouches_for_is_known_good,
	operating::what_the_chain_refuses_waits_for_the_operator,
	operating::what_never_reaches_a_block_is_tried_on_and_on,
	operating::what_the_operator_does_through_another_program_is_heeded,
	operating::what_was_verified_counts_only_as_the_rules_are_now,
	operating::everything_is_counted,
	operating::open_requests_are_listed_in_pages,
	operating::everything_that_is_kept_is_exported,
	renewing::an_old_judgement_becomes_out_of_date_after_a_notice,
	renewing::a_name_that_changed_hands_is_not_verified_anew,
	renewing::what_is_verified_anew_in_time_stands,
	renewing::what_ends_soon_is_not_carried_over_into_a_new_request,
	renewing::a_renewal_counts_only_what_is_verified_anew,
	renewing::what_the_operator_judges_stands_for_the_whole_time,
	renewing::what_is_known_good_grows_old_too,
	renewing::what_is_reasonable_first_and_known_good_later_grows_old_from_then_on,
	renewing::a_judgement_that_its_owner_gave_up_is_forgotten,
	revealing::what_is_hashed_counts_once_it_is_shown_and_verified,
	scanning::a_request_that_no_scan_shows_has_ended,
	scanning::an_older_block_changes_nothing,
	scanning::after_a_lie_about_the_height_the_truth_counts,
	scanning::each_end_is_seen,
	telling::whoever_could_not_be_told_is_told_later_with_the_receipts,
	telling::whoever_can_never_be_told_is_forgotten_in_the_end,
	telling::while_somebody_is_told_slowly_everything_else_goes_on,
}
