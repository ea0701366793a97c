//! Whether a presentation is accepted.

use litentry_vocabulary::{Account, Moment, TokenId, blake2_256};

use crate::{
	Admission, Finality, HandoverId, Ledger, Nonce, NotGood, Policy, Presentation, Question,
	QuestionHint, RedemptionId, Refusal, Showing, Token, Uses, View, chain::Chain, standing,
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
	let token = view.token(&showing.token).ok_or(Refusal::UnknownToken)?;
	let holder = check_holder(showing, question, &token, view)?;
	let of_token = check_token(showing, &token, view, ledger, at)?;
	let chain = Chain::new(showing, question.genesis);
	let of_chain = chain.check(ledger, at)?;
	let message = showing.message(question, chain.ids().last());
	chain.check_signatures()?;
	let presenter = showing.presenter();
	if !signed.holds(&presenter, &message) {
		return Err(Refusal::BadSignature);
	}
	Ok(Admission {
		redemption: RedemptionId(*message.hash()),
		token: showing.token,
		holder,
		presenter,
		uses_left: of_token.least(of_chain),
		handovers: chain.ids(),
	})
}

fn check_holder(
	showing: &Showing,
	question: &Question,
	token: &Token,
	view: &impl View,
) -> Result<Account, Refusal> {
	let Token { identity, holder, .. } = *token;
	if identity != question.accepts {
		Err(Refusal::WrongIdentity { identity })
	} else if showing.holder.account() != Some(holder) {
		Err(Refusal::NotOwner)
	} else if view.is_frozen(&holder) {
		Err(Refusal::Frozen)
	} else {
		Ok(holder)
	}
}

/// What is left of the token's uses after this one.
fn check_token(
	showing: &Showing,
	token: &Token,
	view: &impl View,
	ledger: &impl Ledger,
	at: Moment,
) -> Result<Uses, Refusal> {
	let uses = good(token, view, at)?;
	let left = uses.after_one_more(ledger.token_uses(&showing.token)).ok_or(NotGood::UsedUp)?;
	check_data(showing, token, view)?;
	check_requirement(showing, token, view, at)?;
	Ok(left)
}

fn good(token: &Token, view: &impl View, at: Moment) -> Result<Uses, Refusal> {
	let identity = token.identity;
	let unknown = Refusal::UnknownIdentity { identity };
	let issuer = view.issuer(&identity).ok_or(unknown)?;
	let identity = view.identity(&identity).ok_or(unknown)?;
	Ok(standing(token, &issuer, &identity, at)?)
}

fn check_data(showing: &Showing, token: &Token, view: &impl View) -> Result<(), Refusal> {
	let Some(expected) = showing.data_hash else { return Ok(()) };
	let identity = token.identity;
	let issuer = view.issuer(&identity).ok_or(Refusal::UnknownIdentity { identity })?;
	let data = issuer.amendments.data_of(token);
	if blake2_256(data) == expected { Ok(()) } else { Err(Refusal::DataChanged) }
}

/// Whether the holder has a good token of the identity that this one requires a token of.
fn check_requirement(
	showing: &Showing,
	token: &Token,
	view: &impl View,
	at: Moment,
) -> Result<(), Refusal> {
	let Some(identity) = token.terms.requires else { return Ok(()) };
	let supports = |supporting: &Token| {
		supporting.identity == identity
			&& supporting.holder == token.holder
			&& good(supporting, view, at).is_ok()
	};
	let supporting = showing.supporting.and_then(|id| view.token(&id));
	match supporting {
		Some(supporting) if supports(&supporting) => Ok(()),
		_ => Err(Refusal::RequirementMissing { identity }),
	}
}
