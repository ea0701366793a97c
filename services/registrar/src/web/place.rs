//! Which request a page is about.

use axum::{
	RequestPartsExt,
	extract::{FromRequestParts, Path},
	http::request::Parts,
};

use super::{Failure, WebState};
use crate::request::RequestKey;

/// The request that a path names.
pub(super) struct Place {
	/// Which.
	pub(super) key: RequestKey,
	/// Whether the path is the one under which this page is linked.
	pub(super) is_usual: bool,
}

impl FromRequestParts<WebState> for Place {
	type Rejection = Failure;

	async fn from_request_parts(parts: &mut Parts, web: &WebState) -> Result<Self, Failure> {
		let path = parts.extract::<Path<(String, String)>>().await;
		let Path((chain, address)) = path.map_err(|_| Failure::NoPage)?;
		let key = web.site.key(&chain, &address)?;
		let is_usual = chain == web.site.slug(key.chain) && address == web.site.address(&key);
		Ok(Self { key, is_usual })
	}
}

/// The text that ends a path.
pub(super) struct Last(pub(super) String);

impl FromRequestParts<WebState> for Last {
	type Rejection = Failure;

	async fn from_request_parts(parts: &mut Parts, _: &WebState) -> Result<Self, Failure> {
		let path = parts.extract::<Path<String>>().await;
		path.map(|Path(text)| Self(text)).map_err(|_| Failure::NoPage)
	}
}
