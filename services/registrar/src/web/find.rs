//! From what was written into the search form to the request's page.

use axum::{extract::State, response::Redirect};
use serde::Deserialize;

use super::{Failure, WebState, submitted::Question};

/// What is looked for.
#[derive(Deserialize)]
pub(super) struct Search {
	pub(super) chain: String,
	pub(super) address: String,
}

pub(super) async fn find(
	State(web): State<WebState>,
	Question(Search { chain, address }): Question<Search>,
) -> Result<Redirect, Failure> {
	let key = web.site.key(&chain, &address)?;
	Ok(Redirect::to(&web.site.path(&key)))
}
