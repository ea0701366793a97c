//! A request that is over.

use litentry_vocabulary::Moment;
use maud::{Markup, html};

use super::{WebState, time, words};
use crate::{
	desk::{FieldState, RequestView},
	identity::Judgement,
	request::End,
};

/// How it ended, in few words.
pub(super) const fn headline(end: End) -> &'static str {
	match end {
		End::Judged(Judgement::Reasonable) => "Judged: reasonable",
		End::Judged(Judgement::KnownGood) => "Judged: known good",
		End::Judged(Judgement::OutOfDate) => "Judged: out of date",
		End::Judged(Judgement::Erroneous) => "Judged: erroneous",
		End::Judged(_) => "Judged",
		End::Cancelled => "The request was taken back",
		End::Cleared => "The identity was cleared",
	}
}

/// How it ended, when, and what follows.
pub(super) fn explain(web: &WebState, view: &RequestView, end: End, at: Moment) -> Markup {
	html! {
		(words::end(end, web.contact()))
		@if let End::Judged(Judgement::Reasonable | Judgement::KnownGood) = end { (stands(web, view)) }
		p.note { "Seen on the chain " (time::moment(at)) "." }
	}
}

/// Until when the judgement stands: until the first of the verifications behind it is too old.
fn stands(web: &WebState, view: &RequestView) -> Markup {
	let until = view.fields.iter().filter_map(|it| match it.state {
		FieldState::Verified { until, .. } => Some(until),
		_ => None,
	});
	html! {
		@match (until.min(), web.site.renewal(view.key.chain)) {
			(Some(until), _) => p { "The judgement stands until " (time::moment(until)) "." },
			(None, Some(renewal)) => {
				p { "The judgement stands for " (time::span(renewal)) " from when the first field was verified." }
			}
			(None, None) => {}
		}
	}
}
