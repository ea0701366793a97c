//! An account of which no request is known.

use maud::{Markup, html};

use super::{WebState, visitor::Visitor, who::sign_out};
use crate::request::RequestKey;

/// Why there may be none, and what to do.
pub(super) fn explain(web: &WebState, key: &RequestKey, visitor: &Visitor) -> Markup {
	let precheck = format!("/precheck?chain={}", web.site.slug(key.chain));
	html! {
		section.card #summary tabindex="-1" aria-labelledby="stage" data-said="No request is open" {
			h2 #stage { "No request is open" }
			p { "This registrar knows of no request of this account, or it ended long ago." }
			ul {
				li {
					"Asked a moment ago? A request is seen when its block is final, within a minute. "
					"This page shows it then."
				}
				li {
					"Asked another registrar? Each has a number, and a request goes to one. This one is "
					"number " (key.registrar.0) "."
				}
				li {
					"Not asked yet? " a href=(precheck) { "Check your identity before you pay" }
					", and read " a href="/#how" { "how to get a judgement" } "."
				}
			}
			(sign_out(web, key, visitor))
		}
	}
}
