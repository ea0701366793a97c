//! The few files that pages are shown with.

use std::sync::LazyLock;

use axum::{
	http::header::{CACHE_CONTROL, CONTENT_TYPE},
	response::{IntoResponse, Response},
};
use litentry_vocabulary::blake2_256;

use super::{Failure, place::Last};

/// A file; its address changes with its content, so that browsers may keep it.
pub(super) struct Asset {
	name: &'static str,
	media_type: &'static str,
	content: &'static str,
	url: LazyLock<String>,
}

macro_rules! asset {
	($(#[$doc:meta])* $constant:ident, $name:literal, $media_type:literal) => {
		$(#[$doc])*
		pub(super) static $constant: Asset = Asset {
			name: $name,
			media_type: $media_type,
			content: include_str!(concat!("assets/", $name)),
			url: LazyLock::new(|| versioned(&$constant)),
		};
	};
}

asset! {
	/// How pages look.
	STYLE, "style.css", "text/css; charset=utf-8"
}
asset! {
	/// Shows what changes on a request's page.
	LIVE, "live.js", "text/javascript; charset=utf-8"
}
asset! {
	/// Has browser wallets sign.
	WALLET, "wallet.js", "text/javascript; charset=utf-8"
}
asset! {
	/// What browsers show in their tabs.
	ICON, "icon.svg", "image/svg+xml"
}

impl Asset {
	/// Where it is.
	pub(super) fn url(&self) -> &str {
		&self.url
	}
}

fn versioned(asset: &Asset) -> String {
	let version = hex::encode(&blake2_256(asset.content.as_bytes())[..8]);
	format!("/assets/{}?{version}", asset.name)
}

pub(super) async fn serve(Last(name): Last) -> Result<Response, Failure> {
	let all = [&STYLE, &LIVE, &WALLET, &ICON];
	let asset = all.into_iter().find(|asset| asset.name == name).ok_or(Failure::NoPage)?;
	let kept = "public, max-age=31536000, immutable";
	let headers = [(CONTENT_TYPE, asset.media_type), (CACHE_CONTROL, kept)];
	Ok((headers, asset.content).into_response())
}

/// What search engines may look at: pages about persons are not theirs.
pub(super) async fn robots() -> &'static str {
	"User-agent: *\nAllow: /$\nAllow: /precheck$\nAllow: /audit$\nDisallow: /\n"
}
