//! Why something is not done, in the form of RFC 9457.

mod kind;
mod reasons;

use axum::{
	http::{
		HeaderMap, HeaderValue, StatusCode,
		header::{CONTENT_TYPE, RETRY_AFTER, WWW_AUTHENTICATE},
	},
	response::{IntoResponse, Response},
};
use litentry_vocabulary::Moment;
use serde::Serialize;
use utoipa::ToSchema;

pub(super) use self::kind::{Kind, ProblemKind};
use super::wire::{ChannelName, FieldName, Hint, Time};

/// The media type of problems.
pub(super) const MEDIA_TYPE: &str = "application/problem+json";

/// When whoever is not told when should try again, in seconds.
const SOON: u64 = 60;

const SECOND: Moment = 1000;

/// Why something is not done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub(super) struct Problem {
	/// Which, for programs: a path of this server with a name that stays.
	#[schema(value_type = String, examples("/api/v1/problems#no-request"))]
	r#type: Kind,
	/// Which, for people.
	title: &'static str,
	/// The status code of HTTP.
	#[schema(minimum = 400, maximum = 599)]
	status: u16,
	/// What it is about this time, for people.
	detail: String,
	/// The field that it is about.
	#[serde(skip_serializing_if = "Option::is_none")]
	field: Option<FieldName>,
	/// The way that it is about.
	#[serde(skip_serializing_if = "Option::is_none")]
	channel: Option<ChannelName>,
	/// When it may be tried again.
	#[serde(skip_serializing_if = "Option::is_none")]
	until: Option<Time>,
	/// What can be done about the field.
	#[serde(skip_serializing_if = "Option::is_none")]
	hint: Option<Box<Hint>>,
	/// In how many seconds it may be tried again.
	#[serde(skip_serializing_if = "Option::is_none")]
	retry_after: Option<u64>,
}

impl Problem {
	/// One with nothing more to say than what it is.
	pub(super) fn new(kind: Kind) -> Self {
		Self::because(kind, kind.title())
	}

	/// One with its reason, for people.
	pub(super) fn because(kind: Kind, reason: &(impl ToString + ?Sized)) -> Self {
		Self {
			r#type: kind,
			title: kind.title(),
			status: kind.status().as_u16(),
			detail: reason.to_string(),
			field: None,
			channel: None,
			until: None,
			hint: None,
			retry_after: kind.is_temporary().then_some(SOON),
		}
	}

	fn until(self, until: Moment, now: Moment) -> Self {
		let seconds = until.saturating_sub(now).div_ceil(SECOND);
		Self { until: Some(Time(until)), retry_after: Some(seconds.max(1)), ..self }
	}

	fn headers(&self) -> HeaderMap {
		let mut headers = HeaderMap::new();
		headers.insert(CONTENT_TYPE, HeaderValue::from_static(MEDIA_TYPE));
		if let Some(seconds) = self.retry_after {
			headers.insert(RETRY_AFTER, seconds.into());
		}
		if self.status == StatusCode::UNAUTHORIZED.as_u16() {
			headers.insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
		}
		headers
	}
}

impl IntoResponse for Problem {
	fn into_response(self) -> Response {
		let (status, headers) = (self.r#type.status(), self.headers());
		let body = serde_json::to_string(&self).unwrap_or_default();
		(status, headers, body).into_response()
	}
}
