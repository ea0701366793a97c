//! What the owner of a request does on its page.

use axum::{
	extract::State,
	response::{IntoResponse, Redirect, Response},
};
use maud::html;
use serde::Deserialize;

use super::{
	Failure, WebState, failure, field, place::Place, request, submitted::Submitted,
	visitor::Visitor, words,
};
use crate::{
	challenge::Channel, desk::Declined, identity::Field, request::RequestKey, verifier::Instruction,
};

/// With what a field is begun.
#[derive(Deserialize)]
pub(super) struct Beginning {
	field: String,
	channel: String,
}

pub(super) async fn begin(
	State(web): State<WebState>,
	Place { key, .. }: Place,
	visitor: Visitor,
	Submitted(form): Submitted<Beginning>,
) -> Result<Response, Failure> {
	if !visitor.owns(&key) {
		return Ok(to_sign_in(&web, &key));
	}
	let named = Channel::ALL.into_iter().find(|it| it.name() == form.channel);
	let (field, channel) = (Field::from(&*form.field), named.ok_or(Failure::Unreadable)?);
	match web.desk.begin(key, field.clone(), channel).await {
		Ok(Instruction::SignIn { url }) => Ok(Redirect::to(&url).into_response()),
		done => answer(&web, key, &visitor, &field, done).await,
	}
}

/// What is looked at.
#[derive(Deserialize)]
pub(super) struct Look {
	field: String,
	submitted: Option<String>,
}

pub(super) async fn look(
	State(web): State<WebState>,
	Place { key, .. }: Place,
	visitor: Visitor,
	Submitted(Look { field, submitted }): Submitted<Look>,
) -> Result<Response, Failure> {
	if !visitor.owns(&key) {
		return Ok(to_sign_in(&web, &key));
	}
	let field = Field::from(&*field);
	let done = web.desk.look(key, field.clone(), submitted).await;
	answer(&web, key, &visitor, &field, done).await
}

/// What was hashed.
#[derive(Deserialize)]
pub(super) struct Preimage {
	field: String,
	preimage: String,
}

pub(super) async fn reveal(
	State(web): State<WebState>,
	Place { key, .. }: Place,
	visitor: Visitor,
	Submitted(Preimage { field, preimage }): Submitted<Preimage>,
) -> Result<Response, Failure> {
	if !visitor.owns(&key) {
		return Ok(to_sign_in(&web, &key));
	}
	let field = Field::from(&*field);
	let done = web.desk.reveal(key, field.clone(), preimage).await;
	answer(&web, key, &visitor, &field, done).await
}

/// Where somebody shows that the account is his.
pub(super) fn sign_in_path(web: &WebState, key: &RequestKey) -> String {
	format!("/sign-in{}", web.site.path(key))
}

pub(super) fn to_sign_in(web: &WebState, key: &RequestKey) -> Response {
	Redirect::to(&sign_in_path(web, key)).into_response()
}

/// Back to the field; or the page with the reason why nothing was done.
async fn answer<T>(
	web: &WebState,
	key: RequestKey,
	visitor: &Visitor,
	field: &Field,
	done: Result<T, Declined>,
) -> Result<Response, Failure> {
	let Err(declined) = done else {
		let page = format!("{}#{}", web.site.path(&key), field::id(field));
		return Ok(Redirect::to(&page).into_response());
	};
	let why =
		html! { b { (words::name(field)) ":" } " " (words::declined(&declined, web.contact())) };
	let (_, page) = request::render(web, key, visitor, Some(&why)).await?;
	Ok((failure::status(&declined), failure::headers(&declined), page).into_response())
}
