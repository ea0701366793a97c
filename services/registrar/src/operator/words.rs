//! Everything in words.

use litentry_vocabulary::Moment;

use super::Span;
pub(super) use crate::moments::timestamp as time;
use crate::{
	challenge::Channel,
	desk::{FieldState, Stage},
	identity::{Content, Field, Judgement},
	outbox::{Dispatch, MAX_ATTEMPTS, Outcome},
	policy::{Obstacle, Rule},
	request::End,
};

/// A text without characters that are not seen or that move the cursor: those are written as escapes.
pub(super) fn plain(text: &str) -> String {
	let escaped = |c: char| match c {
		'"' | '\'' | '\\' => vec![c],
		c => c.escape_debug().collect(),
	};
	text.chars().flat_map(escaped).collect()
}

/// How long ago a moment was.
pub(super) fn ago(moment: Moment, now: Moment) -> String {
	format!("{} ago", Span::between(moment, now))
}

pub(super) fn content(content: &Content) -> String {
	match content {
		Content::Text(text) => format!("{text:?}"),
		Content::Bytes(bytes) => format!("bytes 0x{}", hex::encode(bytes)),
		Content::Hashed(hashed) => {
			format!("{} 0x{}", hashed.kind.name(), hex::encode(hashed.hash))
		}
		Content::Fingerprint(fingerprint) => hex::encode_upper(fingerprint),
	}
}

pub(super) const fn rule(rule: Rule) -> &'static str {
	match rule {
		Rule::Verified => "verified",
		Rule::ByOperator => "operator",
		Rule::Refused => "refused",
	}
}

pub(super) fn stage(stage: Stage, now: Moment) -> String {
	match stage {
		Stage::Waiting => "waiting".into(),
		Stage::Submitting => "submitting".into(),
		Stage::Failed => "failed".into(),
		Stage::Ended { end, at } => format!("{}, {}", how(end), ago(at, now)),
	}
}

pub(super) fn how(end: End) -> String {
	match end {
		End::Judged(judgement) => format!("judged {}", judgement.name()),
		End::Cancelled => "cancelled".into(),
		End::Cleared => "cleared".into(),
	}
}

pub(super) fn state(state: &FieldState, now: Moment) -> String {
	match state {
		FieldState::Open { .. } => "open".into(),
		FieldState::Asked { channel, expires, .. } => {
			format!("asked by {channel}, for {} more", Span::between(now, *expires))
		}
		FieldState::Verified { channel: Channel::Operator, at, until } => {
			format!("approved {}, until {}", ago(*at, now), time(*until))
		}
		FieldState::Verified { channel, at, until } => {
			format!("verified by {channel} {}, until {}", ago(*at, now), time(*until))
		}
	}
}

/// The field of an obstacle, and what is in the way.
pub(super) fn obstacle(obstacle: &Obstacle) -> String {
	let about = |field: &Field, what: &str| format!("{} {what}", plain(field.name()));
	match obstacle {
		Obstacle::Empty => "no field is set".into(),
		Obstacle::NoContact { one_of } => {
			let one_of = one_of.iter().map(|field| plain(field.name()));
			format!("one of {} has to be set", one_of.collect::<Vec<_>>().join(", "))
		}
		Obstacle::Unsupported { field } => about(field, "is not verified here"),
		Obstacle::Unreadable { field } => about(field, "is no text"),
		Obstacle::Hidden { field } => about(field, "is hashed and not shown"),
		Obstacle::Unverified { field } => about(field, "is not verified"),
		Obstacle::AwaitsOperator { field } => about(field, "awaits the operator"),
	}
}

pub(super) fn dispatch(dispatch: &Dispatch, now: Moment) -> String {
	let Dispatch { intent, planned, outcome } = dispatch;
	let (judgement, planned) = (intent.judgement.name(), ago(*planned, now));
	let end = outcome.map_or("on its way", self::outcome);
	let mut words = format!("{judgement}, decided {planned}: {end}");
	if let Some(signed) = &intent.signed {
		let (number, hash, dies_at) = (intent.attempts, signed.hash, signed.dies_at);
		words += &format!("; transaction {number} of {MAX_ATTEMPTS} is {hash}");
		words += &format!(" with nonce {}, until block {dies_at}", signed.nonce);
	}
	words
}

const fn outcome(outcome: Outcome) -> &'static str {
	match outcome {
		Outcome::Judged => "given",
		Outcome::Withdrawn => "withdrawn before it was signed",
		Outcome::Overtaken => "overtaken by another one, or by the request's end",
		Outcome::Superseded => "not given, for the identity was changed",
		Outcome::Failed => "refused by the chain; retry once the cause is mended",
	}
}

/// Why a judgement is never given.
pub(super) const fn never_given(judgement: Judgement) -> &'static str {
	match judgement {
		Judgement::LowQuality => "people are told what to mend instead",
		Judgement::FeePaid(_) => "only the chain itself says that",
		_ => "it would take the fee and say nothing",
	}
}
