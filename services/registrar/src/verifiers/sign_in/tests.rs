#![allow(clippy::unwrap_used)]

use std::sync::Arc;

use futures::executor::block_on;
use litentry_vocabulary::{Account, GenesisHash};
use proptest::prelude::*;

use super::*;
use crate::{
	identity::{InfoHash, RegistrarIndex},
	request::RequestKey,
	verifiers::{
		discord::{DiscordHandle, DiscordVerifier},
		github::{GithubHandle, GithubVerifier},
		twitter::{TwitterVerifier, XHandle},
	},
};

#[track_caller]
fn reads<H: Handle>(texts: &[&str], handle: &str) {
	for text in texts {
		assert_eq!(address::<H>(text).as_deref(), Ok(handle), "{text}");
	}
}

#[track_caller]
fn refuses<H: Handle>(texts: &[&str]) {
	for text in texts {
		let refused = address::<H>(text);
		assert!(matches!(refused, Err(Hint::Malformed { .. })), "{text}: {refused:?}");
	}
}

#[test]
fn an_account_on_x_is_read_as_people_write_it() {
	reads::<XHandle>(
		&[
			"alice_1",
			"@alice_1",
			" @Alice_1 ",
			"x.com/alice_1",
			"https://x.com/Alice_1",
			"HTTPS://X.COM/alice_1/",
			"https://www.x.com/@alice_1",
			"http://twitter.com/alice_1?s=20",
			"https://mobile.twitter.com/alice_1#top",
			"m.twitter.com/alice_1/?lang=en",
		],
		"alice_1",
	);
	refuses::<XHandle>(&[
		"",
		"@",
		"@@alice",
		"al-ice",
		"al ice",
		"älice",
		"аlice",
		"sixteen_letters_",
		"alice@x.com",
		"x.com",
		"https://x.com/",
		"https://x.com/alice/status/1",
		"https://x.com//alice",
		"https://x.com.evil.example/alice",
		"https://evil.example/x.com/alice",
		"https://user@x.com/alice",
		"https://x.com:443/alice",
		"ftp://x.com/alice",
		"https://github.com/alice",
	]);
}

#[test]
fn an_account_on_github_is_read_as_people_write_it() {
	reads::<GithubHandle>(
		&["alice-b", "@Alice-B", "github.com/alice-b", "https://github.com/alice-b/?tab=stars"],
		"alice-b",
	);
	reads::<GithubHandle>(&["old--name-"], "old--name-");
	reads::<GithubHandle>(&["Alice_Company"], "alice_company");
	refuses::<GithubHandle>(&[
		"",
		"-alice",
		"_alice",
		"al.ice",
		"alice.github.io",
		"https://gist.github.com/alice",
		"https://github.com/alice/repository",
		"dependabot[bot]",
		&"a".repeat(40),
	]);
}

#[test]
fn an_account_on_discord_is_read_as_people_write_it() {
	reads::<DiscordHandle>(&["al.ice_1", "@Al.Ice_1", " al.ice_1#0 "], "al.ice_1");
	reads::<DiscordHandle>(&["Al Ice#1337", "@Al Ice#1337"], "Al Ice#1337");
	reads::<DiscordHandle>(&["Алиса#0042"], "Алиса#0042");
	refuses::<DiscordHandle>(&[
		"",
		"a",
		"al..ice",
		"al-ice",
		"al ice",
		"алиса",
		"alice#",
		"alice#13",
		"alice#13370",
		"alice#0000",
		"alice#abcd",
		"al#ice#1337",
		"al:ice#1337",
		"a#1337",
		"Al Ice#0",
		"https://discord.com/users/80351110224678912",
		"discord.gg/litentry",
		&"a".repeat(33),
	]);
	let misleading = address::<DiscordHandle>("al\u{202e}ice#1337");
	assert!(matches!(misleading, Err(Hint::Misleading { .. })));
}

struct Pages;

impl Links for Pages {
	fn request(&self, _: &RequestKey) -> String {
		String::new()
	}

	fn confirm(&self, _: &Claim, _: Code) -> String {
		String::new()
	}

	fn refuse(&self, _: &Claim, _: Code) -> String {
		String::new()
	}

	fn sign_in_with(&self, claim: &Claim, code: Code) -> String {
		format!("https://registrar.example/{}/{code}", claim.channel)
	}
}

const CODE: &str = "A4DQO-BYHA4-DQOBY-HA4DQ-OBYHA-4";

fn claim(verifier: &dyn Verifier, value: &str) -> Claim {
	let (chain, registrar) = (GenesisHash([1; 32]), RegistrarIndex(2));
	Claim {
		request: RequestKey { chain, registrar, account: Account([3; 32]) },
		info: InfoHash([4; 32]),
		field: verifier.field(),
		value: value.to_owned(),
		channel: verifier.channels()[0],
	}
}

#[test]
fn people_are_sent_to_the_page_from_which_they_sign_in() {
	let links: Arc<dyn Links> = Arc::new(Pages);
	let code = CODE.parse().unwrap();
	let verifiers: [(Box<dyn Verifier>, _, _); 3] = [
		(Box::new(TwitterVerifier::new(Arc::clone(&links))), Field::Twitter, "x"),
		(Box::new(GithubVerifier::new(Arc::clone(&links))), Field::Github, "github"),
		(Box::new(DiscordVerifier::new(links)), Field::Discord, "discord"),
	];
	for (verifier, field, channel) in verifiers {
		assert_eq!(verifier.field(), field);
		let begun = block_on(verifier.begin(&claim(&*verifier, "@Alice"), code));
		let url = format!("https://registrar.example/{channel}/{CODE}");
		assert_eq!(begun, Ok(Instruction::SignIn { url }));
		let begun = block_on(verifier.begin(&claim(&*verifier, "no account"), code));
		assert!(matches!(begun, Err(Hint::Malformed { .. })));
		let looked = block_on(verifier.look(&claim(&*verifier, "@Alice"), code, None));
		assert!(matches!(looked, Err(Hint::NotPublished { .. })));
	}
}

fn is_stable<H: Handle>(text: &str) -> Result<(), TestCaseError> {
	if let Ok(handle) = address::<H>(text) {
		prop_assert_eq!(address::<H>(&handle), Ok(handle.clone()));
		prop_assert_eq!(address::<H>(&format!(" @{handle}\n")), Ok(handle));
	}
	Ok(())
}

proptest! {
	#[test]
	fn a_handle_reads_back_as_itself(text: String, likely in "(https://)?(x\\.com/|github\\.com/)?@?[A-Za-z0-9_.-]{0,40}/?(#[0-9]{0,4})?") {
		for text in [text, likely] {
			is_stable::<XHandle>(&text)?;
			is_stable::<GithubHandle>(&text)?;
			is_stable::<DiscordHandle>(&text)?;
		}
	}

	#[test]
	fn every_spelling_is_the_same_account(name in "[A-Za-z0-9][A-Za-z0-9_]{1,14}") {
		let lower = name.to_ascii_lowercase();
		for (text, host) in [(&name, "x.com"), (&lower, "www.twitter.com")] {
			prop_assert_eq!(address::<XHandle>(&format!("https://{host}/{text}")), Ok(lower.clone()));
		}
		prop_assert_eq!(address::<GithubHandle>(&format!("github.com/{name}/")), Ok(lower.clone()));
		prop_assert_eq!(address::<DiscordHandle>(&format!("{name}#0")), Ok(lower));
	}

	#[test]
	fn a_legacy_name_keeps_its_letters(name in "[A-Za-z0-9]{2,32}", figures in "[1-9][0-9]{3}") {
		let text = format!("{name}#{figures}");
		prop_assert_eq!(address::<DiscordHandle>(&text), Ok(text));
	}
}
