//! The links in messages: to confirm, and to want no more of them. Opening one changes nothing, so no
//! preview and no program that looks for harm can answer for a person.

use axum::extract::State;
use maud::{Markup, html};

use super::{Failure, WebState, labels, link::Link, page::Page, place::Last};
use crate::{answer::Answer, challenge::Channel, request::RequestKey};

/// The channels on which messages are sent that nobody may have asked for.
const SENDING: [Channel; 3] = [Channel::MailLink, Channel::MailReply, Channel::Matrix];

pub(super) async fn ask_confirmation(
	State(web): State<WebState>,
	Last(token): Last,
) -> Result<Page, Failure> {
	let link = Link::open(&web, &token, &[Channel::MailLink]).await?;
	let body = html! {
		h1 { "Is this your e-mail address?" }
		p { "The identity of this account names the address to which this link was sent:" }
		(link.about(&web).await?)
		p { "Confirm only if the account is yours, and you have just asked for this." }
		form action={ "/confirm/" (token) } method="post" {
			button #confirm { "Yes, this is my address and my account" }
		}
		p {
			"You did not ask for this, or the account is not yours? "
			a href={ "/refuse/" (token) } { "Say that you want no such messages" } "."
		}
	};
	Ok(Page::new("Confirm your e-mail address", body))
}

pub(super) async fn confirm(
	State(web): State<WebState>,
	Last(token): Last,
) -> Result<Page, Failure> {
	let Link { code, .. } = Link::open(&web, &token, &[Channel::MailLink]).await?;
	let from = String::new();
	let answer = Answer { channel: Channel::MailLink, from, code, platform_id: None };
	let accepted = web.desk.answer(answer).await?;
	let title = format!("{} verified", labels::field(&accepted.field));
	let body = html! {
		h1 { (title) }
		p { "Thank you. You may close this page." }
		(back(&web, &accepted.request))
	};
	Ok(Page::new(title, body))
}

pub(super) async fn ask_refusal(
	State(web): State<WebState>,
	Last(token): Last,
) -> Result<Page, Failure> {
	let link = Link::open(&web, &token, &SENDING).await?;
	let body = html! {
		h1 { "Do you want no messages from here?" }
		p { "The identity of this account names your address:" }
		(link.about(&web).await?)
		p {
			"If the account is not yours, somebody has mistaken or misused your address. Say so, and "
			"nothing is sent to it from here any more, whoever asks for it."
		}
		form action={ "/refuse/" (token) } method="post" {
			button #refuse { "Send nothing to my address any more" }
		}
	};
	Ok(Page::new("Want no more messages", body))
}

pub(super) async fn refuse(
	State(web): State<WebState>,
	Last(token): Last,
) -> Result<Page, Failure> {
	let Link { code, .. } = Link::open(&web, &token, &SENDING).await?;
	web.desk.refuse(code).await?;
	let body = html! {
		h1 { "Nothing more is sent to you" }
		p { "We are sorry for the disturbance. You may close this page." }
	};
	Ok(Page::new("Nothing more is sent to you", body))
}

/// To the request's page.
pub(super) fn back(web: &WebState, key: &RequestKey) -> Markup {
	html! { p { a href=(web.site.path(key)) { "To the page of the request" } } }
}
