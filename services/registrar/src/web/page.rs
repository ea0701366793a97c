//! The frame of every page.

use axum::response::{IntoResponse, Response};
use maud::{DOCTYPE, Markup, html};

use super::assets::{self, Asset};

/// A page.
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

	fn render(&self) -> Markup {
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
					footer { p { "This registrar verifies identities without a human in the loop." } }
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

impl IntoResponse for Page {
	fn into_response(self) -> Response {
		self.render().into_response()
	}
}

/// What was done, or why not, where it is read out first.
pub(super) fn alert(what: &Markup) -> Markup {
	// With the focus, because what is there from the start is not always read out.
	html! { div.alert role="alert" tabindex="-1" autofocus { p { (what) } } }
}
