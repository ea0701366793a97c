//! The audit record, and how anyone checks it.

use axum::{
	body::Body,
	extract::{Request, State},
	http::header::CONTENT_TYPE,
	response::{IntoResponse, Response},
};
use futures::stream;
use maud::{Markup, html};
use serde::Deserialize;

use super::{Failure, Guest, WebState, page::Page, submitted::Question, time, words};
use crate::{
	audit::{self, Entry},
	desk::Declined,
	operator::json,
};

/// How many entries are on one page.
const LENGTH: u32 = 50;

/// How many entries are read at once for whoever takes all.
const PORTION: u32 = 1000;

/// How one receipt is checked with common tools.
const ONE: &str =
	"(printf %s SALT | tr a-f A-F | basenc --base16 -d; cat statement.txt) |\n  b2sum --length 256";

/// How all receipts, and the whole record, are checked.
const ALL: &str = "litentry-registrar audit check receipts.json --record record.jsonl";

/// From which entry on; without one, the newest.
#[derive(Deserialize)]
pub(super) struct From {
	from: Option<u64>,
}

pub(super) async fn page(
	State(web): State<WebState>,
	Question(From { from }): Question<From>,
) -> Result<Page, Failure> {
	let from = match from {
		Some(from) => from.max(1),
		None => before(web.desk.audit(1, 0).await?.total.saturating_add(1)),
	};
	let record = web.desk.audit(from, LENGTH).await?;
	let body = html! {
		h1 { "Audit record" }
		p.lead {
			"What this registrar verified and judged, as hashes alone: nobody learns from it what an "
			"identity said, and nobody can change it later without being seen."
		}
		(how_to_check())
		(table(&record))
		(turn(from, &record))
	};
	Ok(Page::new("Audit record", body).listed())
}

/// The whole record, a line of JSON for each entry.
pub(super) async fn download(
	State(web): State<WebState>,
	request: Request,
) -> Result<Response, Failure> {
	// It is much to read: as if something were done.
	let header = web.client_header.as_ref();
	let guest = Guest::of(request.headers(), request.extensions(), header);
	web.desk.admit(guest.to_string()).await?;
	let portions = stream::try_unfold((web, 1), |(web, from)| async move {
		let entries = web.desk.audit(from, PORTION).await?.entries;
		let Some(last) = entries.last() else { return Ok(None) };
		let next = last.number.saturating_add(1);
		let lines: String = entries.iter().map(|it| format!("{}\n", json::entry(it))).collect();
		Ok::<_, Declined>(Some((lines, (web, next))))
	});
	Ok(([(CONTENT_TYPE, "application/jsonl")], Body::from_stream(portions)).into_response())
}

fn how_to_check() -> Markup {
	html! {
		section aria-labelledby="check" {
			h2 #check { "How to check it" }
			p {
				"Whoever was verified has got receipts. With the " a href="/audit/record.jsonl" { "whole record" }
				", the registrar's program checks all of them, and that no entry was changed:"
			}
			(words::command(ALL))
			p {
				"Each receipt is the number of an entry, a salt in hexadecimal, and a statement. The "
				"BLAKE2b-256 hash of the salt and the statement is the digest in that entry, so one can "
				"be checked without this program too:"
			}
			(words::command(ONE))
			p {
				"Each entry holds the hash of the one before it. Whoever keeps the hash of an entry can "
				"tell later whether anything up to there was changed."
			}
		}
	}
}

/// The newest first: each holds the hash of the one below it.
fn table(record: &audit::Page) -> Markup {
	let entries = &record.entries;
	html! {
		div.scroll tabindex="0" role="region" aria-label="Entries" {
			table {
				caption { (caption(record)) }
				thead {
					tr {
						@for title in ["Number", "When", "What", "Digest", "Hash of the entry before"] {
							th scope="col" { (title) }
						}
					}
				}
				tbody {
					@for entry in entries.iter().rev() { (row(entry)) }
					@if entries.is_empty() { tr { td colspan="5" { "There are none." } } }
				}
			}
		}
	}
}

fn caption(record: &audit::Page) -> String {
	match &record.entries[..] {
		[first, .., last] => {
			format!(
				"Entries {} to {} of {}, the newest first",
				first.number, last.number, record.total
			)
		}
		[one] => format!("Entry {} of {}", one.number, record.total),
		[] => "Entries".to_owned(),
	}
}

fn row(entry: &Entry) -> Markup {
	html! {
		tr {
			th scope="row" { (entry.number) }
			td { (time::moment(entry.at)) }
			td { (entry.kind.name()) }
			td { code.digest { (hex::encode(entry.digest)) } }
			td { code.digest { (hex::encode(entry.previous)) } }
		}
	}
}

/// The first entry on the page that ends before this one.
fn before(entry: u64) -> u64 {
	entry.saturating_sub(LENGTH.into()).max(1)
}

fn turn(from: u64, record: &audit::Page) -> Markup {
	let last = record.entries.last().map(|last| last.number);
	let next = last.filter(|last| *last < record.total).map(|last| last.saturating_add(1));
	html! {
		nav.row aria-label="Entries" {
			@if let Some(next) = next {
				a href={ "/audit?from=" (next) } { "Later entries" }
			}
			@if from > 1 {
				a href={ "/audit?from=" (before(from.min(record.total.saturating_add(1)))) } { "Earlier entries" }
			}
		}
	}
}
