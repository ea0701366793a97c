//! A partner who is asked over HTTP whom he knows.

use std::{fs, io, path::PathBuf, time::Duration};

use futures::{FutureExt, future::BoxFuture};
use reqwest::{Client, StatusCode};
use serde::Deserialize;
use tracing::warn;

use crate::{engine::Partner, identity::InfoHash, request::RequestKey};

const PATIENCE: Duration = Duration::from_secs(20);

/// Whom to ask.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartnerConfig {
	/// What is asked, by `GET` with the parameters `chain`, `account` and `identity`, each a hash with
	/// `0x`. The answer 204 says that the partner vouches for exactly this identity; any other that he
	/// does not.
	pub url: String,
	/// The file with the token that is shown to him (RFC 6750).
	pub token_file: PathBuf,
}

/// A partner who is asked over HTTP.
pub struct HttpPartner {
	url: String,
	token: String,
	client: Client,
}

impl std::fmt::Debug for HttpPartner {
	fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
		f.debug_struct("HttpPartner").field("url", &self.url).finish_non_exhaustive()
	}
}

impl HttpPartner {
	/// Reads his token; he is asked nothing yet.
	///
	/// # Errors
	///
	/// The file cannot be read.
	pub fn new(config: &PartnerConfig, client: Client) -> Result<Self, io::Error> {
		let token = fs::read_to_string(&config.token_file)?.trim().to_owned();
		Ok(Self { url: config.url.clone(), token, client })
	}

	async fn ask(&self, key: &RequestKey, info: InfoHash) -> Result<StatusCode, reqwest::Error> {
		let account = format!("0x{}", hex::encode(key.account.as_bytes()));
		let asked = [
			("chain", key.chain.to_string()),
			("account", account),
			("identity", info.to_string()),
		];
		let question = self.client.get(&self.url).query(&asked).bearer_auth(&self.token);
		Ok(question.timeout(PATIENCE).send().await?.status())
	}
}

impl Partner for HttpPartner {
	fn vouches_for(&self, key: RequestKey, info: InfoHash) -> BoxFuture<'_, bool> {
		async move {
			match self.ask(&key, info).await {
				Ok(status) => status == StatusCode::NO_CONTENT,
				Err(cause) => {
					warn!(%key, %cause, "the partner cannot be asked");
					false
				}
			}
		}
		.boxed()
	}
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use std::collections::BTreeMap;

	use axum::{Router, extract::Query, http::HeaderMap, routing::get};
	use litentry_vocabulary::{Account, GenesisHash};
	use tokio::net::TcpListener;

	use super::*;
	use crate::identity::RegistrarIndex;

	const KEY: RequestKey = RequestKey {
		chain: GenesisHash([1; 32]),
		registrar: RegistrarIndex(3),
		account: Account([2; 32]),
	};

	/// Vouches for one identity.
	async fn answer(
		Query(asked): Query<BTreeMap<String, String>>,
		headers: HeaderMap,
	) -> StatusCode {
		let hash = |byte: &str| format!("0x{}", byte.repeat(32));
		let known = [("chain", "01"), ("account", "02"), ("identity", "09")];
		let is_known = known.iter().all(|(name, byte)| asked.get(*name) == Some(&hash(byte)));
		match headers.get("authorization").map(|it| it.to_str().unwrap()) {
			Some("Bearer secret") if is_known => StatusCode::NO_CONTENT,
			Some("Bearer secret") => StatusCode::NOT_FOUND,
			_ => StatusCode::UNAUTHORIZED,
		}
	}

	async fn partner(token: &str) -> HttpPartner {
		let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
		let url = format!("http://{}/known", listener.local_addr().unwrap());
		let router = Router::new().route("/known", get(answer));
		tokio::spawn(async move { axum::serve(listener, router).await });
		let folder = tempfile::tempdir().unwrap();
		let token_file = folder.path().join("token");
		fs::write(&token_file, format!("{token}\n")).unwrap();
		HttpPartner::new(&PartnerConfig { url, token_file }, Client::new()).unwrap()
	}

	#[tokio::test]
	async fn he_vouches_for_exactly_one_identity() {
		let partner = partner("secret").await;
		assert!(partner.vouches_for(KEY, InfoHash([9; 32])).await);
		assert!(!partner.vouches_for(KEY, InfoHash([8; 32])).await);
	}

	#[tokio::test]
	async fn whatever_else_he_answers_he_does_not_vouch() {
		let stranger = partner("other").await;
		assert!(!stranger.vouches_for(KEY, InfoHash([9; 32])).await);
		let silent = HttpPartner { url: "http://127.0.0.1:1/".into(), ..stranger };
		assert!(!silent.vouches_for(KEY, InfoHash([9; 32])).await);
	}
}
