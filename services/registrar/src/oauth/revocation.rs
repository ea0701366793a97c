//! Giving tokens back.

use oauth2::{ClientId, ClientSecret, url::Url};
use reqwest::{RequestBuilder, header::ACCEPT};
use serde_json::json;

use super::http::Http;

/// How a platform takes tokens back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Method {
	/// As RFC 7009 says.
	Standard,
	/// GitHub's own: the whole grant is deleted, so that the registrar is not in the person's list of
	/// applications for ever, and is asked about again next time.
	GitHub,
}

/// Where and how tokens are given back.
pub(super) struct Revocation {
	pub(super) method: Method,
	pub(super) url: Url,
	pub(super) client: ClientId,
	pub(super) secret: Option<ClientSecret>,
}

impl Revocation {
	/// Gives a token back; says whether the platform took it.
	pub(super) async fn revoke(&self, http: &Http, token: &str) -> bool {
		let request = match self.method {
			Method::Standard => self.standard(http, token),
			Method::GitHub => match &self.secret {
				Some(secret) => self.github(http, secret, token),
				// It takes nothing back from whoever has no secret.
				None => return false,
			},
		};
		let Ok(request) = request.header(ACCEPT, "application/json").build() else {
			return false;
		};
		http.send(request).await.is_ok_and(|response| response.status().is_success())
	}

	fn standard(&self, http: &Http, token: &str) -> RequestBuilder {
		let request = http.client().post(self.url.clone());
		match &self.secret {
			Some(secret) => {
				let [id, secret] = [self.client.as_str(), secret.secret()].map(escaped);
				request.basic_auth(id, Some(secret)).form(&[("token", token)])
			}
			None => request.form(&[("token", token), ("client_id", self.client.as_str())]),
		}
	}

	fn github(&self, http: &Http, secret: &ClientSecret, token: &str) -> RequestBuilder {
		let request = http.client().delete(self.url.clone());
		let request = request.basic_auth(self.client.as_str(), Some(secret.secret()));
		request.json(&json!({ "access_token": token }))
	}
}

/// RFC 6749, section 2.3.1: names and passwords of clients are escaped as in forms.
fn escaped(text: &str) -> String {
	oauth2::url::form_urlencoded::byte_serialize(text.as_bytes()).collect()
}
