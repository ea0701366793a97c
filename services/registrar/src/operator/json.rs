//! Everything as JSON.

use serde_json::{Value, json};

use super::{EntryHash, showing::Shown, which::address, words};
use crate::{
	audit::Entry,
	desk::{ChainView, FieldState, FieldView, RequestView, Stage},
	identity::Content,
	outbox::Dispatch,
	policy::Obstacle,
	verifier::Hint,
};

pub(super) fn shown(shown: &Shown) -> Value {
	let mut value = request(shown.chain, shown.view);
	value["intent"] = shown.dispatch.as_ref().map(dispatch).into();
	value
}

pub(super) fn request(chain: &ChainView, view: &RequestView) -> Value {
	let (stage, ended) = match view.stage {
		Stage::Waiting => ("waiting", None),
		Stage::Submitting => ("submitting", None),
		Stage::Failed => ("failed", None),
		Stage::Ended { end, at } => ("ended", Some(json!({ "how": words::how(end), "at": at }))),
	};
	json!({
		"chain": chain.name,
		"genesis": chain.chain.to_string(),
		"registrar": chain.registrar.0,
		"account": address(chain, &view.key.account),
		"identity": view.info.to_string(),
		"fee": view.fee.to_string(),
		"since": view.since,
		"stage": stage,
		"end": ended,
		"fields": view.fields.iter().map(field).collect::<Vec<_>>(),
		"obstacles": view.obstacles.iter().map(obstacle).collect::<Vec<_>>(),
		"renewal_until": view.renewal,
		"banned_until": view.banned,
	})
}

fn field(view: &FieldView) -> Value {
	json!({
		"field": view.field.name(),
		"content": content(&view.content),
		"rule": words::rule(view.rule),
		"channels": view.channels.iter().map(|channel| channel.name()).collect::<Vec<_>>(),
		"state": state(&view.state),
	})
}

fn content(content: &Content) -> Value {
	match content {
		Content::Text(text) => json!({ "text": text }),
		Content::Bytes(bytes) => json!({ "bytes": hex::encode(bytes) }),
		Content::Hashed(it) => json!({ "hash": hex::encode(it.hash), "function": it.kind.name() }),
		Content::Fingerprint(it) => json!({ "fingerprint": hex::encode(it) }),
	}
}

fn state(state: &FieldState) -> Value {
	let words = |hint: &Option<Hint>| hint.as_ref().map(ToString::to_string);
	match state {
		FieldState::Open { hint } => json!({ "is": "open", "hint": words(hint) }),
		FieldState::Asked { channel, expires, hint, .. } => json!({
			"is": "asked",
			"channel": channel.name(),
			"expires": expires,
			"hint": words(hint),
		}),
		FieldState::Verified { channel, at, until } => {
			json!({ "is": "verified", "channel": channel.name(), "at": at, "until": until })
		}
	}
}

fn obstacle(obstacle: &Obstacle) -> Value {
	let of =
		|what: &str, field: &crate::identity::Field| json!({ "is": what, "field": field.name() });
	match obstacle {
		Obstacle::Empty => json!({ "is": "empty" }),
		Obstacle::NoContact { one_of } => {
			let one_of: Vec<_> = one_of.iter().map(|field| field.name()).collect();
			json!({ "is": "no-contact", "one_of": one_of })
		}
		Obstacle::Unsupported { field } => of("unsupported", field),
		Obstacle::Unreadable { field } => of("unreadable", field),
		Obstacle::Hidden { field } => of("hidden", field),
		Obstacle::Unverified { field } => of("unverified", field),
		Obstacle::AwaitsOperator { field } => of("awaits-operator", field),
	}
}

fn dispatch(dispatch: &Dispatch) -> Value {
	let Dispatch { intent, planned, outcome } = dispatch;
	let transaction = intent.signed.as_ref().map(|signed| {
		json!({
			"hash": signed.hash.to_string(),
			"nonce": signed.nonce,
			"dies_at": signed.dies_at,
		})
	});
	json!({
		"judgement": intent.judgement.name(),
		"identity": intent.info.to_string(),
		"planned": planned,
		"attempts": intent.attempts,
		"transaction": transaction,
		"outcome": outcome.map(|outcome| outcome.name()),
	})
}

/// An entry of the audit record, as it is exported.
pub(crate) fn entry(entry: &Entry) -> Value {
	json!({
		"number": entry.number,
		"previous": EntryHash(entry.previous).to_string(),
		"kind": entry.kind.name(),
		"judgement": entry.judgement,
		"digest": format!("0x{}", hex::encode(entry.digest)),
		"at": entry.at,
		"hash": EntryHash(entry.hash()).to_string(),
	})
}
