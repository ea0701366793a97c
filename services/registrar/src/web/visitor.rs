//! Who looks at a page.

use axum::{extract::FromRequestParts, http::request::Parts};

use super::{Failure, WebState, cookies::Biscuit};
use crate::{request::RequestKey, token::Session};

/// Who looks at a page: somebody who has signed in with an account, or nobody in particular.
pub(super) struct Visitor(Option<Session>);

impl Visitor {
	/// Whether the request is the visitor's own.
	pub(super) fn owns(&self, key: &RequestKey) -> bool {
		self.0.is_some_and(|it| it.chain == key.chain && it.account == key.account)
	}

	/// Whether he has signed in with any account.
	pub(super) const fn is_known(&self) -> bool {
		self.0.is_some()
	}
}

impl FromRequestParts<WebState> for Visitor {
	type Rejection = Failure;

	async fn from_request_parts(parts: &mut Parts, web: &WebState) -> Result<Self, Failure> {
		let token = Biscuit::Session.read(web.site.origin(), &parts.headers);
		Ok(Self(token.and_then(|token| web.tokens.read_session(&token, web.now()).ok())))
	}
}
