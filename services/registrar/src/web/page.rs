//! The frame of every page.

use axum::{
	Extension,
	body::Body,
	extract::State,
	http::{HeaderValue, header::CONTENT_TYPE},
	response::{IntoResponse, Response},
};
use maud::{DOCTYPE, Markup, html};

use super::{
	Contact, Failure, WebState,
	assets::{self, Asset},
};

/// A page.
#[derive(Clone)]
pub(super) struct Page {
	title: String,
	body: Markup,
	script: Option<&'static Asset>,
	is_listed: bool,
}

impl Page {
	/// A page with this title, and this content from its first heading on.
	pub(super) fn new(title: impl Into<String>, body: Markup) -> Self {
		Self { title: title.into(), body, script: None, is_listed: false }
	}

	/// For everybody, and so for search engines too; pages about persons are not.
	pub(super) fn listed(self) -> Self {
		Self { is_listed: true, ..self }
	}

	/// With a script, without which it is complete too.
	pub(super) fn with_script(self, script: &'static Asset) -> Self {
		Self { script: Some(script), ..self }
	}

	fn render(&self, contact: Option<&Contact>) -> Markup {
		html! {
			(DOCTYPE)
			html lang="en" {
				head {
					meta charset="utf-8";
					meta name="viewport" content="width=device-width, initial-scale=1";
					meta name="color-scheme" content="light dark";
					@if !self.is_listed { meta name="robots" content="noindex"; }
					title { (self.title) " – Registrar" }
					link rel="icon" href=(assets::ICON.url()) type="image/svg+xml";
					link rel="stylesheet" href=(assets::STYLE.url());
					@if let Some(script) = self.script { script src=(script.url()) defer {} }
				}
				body {
					a.skip href="#main" { "Skip to the content" }
					(header())
					main #main tabindex="-1" { (self.body) }
					(footer(contact))
				}
			}
		}
	}
}

fn header() -> Markup {
	html! {
		header {
			nav aria-label="Registrar" {
				a.brand href="/" { "Registrar" }
				a href="/precheck" { "Check before you pay" }
				a href="/audit" { "Audit record" }
			}
		}
	}
}

fn footer(contact: Option<&Contact>) -> Markup {
	html! {
		footer {
			p {
				"This registrar verifies identities without a human in the loop. Programs use "
				a href="/api/v1/openapi.json" { "its API" } "."
			}
			@if let Some(contact) = contact {
				p { "Its operator: " a href=(contact.url()) { (contact.text()) } }
			}
		}
	}
}

impl IntoResponse for Page {
	fn into_response(self) -> Response {
		// For [`frame`]: a page does not know who runs the registrar.
		Extension(self).into_response()
	}
}

/// Puts pages, and why there are none, into what every page has.
pub(super) async fn frame(State(web): State<WebState>, mut response: Response) -> Response {
	let extensions = response.extensions_mut();
	let failure = extensions.remove().map(|failure: Failure| failure.page(web.contact()));
	if let Some(page) = failure.or_else(|| extensions.remove()) {
		*response.body_mut() = Body::from(page.render(web.contact()).into_string());
		let html = HeaderValue::from_static("text/html; charset=utf-8");
		response.headers_mut().insert(CONTENT_TYPE, html);
	}
	response
}

/// What was done, or why not, where it is read out first.
pub(super) fn alert(what: &Markup) -> Markup {
	// With the focus, because what is there from the start is not always read out.
	html! { div.alert role="alert" tabindex="-1" autofocus { p { (what) } } }
}
