//! The links in messages: to confirm, and to want no more of them. Opening one changes nothing, so no
//! preview and no program that looks for harm can answer for a person.

use axum::extract::State;
use maud::{Markup, html};

use serde::Deserialize;

use super::{
	Failure, WebState, labels,
	link::{self, Link},
	page::Page,
	place::Last,
	submitted::Question,
};
use crate::{
	answer::{Answer, NotAccepted},
	challenge::Channel,
	request::RequestKey,
};

/// The channels on which messages are sent that nobody may have asked for.
const SENDING: [Channel; 3] = [Channel::MailLink, Channel::MailReply, Channel::Matrix];

/// Which request's page a link leads back to: nothing else of it says so once it was used.
#[derive(Deserialize)]
pub(super) struct Of {
	of: Option<String>,
}

impl Of {
	fn path(&self, web: &WebState) -> Option<String> {
		let (chain, address) = self.of.as_ref()?.split_once('/')?;
		Some(web.site.path(&web.site.key(chain, address).ok()?))
	}

	async fn open(&self, web: &WebState, token: &str) -> Result<Link, Failure> {
		let found = Link::find(web, &link::read(web, token, &[Channel::MailLink])?).await?;
		found.ok_or_else(|| Failure::NotAsked { request: self.path(web) })
	}
}

pub(super) async fn ask_confirmation(
	State(web): State<WebState>,
	Last(token): Last,
	Question(of): Question<Of>,
) -> Result<Page, Failure> {
	let link = of.open(&web, &token).await?;
	let body = html! {
		h1 { "Is this your e-mail address?" }
		p { "The identity of this account names the address to which this link was sent:" }
		(link.about(&web).await?)
		p { "Confirm only if the account is yours, and you have just asked for this." }
		// To this very address, with all that it says.
		form method="post" {
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
	Question(of): Question<Of>,
) -> Result<Page, Failure> {
	let Link { code, .. } = of.open(&web, &token).await?;
	let from = String::new();
	let answer = Answer { channel: Channel::MailLink, from, code, platform_id: None };
	let accepted = web.desk.answer(answer).await?;
	let title = format!("{} verified", labels::field(&accepted.field));
	let body = html! {
		h1 { (title) }
		p {
			"Thank you. When every field of the identity is verified, the judgement follows by itself. "
			"The page of the request shows what is left to do; if that is nothing, you may close this page."
		}
		(back(&web, &accepted.request))
	};
	Ok(Page::new(title, body))
}

pub(super) async fn ask_refusal(
	State(web): State<WebState>,
	Last(token): Last,
) -> Result<Page, Failure> {
	let found = Link::find(&web, &link::read(&web, &token, &SENDING)?).await?;
	let body = html! {
		h1 { "Do you want no messages from here?" }
		@match found {
			Some(link) => {
				p { "The identity of this account names your address:" }
				(link.about(&web).await?)
			}
			None => p { "The identity of an account has named your address." },
		}
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
	// Whatever became of what was asked: who gets no messages is for the address's owner to say.
	let token = link::read(&web, &token, &SENDING)?;
	web.desk.refuse(token.code).await.map_err(|why| match why {
		NotAccepted::UnknownCode | NotAccepted::Outdated => Failure::NothingToRefuse,
		why => why.into(),
	})?;
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
