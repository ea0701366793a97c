//! Links with a token: what they are about.

use maud::{Markup, html};

use super::{Failure, WebState, visible::visible, words};
use crate::{
	challenge::{Channel, Code},
	desk::Asked,
	identity::Field,
	token::{AnswerToken, InvalidToken},
};

/// A token from here that is not too old and for one of these channels.
pub(super) fn read(
	web: &WebState,
	token: &str,
	channels: &[Channel],
) -> Result<AnswerToken, Failure> {
	let token = web.tokens.read_answer(token, web.now())?;
	match channels.contains(&token.channel) {
		true => Ok(token),
		false => Err(InvalidToken::OtherPurpose.into()),
	}
}

/// A link that still works.
pub(super) struct Link {
	pub(super) code: Code,
	pub(super) asked: Asked,
}

impl Link {
	/// What a token is about, if it is for one of these channels and its code is still waited for.
	pub(super) async fn open(
		web: &WebState,
		token: &str,
		channels: &[Channel],
	) -> Result<Self, Failure> {
		let link = Self::find(web, &read(web, token, channels)?).await?;
		link.ok_or(Failure::NotAsked { request: None })
	}

	/// What a token is about, if its code is still waited for.
	pub(super) async fn find(web: &WebState, token: &AnswerToken) -> Result<Option<Self>, Failure> {
		let asked = web.desk.asked(token.code).await?;
		let asked = asked.filter(|asked| asked.channel == token.channel);
		Ok(asked.map(|asked| Self { code: token.code, asked }))
	}

	/// Whose identity claims what, so that nobody confirms somebody else's.
	pub(super) async fn about(&self, web: &WebState) -> Result<Markup, Failure> {
		let Asked { request, field, .. } = &self.asked;
		let value = self.value(web, field).await?;
		Ok(html! {
			dl.about {
				dt { "Account" }
				dd.address { (visible(&web.site.address(request))) }
				dt { "Chain" }
				dd { (web.site.name(request.chain)) }
				dt { (words::name(field)) }
				dd { @match value {
					Some(value) => (visible(&value)),
					None => "not public",
				} }
			}
		})
	}

	async fn value(&self, web: &WebState, field: &Field) -> Result<Option<String>, Failure> {
		let view = web.desk.request(self.asked.request).await?;
		let fields = view.map(|view| view.fields).unwrap_or_default();
		let found = fields.into_iter().find(|it| it.field == *field);
		Ok(found.and_then(|it| it.content.as_text().map(str::to_owned)))
	}
}
