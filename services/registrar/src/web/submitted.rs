//! What was written into a form.

use axum::{
	Form,
	extract::{FromRequest, FromRequestParts, Query, Request},
	http::{StatusCode, request::Parts},
};
use serde::de::DeserializeOwned;

use super::{Failure, WebState};

/// A posted form.
pub(super) struct Submitted<T>(pub(super) T);

impl<T: DeserializeOwned> FromRequest<WebState> for Submitted<T> {
	type Rejection = Failure;

	async fn from_request(request: Request, web: &WebState) -> Result<Self, Failure> {
		let form = Form::from_request(request, web).await;
		form.map(|Form(form)| Self(form)).map_err(|why| match why.status() {
			StatusCode::PAYLOAD_TOO_LARGE => Failure::TooLong,
			_ => Failure::Unreadable,
		})
	}
}

/// What is behind the question mark.
pub(super) struct Question<T>(pub(super) T);

impl<T: DeserializeOwned> FromRequestParts<WebState> for Question<T> {
	type Rejection = Failure;

	async fn from_request_parts(parts: &mut Parts, web: &WebState) -> Result<Self, Failure> {
		let query = Query::from_request_parts(parts, web).await;
		query.map(|Query(query)| Self(query)).map_err(|_| Failure::Unreadable)
	}
}
