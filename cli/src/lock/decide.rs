//! Whether the door opens.

use litentry_lock_snapshot::{Known, NotCurrent};
use litentry_token::{
	Admission, Nonce, Presentation, Question, QuestionHint, Refusal, verify, verify_report,
};
use litentry_vocabulary::Moment;

use super::{Counted, Ledger, Refused, Settings};

/// Decides about an answer, from what is known of the chain and what was admitted before. Who acts on
/// an admission writes it down first.
///
/// Only an admission closes a question. One whose answer is refused stays open until its time is over, so
/// that who made a mistake can try again, and nobody spends the questions of others.
///
/// # Errors
///
/// Tells the first thing that is wrong.
pub(crate) fn decide(
	presentation: &Presentation,
	ledger: &Ledger,
	settings: &Settings,
	known: &Known,
	now: Moment,
) -> Result<(Question, Admission), Refused> {
	check_age(settings, known, now)?;
	let question = question(presentation.showing.answers, ledger, settings, now)?;
	let counted = Counted { ledger, settings, known };
	let admission = verify(presentation, &question, known, &counted, now, settings.policy())?;
	// The chain will judge the token by the presenter's clock, and must not refuse what is reported.
	verify_report(presentation, &question, known)?;
	Ok((question, admission))
}

fn check_age(settings: &Settings, known: &Known, now: Moment) -> Result<(), Refused> {
	let (taken, max_age) = (known.taken(), settings.max_age);
	known.check_age(now, max_age).map_err(|not_current| match not_current {
		NotCurrent::FromFuture { ahead } => Refused::ClockBehind { ahead },
		_ => Refusal::SnapshotTooOld { taken, max_age }.into(),
	})
}

/// The open question that an answer is to.
fn question(
	answers: QuestionHint,
	ledger: &Ledger,
	settings: &Settings,
	now: Moment,
) -> Result<Question, Refused> {
	if let Some(asked) = ledger.asked(answers) {
		let until = asked.until;
		return if now < until { Ok(asked.question) } else { Err(Refused::QuestionOver { until }) };
	}
	let own = settings.question(Nonce([0; 16])).hint();
	Err(if answers.genesis != own.genesis {
		Refusal::WrongChain
	} else if answers.verifier != own.verifier {
		Refusal::WrongVerifier
	} else if ledger.answered(answers) {
		Refusal::Replayed
	} else {
		Refusal::WrongQuestion
	}
	.into())
}
