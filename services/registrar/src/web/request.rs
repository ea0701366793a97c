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
	who::{sign_out, who},
	words,
};
use crate::{
	desk::{FieldState, FieldView, RequestView, Stage},
	identity::Field,
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
		None => html! { (whose(web, &key, None)) (unknown::explain(web, &key, visitor)) },
	};
	Ok((status, frame(web, &key, said, &live)))
}

fn frame(web: &WebState, key: &RequestKey, said: Option<&Markup>, live: &Markup) -> Page {
	let (path, address) = (web.site.path(key), web.site.address(key));
	let body = html! {
		@if let Some(said) = said { (alert(said)) }
		div #live data-page=(path) data-events={ (path) "/events" } { (live) }
		p.unseen #status role="status" {}
		noscript { p { a.button href=(path) { "Look again for what has changed" } } }
	};
	let short: String = address.chars().take(8).collect();
	Page::new(format!("Identity of {short}…"), body).with_script(&assets::LIVE)
}

/// Whose identity it is.
fn whose(web: &WebState, key: &RequestKey, name: Option<&str>) -> Markup {
	let address = web.site.address(key);
	html! {
		div #whose {
			@match name {
				Some(name) => {
					h1 { (visible(name)) }
					p.lead { span.address { (visible(&address)) } " on " (web.site.name(key.chain)) }
				}
				None => {
					h1 { "Identity of " span.address { (visible(&address)) } }
					p.lead { "On " (web.site.name(key.chain)) "." }
				}
			}
		}
	}
}

/// What the identity calls itself, if that can be read.
fn display_name(view: &RequestView) -> Option<&str> {
	let display = view.fields.iter().find(|it| it.field == Field::Display)?;
	display.content.as_text().filter(|it| !it.trim().is_empty())
}

/// What the script replaces, part by part: each has an id, and says what has changed when it has.
fn live(web: &WebState, view: &RequestView, visitor: &Visitor) -> Markup {
	let is_owner = visitor.owns(&view.key);
	html! {
		(whose(web, &view.key, display_name(view)))
		(summary(web, view, visitor))
		@for it in view.fields.iter().filter(|_| !is_over(view)) {
			(Card {
				path: &web.site.path(&view.key),
				view: it,
				obstacle: in_way(view, it),
				is_owner,
				contact: web.contact(),
				is_banned: view.banned.is_some(),
			}.show())
		}
	}
}

const fn is_over(view: &RequestView) -> bool {
	matches!(view.stage, Stage::Ended { .. })
}

fn in_way<'a>(view: &'a RequestView, of: &FieldView) -> Option<&'a Obstacle> {
	view.obstacles.iter().find(|it| field::of(it) == Some(&of.field))
}

fn summary(web: &WebState, view: &RequestView, visitor: &Visitor) -> Markup {
	let (headline, is_owner) = (headline(view), visitor.owns(&view.key));
	html! {
		section.card #summary tabindex="-1" aria-labelledby="stage" data-said=(headline) {
			h2 #stage { (headline) }
			@match view.stage {
				Stage::Ended { end, at } => (ended::explain(web, view, end, at)),
				Stage::Submitting => {
					p { "The judgement is on its way to the chain. That takes a minute or two." }
				}
				Stage::Failed => (words::failed()),
				Stage::Waiting => (waiting(view)),
			}
			@if let Some(until) = view.banned.filter(|_| is_owner) { (words::banned(until, web.contact())) }
			@if is_over(view) {
				(sign_out(web, &view.key, visitor))
			} @else {
				(since(web, view))
				(who(web, &view.key, visitor, next(view)))
			}
		}
	}
}

/// The first field for which its owner has something to do.
fn next(view: &RequestView) -> Option<&Field> {
	let mut all = view.fields.iter().filter(|_| view.banned.is_none());
	all.find(|it| in_way(view, it).is_some_and(|obstacle| is_to_do(it, obstacle)))
		.map(|it| &it.field)
}

fn is_to_do(field: &FieldView, obstacle: &Obstacle) -> bool {
	match (obstacle, &field.state) {
		(Obstacle::AwaitsOperator { .. }, _)
		| (Obstacle::Unverified { field: Field::Display }, FieldState::Open { hint: None }) => false,
		(Obstacle::Unverified { .. }, _) => !field.channels.is_empty(),
		_ => true,
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
