//! What a home server answers.

use std::time::Duration;

use reqwest::{Response, StatusCode, header::RETRY_AFTER};
use serde_json::Value;

use crate::matrix::client::Failure;

/// The most bytes that are read of an answer.
const MAX_ANSWER: usize = 32 * 1024 * 1024;

/// How long to wait if the home server does not say.
const WAIT: Duration = Duration::from_secs(2);

/// What is in an answer, or why nothing is.
pub(super) async fn read(response: Response) -> Result<Value, Failure> {
	let status = response.status();
	let seconds = response.headers().get(RETRY_AFTER).and_then(|it| it.to_str().ok()?.parse().ok());
	let body = body(response).await;
	if status.is_success() {
		return serde_json::from_slice(&body?).map_err(|_| Failure::Unreadable);
	}
	let said = body.ok().and_then(|body| serde_json::from_slice(&body).ok()).unwrap_or_default();
	Err(failure(status, &said, seconds))
}

fn failure(status: StatusCode, said: &Value, seconds: Option<u64>) -> Failure {
	let code = said["errcode"].as_str().unwrap_or_default();
	match (status.as_u16(), code) {
		(429, _) | (_, "M_LIMIT_EXCEEDED") => {
			let milliseconds = said["retry_after_ms"].as_u64().map(Duration::from_millis);
			let wait = seconds.map(Duration::from_secs).or(milliseconds).unwrap_or(WAIT);
			Failure::Limited { wait }
		}
		(401, _) => Failure::NotLoggedIn,
		(500.., _) => Failure::Unanswered,
		(status, code) => Failure::Refused { status, code: code.to_owned() },
	}
}

async fn body(mut response: Response) -> Result<Vec<u8>, Failure> {
	let mut bytes = Vec::new();
	while let Some(piece) = response.chunk().await.map_err(|_| Failure::Unanswered)? {
		if bytes.len().saturating_add(piece.len()) > MAX_ANSWER {
			return Err(Failure::Unreadable);
		}
		bytes.extend_from_slice(&piece);
	}
	Ok(bytes)
}

#[cfg(test)]
mod tests {
	use serde_json::json;

	use super::*;

	fn failed(status: u16, said: &Value, seconds: Option<u64>) -> Failure {
		failure(StatusCode::from_u16(status).unwrap_or_default(), said, seconds)
	}

	#[test]
	fn what_home_servers_refuse_is_told_apart() {
		let limited = json!({ "errcode": "M_LIMIT_EXCEEDED", "retry_after_ms": 1500 });
		let milliseconds = |it| Failure::Limited { wait: Duration::from_millis(it) };
		assert_eq!(failed(429, &limited, None), milliseconds(1500));
		assert_eq!(failed(429, &limited, Some(3)), milliseconds(3000));
		assert_eq!(failed(429, &Value::Null, None), milliseconds(2000));
		let unknown = json!({ "errcode": "M_UNKNOWN_TOKEN" });
		assert_eq!(failed(401, &unknown, None), Failure::NotLoggedIn);
		assert_eq!(failed(502, &Value::Null, None), Failure::Unanswered);
		let forbidden = json!({ "errcode": "M_FORBIDDEN", "error": "no" });
		let refused = Failure::Refused { status: 403, code: "M_FORBIDDEN".into() };
		assert_eq!(failed(403, &forbidden, None), refused);
	}
}
