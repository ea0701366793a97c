//! The audit record, and how anyone checks it.

use axum::extract::State;
use maud::{Markup, html};
use serde::Deserialize;

use super::{Failure, WebState, page::Page, submitted::Question, time, words};
use crate::audit::Entry;

/// How many entries are on one page.
const LENGTH: u32 = 50;

/// How a receipt is checked with common tools.
const COMMAND: &str = "(printf %s SALT | xxd -r -p; cat statement.txt) | b2sum --length 256";

/// From which entry on.
#[derive(Deserialize)]
pub(super) struct From {
	from: Option<u64>,
}

pub(super) async fn page(
	State(web): State<WebState>,
	Question(From { from }): Question<From>,
) -> Result<Page, Failure> {
	let from = from.unwrap_or(1).max(1);
	let entries = web.desk.audit(from, LENGTH).await?;
	let body = html! {
		h1 { "Audit record" }
		p.lead {
			"What this registrar verified and judged, as hashes alone: nobody learns from it what an "
			"identity said, and nobody can change it later without being seen."
		}
		(how_to_check())
		(record(&entries))
		(turn(from, &entries))
	};
	Ok(Page::new("Audit record", body))
}

fn how_to_check() -> Markup {
	html! {
		section aria-labelledby="check" {
			h2 #check { "How to check it" }
			p {
				"Whoever was verified has got receipts: each is the number of an entry, a salt of 32 "
				"bytes in hexadecimal, and a statement. The BLAKE2b-256 hash of the salt followed by "
				"the statement is the digest in the entry of this number:"
			}
			(words::copied(COMMAND))
			p {
				"Each entry also holds the hash of the one before it, so whoever has kept the hash of "
				"an entry can tell whether anything up to there was changed."
			}
		}
	}
}

fn record(entries: &[Entry]) -> Markup {
	html! {
		div.scroll tabindex="0" role="region" aria-label="Entries" {
			table {
				caption { "Entries" }
				thead {
					tr {
						@for title in ["Number", "When", "What", "Digest", "Hash of the entry before"] {
							th scope="col" { (title) }
						}
					}
				}
				tbody {
					@for entry in entries { (row(entry)) }
					@if entries.is_empty() { tr { td colspan="5" { "There are none." } } }
				}
			}
		}
	}
}

fn row(entry: &Entry) -> Markup {
	html! {
		tr {
			th scope="row" { (entry.number) }
			td { (time::moment(entry.at)) }
			td { (entry.kind.name()) }
			td { code { (hex::encode(entry.digest)) } }
			td { code { (hex::encode(entry.previous)) } }
		}
	}
}

fn turn(from: u64, entries: &[Entry]) -> Markup {
	let last = entries.last().filter(|_| entries.len() == usize::try_from(LENGTH).unwrap_or(0));
	html! {
		nav.row aria-label="Entries" {
			@if from > 1 {
				a href={ "/audit?from=" (from.saturating_sub(LENGTH.into()).max(1)) } { "Earlier entries" }
			}
			@if let Some(last) = last {
				a href={ "/audit?from=" (last.number.saturating_add(1)) } { "Later entries" }
			}
		}
	}
}
