//! An entry of the audit record.

use serde::Serialize;
use utoipa::ToSchema;

use super::{Hex, Time, request::Judgement};
use crate::audit;

/// An entry of the audit record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = AuditEntry)]
pub(in crate::api) struct Entry {
	/// Its place, from 1.
	number: u64,
	/// The hash of the entry before it; zeros for the first.
	previous: Hex,
	/// What it is about: `verified`, `approved`, `judged`, `decided`, `banned` or `unbanned`.
	kind: &'static str,
	/// The judgement, if it is about one.
	judgement: Option<Judgement>,
	/// The BLAKE2b-256 hash of a salt and the statement, which only whoever it is about was given.
	digest: Hex,
	/// When it was made.
	at: Time,
	/// The hash of all this, which the next entry holds.
	hash: Hex,
}

impl From<audit::Entry> for Entry {
	fn from(entry: audit::Entry) -> Self {
		Self {
			number: entry.number,
			previous: Hex(entry.previous),
			kind: entry.kind.name(),
			judgement: entry.judgement.and_then(Judgement::of_index),
			digest: Hex(entry.digest),
			at: Time(entry.at),
			hash: Hex(entry.hash()),
		}
	}
}
