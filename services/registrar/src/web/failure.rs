//! Pages that say why something is not there, or was not done.

use axum::{
	Extension,
	http::{HeaderMap, StatusCode, header::RETRY_AFTER},
	response::{IntoResponse, Response},
};
use maud::{Markup, html};

use super::{Contact, page::Page, site::NoSuchPlace, words};
use crate::{answer::NotAccepted, desk::Declined, moments, oauth, sign_in, token::InvalidToken};

/// Why there is no other page.
#[derive(Clone, Debug)]
pub(super) enum Failure {
	/// There is no such page.
	NoPage,
	/// There is no such request's page.
	NoPlace(NoSuchPlace),
	/// There is such a page, but it is not used this way.
	OtherMethod,
	/// What was written into a form is not understood.
	Unreadable,
	/// More was sent than any form takes.
	TooLong,
	/// What was given as a signature is none.
	NoSignature,
	/// Another website asks for it.
	OtherSite,
	/// Somebody came back from a platform to whom this browser has sent nobody.
	NotSent,
	/// A link is not from here, or too old.
	Token(InvalidToken),
	/// The code behind a link is no longer waited for.
	NotAsked {
		/// The path of the request's page, as far as the link names it.
		request: Option<String>,
	},
	/// Nothing is kept any more of what somebody refuses.
	NothingToRefuse,
	/// It was not done.
	Declined(Declined),
	/// A platform did not say who signed in.
	Platform(oauth::NotSignedIn),
	/// Nobody signed in with the account.
	SignIn(sign_in::NotSignedIn),
	/// Too many look on at once.
	Crowded,
}

impl Failure {
	pub(super) fn status(&self) -> StatusCode {
		match self {
			Self::NoPage | Self::NoPlace(_) => StatusCode::NOT_FOUND,
			Self::OtherMethod => StatusCode::METHOD_NOT_ALLOWED,
			Self::Unreadable => StatusCode::BAD_REQUEST,
			Self::TooLong => StatusCode::PAYLOAD_TOO_LARGE,
			Self::Token(_) | Self::NotAsked { .. } | Self::NothingToRefuse => StatusCode::GONE,
			Self::Declined(declined) => status(declined),
			Self::Platform(oauth::NotSignedIn::Unreachable) => StatusCode::BAD_GATEWAY,
			Self::OtherSite | Self::NotSent | Self::Platform(_) => StatusCode::FORBIDDEN,
			Self::SignIn(sign_in::NotSignedIn::Busy) | Self::Crowded => {
				StatusCode::SERVICE_UNAVAILABLE
			}
			Self::SignIn(_) | Self::NoSignature => StatusCode::UNPROCESSABLE_ENTITY,
		}
	}

	const fn title(&self) -> &'static str {
		match self {
			Self::NoPage | Self::NoPlace(_) => "Not found",
			Self::Token(InvalidToken::Expired) | Self::NotAsked { .. } => {
				"This link does not work any more"
			}
			Self::Token(_) => "This link is damaged",
			Self::TooLong => "This is too long",
			Self::NothingToRefuse => "There is nothing left to refuse",
			_ => "This was not done",
		}
	}

	/// Why, for people.
	pub(super) fn why(&self, contact: Option<&Contact>) -> Markup {
		html! {
			@match self {
				Self::NoPage => "There is no such page.",
				Self::NoPlace(NoSuchPlace::Chain) => "This registrar does not serve this chain.",
				Self::NoPlace(NoSuchPlace::Address(why)) => {
					"This is not the address of an account: " (why) "."
				}
				Self::OtherMethod => "This page is not used in this way.",
				Self::Unreadable => "What was sent is not understood. Go back, and try again.",
				Self::TooLong => "More was sent than is taken here. Go back, and send less.",
				Self::NoSignature => {
					"This is not a signature: that is 128 to 132 digits and letters from a to f, perhaps "
					"with 0x in front. Copy all of it, and nothing else."
				}
				Self::OtherSite => {
					"For your safety this is done only by forms on this website's own pages. If you "
					"used one, your browser is too old or tells too little."
				}
				Self::NotSent => {
					"This browser was not sent to the platform from here, or too long ago. Start "
					"again on the page of the request, in the same browser."
				}
				Self::Token(InvalidToken::Expired) => "This link is too old.",
				Self::Token(_) => "It was cut off on its way, or is not from here. Copy all of it.",
				Self::NotAsked { .. } => {
					"What this link is about was confirmed already, or a newer link took its place, "
					"or the identity was changed."
				}
				Self::NothingToRefuse => {
					"The identity that named your address was changed or is gone. If you get another "
					"message, use the link in that one."
				}
				Self::Declined(declined) => (words::declined(declined, contact)),
				Self::Platform(why) => (words::sentence(why)),
				Self::SignIn(why) => (words::sentence(why)),
				Self::Crowded => "Too many people look on at once. Reload the page in a while.",
			}
		}
	}
}

impl Failure {
	/// The page that says so.
	pub(super) fn page(&self, contact: Option<&Contact>) -> Page {
		let body = html! {
			h1 { (self.title()) }
			p { (self.why(contact)) }
			@if let Self::NotAsked { request: Some(path) } = self {
				p { a href=(path) { "To the page of the request" } }
			}
			p { a href="/" { "To the registrar's first page" } }
		};
		Page::new(self.title(), body)
	}
}

/// The status that says the same to programs.
pub(super) const fn status(declined: &Declined) -> StatusCode {
	match declined {
		Declined::NoRequest => StatusCode::NOT_FOUND,
		Declined::TooMany { .. } | Declined::NotAccepted(NotAccepted::TooMany) => {
			StatusCode::TOO_MANY_REQUESTS
		}
		Declined::Banned { .. } | Declined::NotGiven => StatusCode::FORBIDDEN,
		Declined::Unavailable | Declined::NotAccepted(NotAccepted::Unavailable) => {
			StatusCode::SERVICE_UNAVAILABLE
		}
		_ => StatusCode::UNPROCESSABLE_ENTITY,
	}
}

/// The headers that say more about it to programs.
pub(super) fn headers(declined: &Declined) -> HeaderMap {
	let date = match declined {
		Declined::TooMany { until } => {
			moments::http_date(*until).and_then(|date| date.parse().ok())
		}
		_ => None,
	};
	date.into_iter().map(|date| (RETRY_AFTER, date)).collect()
}

impl IntoResponse for Failure {
	fn into_response(self) -> Response {
		let headers = match &self {
			Self::Declined(declined) => headers(declined),
			_ => HeaderMap::new(),
		};
		(self.status(), headers, Extension(self)).into_response()
	}
}

impl From<NoSuchPlace> for Failure {
	fn from(why: NoSuchPlace) -> Self {
		Self::NoPlace(why)
	}
}

impl From<Declined> for Failure {
	fn from(why: Declined) -> Self {
		Self::Declined(why)
	}
}

impl From<NotAccepted> for Failure {
	fn from(why: NotAccepted) -> Self {
		Self::Declined(why.into())
	}
}

impl From<InvalidToken> for Failure {
	fn from(why: InvalidToken) -> Self {
		Self::Token(why)
	}
}

impl From<oauth::NotSignedIn> for Failure {
	fn from(why: oauth::NotSignedIn) -> Self {
		Self::Platform(why)
	}
}

impl From<sign_in::NotSignedIn> for Failure {
	fn from(why: sign_in::NotSignedIn) -> Self {
		Self::SignIn(why)
	}
}
