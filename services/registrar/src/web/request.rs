//! The page of a request: every field, its state, what to do next, and why it waits.

use axum::{
	extract::State,
	http::StatusCode,
	response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};

use super::{
	Failure, WebState, assets, ended,
	field::{self, Card},
	page::{Page, alert},
	place::Place,
	time, unknown,
	visible::visible,
	visitor::Visitor,
	words,
};
use crate::{
	desk::{FieldState, RequestView, Stage},
	policy::Obstacle,
	request::RequestKey,
};

pub(super) async fn page(
	State(web): State<WebState>,
	Place { key, is_usual }: Place,
	visitor: Visitor,
) -> Result<Response, Failure> {
	if !is_usual {
		return Ok(Redirect::temporary(&web.site.path(&key)).into_response());
	}
	Ok(render(&web, key, &visitor, None).await?.into_response())
}

/// The page as this visitor is shown it, with a word on what he has just tried.
pub(super) async fn render(
	web: &WebState,
	key: RequestKey,
	visitor: &Visitor,
	said: Option<&Markup>,
) -> Result<(StatusCode, Page), Failure> {
	let view = web.desk.request(key).await?;
	let status = if view.is_some() { StatusCode::OK } else { StatusCode::NOT_FOUND };
	let live = match &view {
		Some(view) => live(web, view, visitor),
		None => unknown::explain(web, &key),
	};
	Ok((status, frame(web, &key, said, &live)))
}

fn frame(web: &WebState, key: &RequestKey, said: Option<&Markup>, live: &Markup) -> Page {
	let (path, address) = (web.site.path(key), web.site.address(key));
	let body = html! {
		h1 { "Identity of " span.address { (visible(&address)) } }
		p.lead { "On " (web.site.name(key.chain)) "." }
		@if let Some(said) = said { (alert(said)) }
		p #status role="status" {}
		div #live data-page=(path) data-events={ (path) "/events" } { (live) }
		noscript { p { a.button href=(path) { "Look again for what has changed" } } }
	};
	let short: String = address.chars().take(8).collect();
	Page::new(format!("Identity of {short}…"), body).with_script(&assets::LIVE)
}

/// What the script replaces, part by part: each has an id, and says what has changed when it has.
fn live(web: &WebState, view: &RequestView, visitor: &Visitor) -> Markup {
	let is_owner = visitor.owns(&view.key);
	html! {
		(summary(web, view, visitor))
		@for it in &view.fields {
			(Card {
				path: &web.site.path(&view.key),
				view: it,
				obstacle: in_way(view, it),
				is_owner,
				is_banned: view.banned.is_some(),
			}.show())
		}
	}
}

fn in_way<'a>(view: &'a RequestView, of: &crate::desk::FieldView) -> Option<&'a Obstacle> {
	view.obstacles.iter().find(|it| field::of(it) == Some(&of.field))
}

fn summary(web: &WebState, view: &RequestView, visitor: &Visitor) -> Markup {
	let (headline, is_owner) = (headline(view), visitor.owns(&view.key));
	html! {
		section.card #summary tabindex="-1" aria-labelledby="stage" data-said=(headline) {
			h2 #stage { (headline) }
			@match view.stage {
				Stage::Ended { end, at } => (ended::explain(end, at)),
				Stage::Submitting => {
					p { "The judgement is on its way to the chain. That takes a minute or two." }
				}
				Stage::Failed => (words::failed()),
				Stage::Waiting => (waiting(view)),
			}
			@if let Some(until) = view.banned.filter(|_| is_owner) { (words::banned(until)) }
			@if !matches!(view.stage, Stage::Ended { .. }) {
				(since(web, view))
				(who(web, &view.key, visitor))
			}
		}
	}
}

/// From when the request is, and what it costs; for a renewal, the judgement's fee was taken long ago.
fn since(web: &WebState, view: &RequestView) -> Markup {
	html! {
		p.note {
			"First seen " (time::moment(view.since)) ". "
			@if view.renewal.is_some() {
				"Nothing is to be paid."
			} @else {
				"Fee held by the chain: "
				(super::amount::amount(view.fee, web.coins.get(&view.key.chain))) "."
			}
		}
	}
}

const fn headline(view: &RequestView) -> &'static str {
	match view.stage {
		Stage::Ended { end, .. } => ended::headline(end),
		Stage::Failed => "The registrar's operator has to act",
		Stage::Submitting | Stage::Waiting if view.obstacles.is_empty() => "Everything is verified",
		Stage::Submitting => "A judgement is on its way",
		Stage::Waiting if view.renewal.is_some() => "The judgement has to be renewed",
		Stage::Waiting => "The request waits",
	}
}

fn waiting(view: &RequestView) -> Markup {
	let is_verified = |state: &FieldState| matches!(state, FieldState::Verified { .. });
	let verified = view.fields.iter().filter(|it| is_verified(&it.state)).count();
	html! {
		@if let Some(until) = view.renewal { (words::renewal(until)) }
		p { (verified) " of " (view.fields.len()) " fields are verified." }
		@if view.obstacles.is_empty() {
			p { "The judgement is prepared. There is nothing left for you to do." }
		}
		@for obstacle in view.obstacles.iter().filter(|it| field::of(it).is_none()) {
			p.hint { (words::obstacle(obstacle)) }
		}
	}
}

/// Who looks at the page, and how he becomes its owner.
fn who(web: &WebState, key: &RequestKey, visitor: &Visitor) -> Markup {
	html! {
		@if visitor.owns(key) {
			form.row action="/sign-out" method="post" {
				input type="hidden" name="chain" value=(web.site.slug(key.chain));
				input type="hidden" name="address" value=(web.site.address(key));
				span { "You are signed in with this account." }
				button.quiet #sign-out { "Sign out" }
			}
		} @else {
			@if visitor.is_known() { p { "You are signed in with another account." } }
			p {
				"Is this account yours? Sign in with it to show that its fields are yours too."
			}
			p { a.button #sign-in href={ "/sign-in" (web.site.path(key)) } { "Sign in with this account" } }
		}
	}
}
