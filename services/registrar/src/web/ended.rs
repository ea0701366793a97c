//! A request that is over.

use litentry_vocabulary::Moment;
use maud::{Markup, html};

use super::{time, words};
use crate::{identity::Judgement, request::End};

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
pub(super) fn explain(end: End, at: Moment) -> Markup {
	html! {
		(words::end(end))
		p.note { "Seen on the chain " (time::moment(at)) "." }
	}
}
