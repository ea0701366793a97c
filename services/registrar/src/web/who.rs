//! Who looks at a request's page, and how he becomes its owner.

use maud::{Markup, html};

use super::{WebState, field, visitor::Visitor, words};
use crate::{identity::Field, request::RequestKey};

/// Who looks at the page; its owner is led to what he has to do next.
pub(super) fn who(
	web: &WebState,
	key: &RequestKey,
	visitor: &Visitor,
	next: Option<&Field>,
) -> Markup {
	html! {
		@if visitor.owns(key) {
			@if let Some(next) = next {
				p {
					a.button #next href={ "#" (field::id(next)) } {
						"Next: " (words::name(next)) span aria-hidden="true" { " ↓" }
					}
				}
			}
			(sign_out(web, key, visitor))
		} @else {
			@if visitor.is_known() { p { "You are signed in with another account." } }
			p { "Is this account yours? Sign in with it to show that its fields are yours too." }
			p { a.button #sign-in href={ "/sign-in" (web.site.path(key)) } { "Sign in with this account" } }
		}
	}
}

/// The end of a session, for whoever has one here.
pub(super) fn sign_out(web: &WebState, key: &RequestKey, visitor: &Visitor) -> Markup {
	html! {
		@if visitor.owns(key) {
			form.row.note action="/sign-out" method="post" {
				input type="hidden" name="chain" value=(web.site.slug(key.chain));
				input type="hidden" name="address" value=(web.site.address(key));
				span { "You are signed in with this account." }
				button.plain #sign-out { "Sign out" }
			}
		}
	}
}
