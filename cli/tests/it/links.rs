//! `litentry link`, `links` and `unlink`.

mod contract_wallets;
mod exporting;
mod moving;
mod networks;
mod public;
mod turning;

use litentry_cli::{ChainFailure, Failure, Submission, chain::LinkCall, links::LinkFailure};
use litentry_link_proof::{Challenge, EvmKey, LinkProof};
use litentry_vocabulary::LinkId;

use crate::{expected::expect, world::FakeWorld};

pub(crate) const KEY: &str = "0x4646464646464646464646464646464646464646464646464646464646464646";
pub(crate) const ADDRESS: &str = "0x9d8A62f656a8d1615C1294fd71e9CFb3E4855A4F";

/// A world with a confirmed link.
pub(crate) fn linked() -> FakeWorld {
	linked_with("")
}

/// A world with a link that was made with these options.
pub(crate) fn linked_with(options: &str) -> FakeWorld {
	let mut world = FakeWorld::with_account();
	let key = world.write("key", KEY);
	world.run_unlocked(&format!("link ethereum --key-file {key} {options}")).unwrap();
	world
}

/// What a wallet does with a challenge that was printed.
pub(crate) fn wallet_signature(world: &FakeWorld, challenge: &serde_json::Value) -> String {
	let wallet: EvmKey = KEY.parse().unwrap();
	let challenge = Challenge {
		external: challenge["external"].as_str().unwrap().parse().unwrap(),
		account: world.account(),
		genesis: crate::chain::GENESIS,
		nonce: u32::try_from(challenge["nonce"].as_u64().unwrap()).unwrap(),
		expires: u32::try_from(challenge["expires"].as_u64().unwrap()).unwrap(),
		ends: challenge["ends"].as_u64().map(|ends| u32::try_from(ends).unwrap()),
	};
	let LinkProof::Eip191(bytes) = wallet.sign(&challenge).unwrap() else { unreachable!() };
	format!("0x{}", hex::encode(bytes))
}

#[test]
fn a_key_file_links_its_account() {
	let mut world = FakeWorld::with_account();
	let key = world.write("key", KEY);
	let rendered = world.run_unlocked(&format!("link ethereum --key-file {key}")).unwrap();
	expect("link-confirmed", &rendered);
	assert_eq!(world.told.last().unwrap(), "Sent as link 1; waiting for the workers.");
	expect("links", &world.run("links").unwrap());
}

#[test]
fn a_wallet_elsewhere_signs_a_printed_challenge() {
	let mut world = FakeWorld::with_account();
	let challenge = world.run(&format!("link ethereum --address {ADDRESS} --challenge")).unwrap();
	expect("link-challenge", &challenge);
	let signature = wallet_signature(&world, &challenge.json);
	let (nonce, expires) = (&challenge.json["nonce"], &challenge.json["expires"]);
	let rendered = world
		.run_unlocked(&format!(
			"link ethereum --address {ADDRESS} --nonce {nonce} --expires {expires} --signature {signature}"
		))
		.unwrap();
	assert_eq!(rendered.json["state"], "confirmed");
}

#[test]
fn the_signature_is_asked_for_in_a_terminal() {
	let mut world = FakeWorld::with_account();
	let challenge = world.run(&format!("link ethereum --address {ADDRESS} --challenge")).unwrap();
	let signature = wallet_signature(&world, &challenge.json);
	world.answers.push_back(signature);
	let rendered = world.run_unlocked(&format!("link ethereum --address {ADDRESS}")).unwrap();
	assert_eq!(rendered.json["state"], "confirmed");
	assert!(world.told[0].contains(challenge.json["challenge"].as_str().unwrap()));
}

#[test]
fn the_challenge_is_handed_out_as_a_file_and_a_qr_code_and_the_signature_read_from_a_file() {
	let mut world = FakeWorld::with_account();
	let file = world.path("challenge");
	let print = format!(
		"link ethereum --address {ADDRESS} --ends 900 --challenge --qr --challenge-file {}",
		file.display()
	);
	let challenge = world.run(&print).unwrap();
	expect("link-challenge-handed-out", &challenge);
	let text = std::fs::read_to_string(&file).unwrap();
	assert_eq!(text, challenge.json["challenge"].as_str().unwrap());
	let failure = world.run(&print).unwrap_err();
	assert!(matches!(failure, Failure::FileExists { .. }), "{failure}");

	let signature = wallet_signature(&world, &challenge.json);
	let signature = world.write("signature", &format!("{signature}\n"));
	let rendered = world
		.run_unlocked(&format!(
			"link ethereum --address {ADDRESS} --ends 900 --expires 700 --signature-file {signature}"
		))
		.unwrap();
	assert_eq!(
		(&rendered.json["state"], &rendered.json["ends"]),
		(&"confirmed".into(), &900.into())
	);
}

#[test]
fn a_link_ends_unless_it_is_proven_again() {
	let mut world = linked_with("--ends 130");
	expect("links-with-end", &world.run("links").unwrap());
	world.chain.0.borrow_mut().block = 131;
	expect("links-ended", &world.run("links").unwrap());
	let failure = crate::requests::request(&mut world, "--link 1").unwrap_err();
	assert_eq!(failure.to_string(), "link 1 has ended at block 130");
	assert!(failure.advice().unwrap().contains("prove it again"));
	let failure = crate::requests::request(&mut world, "").unwrap_err();
	assert!(matches!(failure, Failure::NothingLinked { .. }), "{failure}");
}

#[test]
fn a_wrong_signature_is_not_sent() {
	let mut world = FakeWorld::with_account();
	world.answers.push_back(format!("0x{}1b", "11".repeat(64)));
	let failure = world.run_unlocked(&format!("link ethereum --address {ADDRESS}")).unwrap_err();
	assert!(matches!(failure, Failure::Link(LinkFailure::InvalidProof { .. })), "{failure}");
	assert!(failure.advice().unwrap().contains("paste the whole signature"));
	assert!(world.chain.0.borrow().book_of_links.links.is_empty());
}

#[test]
fn the_signature_of_another_text_is_not_sent() {
	let mut world = FakeWorld::with_account();
	let link = format!("link ethereum --address {ADDRESS}");
	let challenge = world.run(&format!("{link} --challenge")).unwrap();
	let signature = wallet_signature(&world, &challenge.json);
	let failure = world.run(&format!("{link} --expires 701 --signature {signature}")).unwrap_err();
	assert!(failure.to_string().contains("the text that was signed differs"), "{failure}");
	assert!(failure.advice().unwrap().contains("ask for a new one"));
}

#[test]
fn what_is_no_signature_is_said_so() {
	let mut world = FakeWorld::with_account();
	world.answers.push_back("signed".into());
	let failure = world.run_unlocked(&format!("link ethereum --address {ADDRESS}")).unwrap_err();
	let expected =
		"expected a signature of 0x and 130 hexadecimal digits, or up to 2048 of a contract wallet";
	assert_eq!(failure.to_string(), expected);
}

#[test]
fn a_refusal_is_read_with_the_owners_key() {
	let mut world = FakeWorld::with_account();
	let signature = format!("0x{}1b", "11".repeat(64));
	let rendered = world
		.run_unlocked(&format!(
			"link ethereum --address {ADDRESS} --nonce 0 --expires 200 --signature {signature} --unchecked"
		))
		.unwrap();
	expect("link-refused", &rendered);
	assert!(!rendered.success);
	expect("links-refused", &world.run_unlocked("links").unwrap());
}

#[test]
fn a_proof_works_once() {
	let mut world = linked();
	let link = format!(
		"link ethereum --address {ADDRESS} --nonce 0 --expires 700 --unchecked --signature 0x{}",
		"11".repeat(65)
	);
	let failure = world.run_unlocked(&link).unwrap_err();
	assert_eq!(failure.to_string(), "the chain refused: IdentityLinker.NonceUsed");
	assert!(failure.advice().unwrap().contains("sign a new text"));
}

#[test]
fn an_answer_need_not_be_waited_for() {
	let mut world = FakeWorld::with_account();
	world.chain.0.borrow_mut().worker_answers = false;
	let key = world.write("key", KEY);
	let link = format!("link ethereum --no-wait --key-file {key}");
	expect("link-sent", &world.run_unlocked(&link).unwrap());
}

#[test]
fn a_request_that_nobody_answers_ends() {
	let mut world = FakeWorld::with_account();
	world.chain.0.borrow_mut().worker_answers = false;
	let key = world.write("key", KEY);
	let rendered = world.run_unlocked(&format!("link ethereum --key-file {key}")).unwrap();
	assert_eq!((&rendered.json["state"], rendered.success), (&"gone".into(), false));
}

#[test]
fn a_link_is_removed() {
	let mut world = linked();
	expect("unlink", &world.run_unlocked("unlink 1").unwrap());
	let unlink = Submission::Link(LinkCall::Unlink { id: LinkId(1) });
	assert_eq!(world.chain.0.borrow().submissions, [unlink]);
	expect("links-none", &world.run("links").unwrap());
	assert!(
		std::fs::read_dir(world.path("home/links"))
			.unwrap()
			.all(|chain| { std::fs::read_dir(chain.unwrap().path()).unwrap().next().is_none() })
	);
}

#[test]
fn what_cannot_be_linked_is_refused_with_what_to_do() {
	let mut world = FakeWorld::with_account();
	let failure = world.run("link ethereum").unwrap_err();
	assert!(matches!(failure, Failure::Link(LinkFailure::NoAddress)), "{failure}");

	let failure = world.run_unlocked("unlink 3").unwrap_err();
	assert!(matches!(failure, Failure::Link(LinkFailure::NoLink { .. })), "{failure}");

	world.chain.0.borrow_mut().workers.clear();
	let key = world.write("key", KEY);
	let failure = world.run_unlocked(&format!("link ethereum --key-file {key}")).unwrap_err();
	assert!(matches!(failure, Failure::NoWorkers), "{failure}");
}

#[test]
fn a_platform_that_is_off_is_told_before_anybody_signs() {
	let mut world = FakeWorld::with_account();
	world.chain.0.borrow_mut().book_of_links.platforms.remove(0);
	let failure = world.run(&format!("link ethereum --address {ADDRESS} --challenge")).unwrap_err();
	assert_eq!(failure.to_string(), "accounts of the platform evm are not linked at present");
	expect("platforms", &world.run("platforms").unwrap());
}

#[test]
fn too_little_lit_is_said_so() {
	let mut world = FakeWorld::with_account();
	let cause = "Inability to pay some fees".into();
	world.chain.0.borrow_mut().refusal = Some(ChainFailure::Rejected { cause });
	let key = world.write("key", KEY);
	let failure = world.run_unlocked(&format!("link ethereum --key-file {key}")).unwrap_err();
	assert!(failure.advice().unwrap().contains("enough LIT"));
}
