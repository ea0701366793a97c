//! Signing in with a platform: there and back.

use axum::{
	extract::State,
	http::HeaderMap,
	response::{IntoResponse, Redirect, Response},
};
use maud::html;
use reqwest::Url;

use super::{
	Failure, WebState, acting, cookies::Biscuit, field, headers, labels, link::Link, page::Page,
	place::Last, submitted::Question, visitor::Visitor,
};
use crate::{
	challenge::{Channel, Code},
	oauth::{NotSignedIn, Returned},
};

const PLATFORMS: [Channel; 3] = [Channel::X, Channel::GitHub, Channel::Discord];

/// Says for whose identity somebody is about to sign in. Only its owner goes on: whoever was sent a
/// stranger's link would else show his own account for the stranger, with one click.
pub(super) async fn page(
	State(web): State<WebState>,
	Last(token): Last,
	visitor: Visitor,
) -> Result<(HeaderMap, Page), Failure> {
	let link = Link::open(&web, &token, &PLATFORMS).await?;
	let name = labels::platform(link.asked.channel);
	let url = authorize(&web, link.asked.channel, link.code)?;
	let body = html! {
		h1 { "Sign in with " (name) "?" }
		p { "You are about to show that the " (name) " account of this identity is yours:" }
		(link.about(&web).await?)
		@if visitor.owns(&link.asked.request) {
			form action={ "/sign-in-with/" (token) } method="post" {
				button #go { "Yes, go on to " (name) }
			}
		} @else {
			p.hint {
				"Sign in with this account first, if it is yours. If it is not, do nothing: whoever sent "
				"you this link wants to pass your " (name) " account off as his own."
			}
			p { a href=(acting::sign_in_path(&web, &link.asked.request)) { "Sign in with the account" } }
		}
		p.note { (name) " is asked for the name and number of your account, and for nothing else." }
	};
	let page = Page::new(format!("Sign in with {name}"), body);
	Ok((headers::leading_to(&origin(&url)), page))
}

pub(super) async fn go(
	State(web): State<WebState>,
	Last(token): Last,
	visitor: Visitor,
) -> Result<Response, Failure> {
	let link = Link::open(&web, &token, &PLATFORMS).await?;
	if !visitor.owns(&link.asked.request) {
		return Ok(acting::to_sign_in(&web, &link.asked.request));
	}
	let url = authorize(&web, link.asked.channel, link.code)?;
	let cookie = Biscuit::Platform.bake(web.site.origin(), token);
	Ok((cookie, Redirect::to(&url)).into_response())
}

/// Takes what somebody brings back, if it was this browser that was sent there. That is all that
/// happens at a `GET`, and the platform prescribes it; the form that was posted before allows it.
pub(super) async fn come_back(
	State(web): State<WebState>,
	Last(channel): Last,
	Question(returned): Question<Returned>,
	headers: HeaderMap,
) -> Result<Response, Failure> {
	let origin = web.site.origin();
	let cookie = Biscuit::Platform.read(origin, &headers);
	let sent = cookie.and_then(|token| web.tokens.read_answer(&token, web.now()).ok());
	let sent = sent.filter(|it| it.channel.name() == channel && PLATFORMS.contains(&it.channel));
	let sent = sent.ok_or(Failure::NotSent)?;
	let done = finish(&web, sent.channel, sent.code, &returned).await;
	let end = done.map(|page| Redirect::to(&page).into_response());
	Ok((Biscuit::Platform.crumble(origin), end).into_response())
}

/// Some programs look at an address before they open it.
pub(super) async fn nothing() {}

/// The place on the request's page that shows what came of it.
async fn finish(
	web: &WebState,
	channel: Channel,
	code: Code,
	returned: &Returned,
) -> Result<String, Failure> {
	let answer = web.platforms.answer(channel, code, returned).await?;
	let accepted = web.desk.answer(answer).await?;
	Ok(format!("{}#{}", web.site.path(&accepted.request), field::id(&accepted.field)))
}

fn authorize(web: &WebState, channel: Channel, code: Code) -> Result<String, Failure> {
	let url = web.platforms.authorize_url(channel, code);
	url.ok_or(Failure::Platform(NotSignedIn::UnknownPlatform))
}

fn origin(url: &str) -> String {
	url.parse::<Url>().map(|url| url.origin().ascii_serialization()).unwrap_or_default()
}
