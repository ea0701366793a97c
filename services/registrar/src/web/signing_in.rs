//! Signing in with the account of a request.

use axum::{
	extract::State,
	response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use serde::Deserialize;

use super::{
	Failure, WebState, assets,
	cookies::Biscuit,
	find::Search,
	page::{Page, alert},
	place::Place,
	submitted::Submitted,
	visible::visible,
	words,
};
use crate::{
	request::RequestKey,
	sign_in::{Begun, NotSignedIn},
};

pub(super) async fn page(State(web): State<WebState>, Place { key, .. }: Place) -> Page {
	let begun = web.sign_ins.begin(key.chain, key.account);
	render(&web, &key, &begun, None)
}

/// What a person has signed, or says to have remarked.
#[derive(Deserialize)]
pub(super) struct Signed {
	token: String,
	/// The text once more, to be shown again if nobody is signed in.
	text: String,
	signature: Option<String>,
}

pub(super) async fn sign_in(
	State(web): State<WebState>,
	Place { key, .. }: Place,
	Submitted(Signed { token, text, signature }): Submitted<Signed>,
) -> Response {
	match web.sign_ins.finish(&token, signature.as_deref()) {
		Ok(session) => {
			let cookie = Biscuit::Session.bake(web.site.origin(), session);
			(cookie, Redirect::to(&web.site.path(&key))).into_response()
		}
		Err(why) => {
			let begun = match why {
				// Browsers post the ends of lines as two characters.
				NotSignedIn::OtherSignature | NotSignedIn::NoRemark => {
					Begun { token, text: text.replace("\r\n", "\n") }
				}
				_ => web.sign_ins.begin(key.chain, key.account),
			};
			let is_nonsense = why == NotSignedIn::OtherSignature
				&& !signature.as_deref().is_some_and(is_signature);
			let failure = if is_nonsense { Failure::NoSignature } else { Failure::SignIn(why) };
			(failure.status(), render(&web, &key, &begun, Some(&failure))).into_response()
		}
	}
}

/// Whether a text has the form of a signature, whosever it is.
fn is_signature(text: &str) -> bool {
	let digits = text.trim();
	let digits = digits.strip_prefix("0x").unwrap_or(digits);
	[128, 130, 132].contains(&digits.len()) && digits.bytes().all(|it| it.is_ascii_hexdigit())
}

pub(super) async fn sign_out(
	State(web): State<WebState>,
	Submitted(Search { chain, address }): Submitted<Search>,
) -> Result<Response, Failure> {
	let key = web.site.key(&chain, &address)?;
	let cookie = Biscuit::Session.crumble(web.site.origin());
	Ok((cookie, Redirect::to(&web.site.path(&key))).into_response())
}

fn render(web: &WebState, key: &RequestKey, begun: &Begun, failure: Option<&Failure>) -> Page {
	let action = format!("/sign-in{}", web.site.path(key));
	let body = html! {
		h1 { "Sign in with " span.address { (visible(&web.site.address(key))) } }
		@if let Some(failure) = failure { (alert(&failure.why(web.contact()))) }
		p.lead {
			"To show that this account is yours, sign a text with it. That is no transaction, and costs "
			"nothing."
		}
		(with_wallet(web, key))
		(with_signature(&action, begun))
		(with_remark(&action, begun))
		p { a href=(web.site.path(key)) { "Back to the request" } }
	};
	Page::new("Sign in", body).with_script(&assets::WALLET)
}

/// Filled by the script with the wallets of the browser.
fn with_wallet(web: &WebState, key: &RequestKey) -> Markup {
	let public_key = hex::encode(key.account.as_bytes());
	html! {
		section.card #wallets hidden aria-labelledby="by-wallet" data-address=(web.site.address(key)) data-key=(public_key) {
			h2 #by-wallet { "With a wallet of this browser" }
			div.row {}
			p role="status" {}
		}
	}
}

fn with_signature(action: &str, begun: &Begun) -> Markup {
	html! {
		section.card aria-labelledby="by-signature" {
			h2 #by-signature { "With any wallet or program" }
			p { "Sign exactly this text, as bytes, and paste the signature:" }
			(words::copied(&begun.text))
			p { button.quiet #copy type="button" hidden { "Copy the text" } " " span #copied role="status" {} }
			p.note {
				"Without a wallet in this browser: open the account in polkadot.js Apps, under Developer → "
				"Sign and verify, or use a program such as " code { "subkey" } "."
			}
			(hexadecimal(begun))
			form #signed action=(action) method="post" {
				(hidden(begun))
				label for="signature" { "Signature, in hexadecimal" }
				textarea #signature name="signature" rows="3" required spellcheck="false" autocomplete="off" {}
				button #sign-in { "Sign in" }
			}
		}
	}
}

fn with_remark(action: &str, begun: &Begun) -> Markup {
	html! {
		section.card aria-labelledby="by-remark" {
			h2 #by-remark { "With an account that has no key" }
			p {
				"A multisig or a pure proxy cannot sign. Let it make the text above a remark on its "
				"chain instead, with " code { "system.remarkWithEvent" } "; then have it looked for. "
				"That takes until the block is final, and works for an hour."
			}
			form action=(action) method="post" {
				(hidden(begun))
				button.quiet #remarked { "Look for the remark" }
			}
		}
	}
}

fn hexadecimal(begun: &Begun) -> Markup {
	html! {
		details {
			summary { "The same text in hexadecimal" }
			p { "For programs that take one line, such as " code { "subkey sign --hex" } ":" }
			(words::copied(&format!("0x{}", hex::encode(&begun.text))))
		}
	}
}

fn hidden(begun: &Begun) -> Markup {
	html! {
		input type="hidden" name="token" value=(begun.token);
		input type="hidden" name="text" value=(begun.text);
	}
}
