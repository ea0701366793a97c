//! Platforms on which people have profiles: nobody can publish a code for a whole one.

use crate::verifier::Hint;

const OWN_FIELD: [(&str, &str); 7] = [
	("github.com", "put your GitHub account into the field for it, and here a website of your own"),
	("twitter.com", X),
	("x.com", X),
	("matrix.to", MATRIX),
	("app.element.io", MATRIX),
	("discord.com", DISCORD),
	("discord.gg", DISCORD),
];

const X: &str = "put your account on X into the field for it, and here a website of your own";
const MATRIX: &str =
	"put your Matrix account into the field for it, and here a website of your own";
const DISCORD: &str =
	"put your Discord account into the field for it, and here a website of your own";
const PROFILE: &str = "a website of your own: a profile on a platform cannot be verified here";

const OTHERS: [&str; 28] = [
	"about.me",
	"bsky.app",
	"calendly.com",
	"dune.com",
	"etherscan.io",
	"facebook.com",
	"gitlab.com",
	"instagram.com",
	"keybase.io",
	"linkedin.com",
	"linktr.ee",
	"mastodon.social",
	"medium.com",
	"mirror.xyz",
	"opensea.io",
	"polkadot.polkassembly.io",
	"polkadot.subsquare.io",
	"polkassembly.io",
	"reddit.com",
	"subscan.io",
	"subsquare.io",
	"t.me",
	"telegram.me",
	"tiktok.com",
	"twitch.tv",
	"warpcast.com",
	"wa.me",
	"youtube.com",
];

/// What to do instead, if this is the domain of such a platform itself. A subdomain that somebody has
/// there, as of `medium.com`, is a website like any other.
pub(super) fn check_platform(domain: &str) -> Result<(), Hint> {
	let bare = domain.strip_prefix("www.").or_else(|| domain.strip_prefix("m.")).unwrap_or(domain);
	if let Some((_, expected)) = OWN_FIELD.iter().find(|(platform, _)| *platform == bare) {
		return Err(Hint::Malformed { expected });
	}
	let is_platform = OTHERS.contains(&bare);
	if is_platform { Err(Hint::Malformed { expected: PROFILE }) } else { Ok(()) }
}
