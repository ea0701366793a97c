//! Whether a presentation is accepted.

use litentry_vocabulary::{Moment, TokenId};

use crate::{
	Admission, Finality, HandoverId, Ledger, Nonce, Policy, Presentation, Question, QuestionHint,
	RedemptionId, Refusal, Showing, View, chain::Chain, claim::Claim,
};

/// Decides, from what a verifier knows, whether to accept an answer to its question. Nothing is
/// allocated as long as the view lends what it knows.
///
/// # Errors
///
/// Tells the first thing that is wrong; what is cheap to check is checked first, signatures last.
pub fn verify(
	presentation: &Presentation,
	question: &Question,
	view: &impl View,
	ledger: &impl Ledger,
	now: Moment,
	policy: Policy,
) -> Result<Admission, Refusal> {
	check_question(&presentation.showing, question, view)?;
	check_clock(&presentation.showing, now, policy)?;
	if ledger.nonce_used(&question.nonce) {
		return Err(Refusal::Replayed);
	}
	if view.finality() != Finality::Final {
		return Err(Refusal::NotFinal);
	}
	judge(presentation, question, view, ledger, now)
}

/// Decides whether a verifier could accept an answer to its question when it was made: what a chain
/// checks of a redemption that is reported to it later. It does not know the verifier's clock, nor
/// which nonces it used, nor how often each handover was used.
///
/// # Errors
///
/// Tells the first thing that is wrong; what is cheap to check is checked first, signatures last.
pub fn verify_report(
	presentation: &Presentation,
	question: &Question,
	view: &impl View,
) -> Result<Admission, Refusal> {
	check_question(&presentation.showing, question, view)?;
	judge(presentation, question, view, &Unrecorded, presentation.showing.issued)
}

struct Unrecorded;

impl Ledger for Unrecorded {
	fn nonce_used(&self, _: &Nonce) -> bool {
		false
	}

	fn token_uses(&self, _: &TokenId) -> u32 {
		0
	}

	fn handover_uses(&self, _: &HandoverId) -> u32 {
		0
	}
}

fn check_question(showing: &Showing, question: &Question, view: &impl View) -> Result<(), Refusal> {
	let QuestionHint { genesis, verifier, nonce } = question.hint();
	let answers = showing.answers;
	if question.genesis != view.genesis() || answers.genesis != genesis {
		Err(Refusal::WrongChain)
	} else if answers.verifier != verifier {
		Err(Refusal::WrongVerifier)
	} else if answers.nonce != nonce {
		Err(Refusal::WrongQuestion)
	} else {
		Ok(())
	}
}

fn check_clock(showing: &Showing, now: Moment, policy: Policy) -> Result<(), Refusal> {
	let Showing { issued, lifetime, .. } = *showing;
	let (expired, skew) = (showing.expires(), Moment::from(policy.skew));
	if lifetime > policy.max_lifetime {
		Err(Refusal::LivesTooLong { lifetime, limit: policy.max_lifetime })
	} else if issued > now.saturating_add(skew) {
		Err(Refusal::FromFuture { issued })
	} else if now >= expired.saturating_add(skew) {
		Err(Refusal::Stale { expired })
	} else {
		Ok(())
	}
}

fn judge(
	presentation: &Presentation,
	question: &Question,
	view: &impl View,
	ledger: &impl Ledger,
	at: Moment,
) -> Result<Admission, Refusal> {
	let Presentation { showing, signed } = presentation;
	let agreed = claim(showing, question).check(view, ledger, at)?;
	let chain = Chain::new(showing, question.genesis);
	let of_chain = chain.check(ledger, at)?;
	let (presenter, message) = (showing.presenter(), showing.message_after(question, chain.last()));
	chain.check_signatures()?;
	if !signed.holds(&presenter, &message) {
		return Err(Refusal::BadSignature);
	}
	Ok(Admission {
		redemption: RedemptionId(*message.hash()),
		token: showing.token,
		holder: agreed.holder,
		presenter,
		uses_left: agreed.uses_left.least(of_chain),
		handovers: chain.ids(),
	})
}

const fn claim(showing: &Showing, question: &Question) -> Claim {
	let Showing { token, holder, data_hash, supporting, .. } = *showing;
	Claim { token, holder, accepts: question.accepts, data_hash, supporting }
}
