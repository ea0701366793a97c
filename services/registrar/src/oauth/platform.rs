//! One platform with which people can sign in.

use std::time::Duration;

use oauth2::{
	AuthUrl, AuthorizationCode, ClientId, CsrfToken, EndpointNotSet, EndpointSet,
	PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, RequestTokenError, Scope, TokenResponse,
	TokenUrl,
	basic::{
		BasicClient, BasicErrorResponse, BasicErrorResponseType, BasicTokenResponse, BasicTokenType,
	},
	url::Url,
};
use reqwest::header::ACCEPT;

use super::{
	NotSignedIn,
	account::{self, Account},
	endpoint::Endpoints,
	http::{Http, NoAnswer},
	preset::{Address, Preset},
	revocation::Revocation,
	settings::{AccountPaths, NotConfigured, PlatformSettings},
};
use crate::challenge::{Channel, Code};

type Client = BasicClient<EndpointSet, EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointSet>;

pub(super) struct Platform {
	channel: Channel,
	client: Client,
	scopes: Vec<Scope>,
	issuer: Option<String>,
	user_url: Url,
	account: AccountPaths,
	address: Address,
	revocation: Revocation,
	http: Http,
}

impl Platform {
	pub(super) fn new(
		channel: Channel,
		preset: &Preset,
		settings: &PlatformSettings,
		origin: &str,
	) -> Result<Self, NotConfigured> {
		let Endpoints { authorize, token, user, revoke: url, redirect } =
			Endpoints::of(channel, preset, settings, origin)?;
		let secret = settings.secret()?;
		let id = ClientId::new(settings.client_id.clone());
		let mut client = BasicClient::new(id.clone())
			.set_auth_uri(AuthUrl::from_url(authorize))
			.set_token_uri(TokenUrl::from_url(token))
			.set_redirect_uri(RedirectUrl::from_url(redirect))
			.set_auth_type(preset.auth.clone());
		if let Some(secret) = &secret {
			client = client.set_client_secret(secret.clone());
		}
		Ok(Self {
			channel,
			client,
			scopes: scopes(preset, settings),
			issuer: settings.issuer.clone().or_else(|| preset.issuer.map(str::to_owned)),
			user_url: user,
			account: settings.account.clone().unwrap_or_else(|| preset.account()),
			address: preset.address,
			revocation: Revocation { method: preset.revocation, url, client: id, secret },
			http: Http::new(Duration::from_secs(settings.timeout_seconds))?,
		})
	}

	/// How the platform calls itself.
	pub(super) fn issuer(&self) -> Option<&str> {
		self.issuer.as_deref()
	}

	/// Where a person signs in.
	pub(super) fn authorize_url(&self, state: Code, verifier: &PkceCodeVerifier) -> String {
		let request = self.client.authorize_url(|| CsrfToken::new(state.to_string()));
		let request = request
			.add_scopes(self.scopes.iter().cloned())
			.set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(verifier));
		let (url, _) = request.url();
		url.into()
	}

	/// Who signed in.
	pub(super) async fn sign_in(
		&self,
		grant: &str,
		verifier: PkceCodeVerifier,
	) -> Result<Account, NotSignedIn> {
		let token = self.exchange(grant, verifier).await?;
		let account = self.account_of(&token).await;
		self.give_back(&token).await;
		account
	}

	async fn exchange(
		&self,
		grant: &str,
		verifier: PkceCodeVerifier,
	) -> Result<BasicTokenResponse, NotSignedIn> {
		let grant = AuthorizationCode::new(grant.to_owned());
		let request = self.client.exchange_code(grant).set_pkce_verifier(verifier);
		let token = request.request_async(&self.http).await.map_err(|it| self.not_granted(&it))?;
		match token.token_type() {
			BasicTokenType::Bearer => Ok(token),
			_ => Err(NotSignedIn::Unreachable),
		}
	}

	fn not_granted(&self, failed: &RequestTokenError<NoAnswer, BasicErrorResponse>) -> NotSignedIn {
		match failed {
			RequestTokenError::ServerResponse(said) => self.refusal(said.error()),
			// GitHub refuses with the status of success.
			RequestTokenError::Parse(_, body) => {
				let said = serde_json::from_slice::<BasicErrorResponse>(body);
				said.map_or(NotSignedIn::Unreachable, |said| self.refusal(said.error()))
			}
			RequestTokenError::Request(_) | RequestTokenError::Other(_) => NotSignedIn::Unreachable,
		}
	}

	fn refusal(&self, error: &BasicErrorResponseType) -> NotSignedIn {
		match error.as_ref() {
			"invalid_client"
			| "unauthorized_client"
			| "incorrect_client_credentials"
			| "redirect_uri_mismatch" => {
				tracing::warn!(channel = %self.channel, "the platform does not know this registrar");
				NotSignedIn::Unreachable
			}
			"temporarily_unavailable" | "server_error" => NotSignedIn::Unreachable,
			_ => NotSignedIn::NotGranted,
		}
	}

	async fn account_of(&self, token: &BasicTokenResponse) -> Result<Account, NotSignedIn> {
		let request = self.http.client().get(self.user_url.clone());
		let request = request.bearer_auth(token.access_token().secret());
		let request = request.header(ACCEPT, "application/json").build();
		let request = request.map_err(|_| NotSignedIn::Unreachable)?;
		let response = self.http.send(request).await.map_err(|_| NotSignedIn::Unreachable)?;
		let answer = response.status().is_success().then(|| response.into_body());
		let json = answer.and_then(|body| serde_json::from_slice(&body).ok());
		let account = json.and_then(|json| account::read(&json, &self.account, self.address));
		account.ok_or(NotSignedIn::Unreachable)
	}

	/// What was granted is of no more use.
	async fn give_back(&self, token: &BasicTokenResponse) {
		let refresh = token.refresh_token().map(|it| it.secret());
		for token in refresh.into_iter().chain([token.access_token().secret()]) {
			if !self.revocation.revoke(&self.http, token).await {
				tracing::warn!(channel = %self.channel, "the platform has not taken a token back");
			}
		}
	}
}

fn scopes(preset: &Preset, settings: &PlatformSettings) -> Vec<Scope> {
	match &settings.scopes {
		Some(scopes) => scopes.iter().cloned().map(Scope::new).collect(),
		None => preset.scopes.iter().map(|it| Scope::new((*it).to_owned())).collect(),
	}
}
