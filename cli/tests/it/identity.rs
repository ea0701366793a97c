//! `litentry identity …`

use std::{fs, os::unix::fs::PermissionsExt};

use clap::Parser;
use litentry_cli::{
	ChainFailure, Failure, Submission, args::Arguments, chain::IdentityCall, home::CannotUnlock,
	identity::IdentityFailure,
};
use litentry_identity::{
	DataPointer, DeviceChallenge, DeviceRefused, Kind, Rights, Status, verify_device,
};
use litentry_verifying_key::{Scheme, SigningKey, VerifyingKey};
use litentry_vocabulary::{Account, IdentityId};

use crate::{
	chain::{
		GENESIS, WORKER,
		identities::identity,
		tokens::{any_terms, good},
	},
	expected::expect,
	world::FakeWorld,
};

const HOME: IdentityId = IdentityId([0x40; 32]);
const CID: &str = "bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e";

/// A world whose account has an identity.
fn registered() -> FakeWorld {
	let world = FakeWorld::with_account();
	let owned = identity(world.account(), Kind::Person, "Hotel on the hill");
	world.chain.0.borrow_mut().registry.identities.insert(HOME, owned);
	world
}

fn device() -> SigningKey {
	SigningKey::new(Scheme::Ed25519, &[3; 32]).unwrap()
}

fn submitted(world: &FakeWorld) -> IdentityCall {
	let state = world.chain.0.borrow();
	let [Submission::Identity(call)] = &state.submissions[..] else { unreachable!() };
	call.clone()
}

#[test]
fn an_identity_is_registered() {
	let mut world = FakeWorld::with_account();
	let register = "identity register --device --description \"Front door\"";
	expect("identity-register", &world.run_unlocked(register).unwrap());
	let description = "Front door".parse().unwrap();
	assert_eq!(submitted(&world), IdentityCall::Register { kind: Kind::Device, description });
}

#[test]
fn an_identity_is_shown_with_all_that_belongs_to_it() {
	let mut world = registered();
	{
		let mut state = world.chain.0.borrow_mut();
		let account = state.registry.identities[&HOME].owner;
		state.registry.offer = Some(WORKER);
		state.registry.identities.get_mut(&HOME).unwrap().key = Some(device().verifying_key());
		let token = good(HOME, account, any_terms());
		state.book.tokens.insert(litentry_vocabulary::TokenId([1; 32]), token);
	}
	expect("identity-show", &world.run(&format!("identity show {HOME}")).unwrap());
	let failure = world.run(&format!("identity show {}", IdentityId([9; 32]))).unwrap_err();
	assert!(matches!(failure, Failure::Identity(IdentityFailure::NotFound { .. })), "{failure}");
}

#[test]
fn the_identities_of_an_account_are_listed() {
	let mut world = registered();
	let mut retired = identity(world.account(), Kind::Device, "");
	retired.status = Status::Retired;
	let others = identity(WORKER, Kind::Person, "Somebody else");
	{
		let identities = &mut world.chain.0.borrow_mut().registry.identities;
		identities.insert(IdentityId([1; 32]), retired);
		identities.insert(IdentityId([2; 32]), others);
	}
	expect("identity-list", &world.run("identity list").unwrap());
	let others = world.run(&format!("identity list {WORKER}")).unwrap();
	assert_eq!(others.json[0]["description"], "Somebody else");
	let nobody = world.run(&format!("identity list {}", Account([7; 32]))).unwrap();
	assert!(nobody.human.starts_with("No identities."), "{}", nobody.human);
}

#[test]
fn a_device_signs_a_readable_text_and_is_registered() {
	let mut world = FakeWorld::with_account();
	let key = device().verifying_key();
	let challenge = world.run(&format!("identity challenge --key {key}")).unwrap();
	expect("identity-challenge", &challenge);
	let signature = device().sign(challenge.json["challenge"].as_str().unwrap().as_bytes());
	let register = format!(
		"identity register-device --key {key} --expires {} --signature 0x{}",
		challenge.json["expires"],
		hex::encode(signature.0)
	);
	expect("identity-register-device", &world.run_unlocked(&register).unwrap());
}

#[test]
fn a_signature_over_something_else_is_not_sent() {
	let mut world = FakeWorld::with_account();
	let key = device().verifying_key();
	let signature = hex::encode(device().sign(b"yes").0);
	let register =
		format!("identity register-device --key {key} --expires 200 --signature {signature}");
	let failure = world.run_unlocked(&register).unwrap_err();
	let refused = IdentityFailure::DeviceRefused(DeviceRefused::Signature(
		litentry_verifying_key::InvalidSignature::Mismatch,
	));
	assert!(matches!(&failure, Failure::Identity(found) if *found == refused), "{failure}");
	assert!(failure.advice().unwrap().contains("identity challenge"));
	assert!(world.chain.0.borrow().submissions.is_empty());
}

#[test]
fn a_device_key_file_registers_its_device() {
	for scheme in ["ed25519", "sr25519", "p256"] {
		let mut world = FakeWorld::with_account();
		let (file, passphrase) = (world.path("device"), world.passphrase_file());
		let (file, with) = (file.display(), format!("--device-passphrase-file {passphrase}"));
		let new =
			format!("identity device-key new {file} --scheme {scheme} --work-factor 10 {with}");
		let made = world.run(&new).unwrap();
		let register = format!("identity register-device --device-key {file} {with}");
		world.run_unlocked(&register).unwrap();

		let IdentityCall::RegisterDevice { id, proof, .. } = submitted(&world) else {
			unreachable!()
		};
		let key: VerifyingKey = made.json["key"].as_str().unwrap().parse().unwrap();
		assert_eq!(
			(proof.key, id.to_string()),
			(key, made.json["identity"].as_str().unwrap().into())
		);
		assert_eq!(verify_device(&id, &proof, world.account(), GENESIS, 100), Ok(key));
	}
}

#[test]
fn a_device_key_is_kept_from_others() {
	let mut world = FakeWorld::new();
	let (file, passphrase) = (world.path("device"), world.passphrase_file());
	let new = format!(
		"identity device-key new {} --work-factor 10 --device-passphrase-file {passphrase}",
		file.display()
	);
	expect("identity-device-key", &world.run(&new).unwrap());
	assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
	let show = format!("identity device-key show {}", file.display());
	expect("identity-device-key", &world.run(&show).unwrap());
	let failure = world.run(&new).unwrap_err();
	assert!(matches!(failure, Failure::FileExists { .. }), "{failure}");
}

#[test]
fn a_device_key_opens_with_its_own_passphrase_alone() {
	let mut world = FakeWorld::with_account();
	let file = world.path("device");
	let file = file.display();
	world.answers.extend(["correct horse", "correct horse"].map(String::from));
	world.run(&format!("identity device-key new {file} --work-factor 10")).unwrap();
	world.answers.push_back("wrong horse".into());
	let register = format!("identity register-device --device-key {file}");
	let failure = world.run_unlocked(&register).unwrap_err();
	assert!(matches!(failure, Failure::CannotUnlock(CannotUnlock::WrongPassphrase)), "{failure}");

	let other = world.write("other", "{}");
	let failure = world.run(&format!("identity device-key show {other}")).unwrap_err();
	assert!(matches!(failure, Failure::NoDeviceKey { .. }), "{failure}");
}

#[test]
fn either_a_signature_or_a_key_registers_a_device() {
	let key = device().verifying_key();
	for options in [
		String::new(),
		format!("--key {key}"),
		"--expires 5 --signature 00".into(),
		format!("--key {key} --expires 5 --signature {} --device-key f", "00".repeat(64)),
	] {
		let line = format!("litentry identity register-device {options}");
		assert!(Arguments::try_parse_from(line.split_whitespace()).is_err(), "{line}");
	}
}

#[test]
fn what_is_changed_of_an_identity_is_said() {
	let id = HOME;
	let changes = [
		(
			format!("describe {HOME} \"Hotel by the sea\""),
			IdentityCall::Describe { id, description: "Hotel by the sea".parse().unwrap() },
			"Described",
		),
		(
			format!("forget-data {HOME} 2"),
			IdentityCall::ForgetData { id, version: 2 },
			"Forgot data of",
		),
		(format!("offer {HOME} {WORKER}"), IdentityCall::Offer { id, to: WORKER }, "Offered"),
		(
			format!("withdraw-offer {HOME}"),
			IdentityCall::WithdrawOffer { id },
			"Withdrew the offer of",
		),
		(format!("accept {HOME}"), IdentityCall::Accept { id }, "Accepted"),
		(format!("retire {HOME}"), IdentityCall::Retire { id }, "Retired"),
		(
			format!("delegate name {HOME} {WORKER} --rights both"),
			IdentityCall::NameDelegate { id, delegate: WORKER, rights: Rights::IssueAndVerify },
			"Named a delegate of",
		),
		(
			format!("delegate dismiss {HOME} {WORKER}"),
			IdentityCall::DismissDelegate { id, delegate: WORKER },
			"Dismissed a delegate of",
		),
	];
	for (line, call, words) in changes {
		let mut world = registered();
		let rendered = world.run_unlocked(&format!("identity {line}")).unwrap();
		assert_eq!(submitted(&world), call);
		assert_eq!(rendered.human, format!("{words} identity {HOME} in block 101."));
	}
}

#[test]
fn where_the_data_is_is_published_and_shown() {
	let mut world = registered();
	let commitment = format!("0x{}", "c0".repeat(32));
	let publish = format!(
		"identity publish {HOME} {CID} --schema application/json --size 1200 --key-commitment {commitment}"
	);
	expect("identity-publish", &world.run_unlocked(&publish).unwrap());
	let IdentityCall::PublishData { id: HOME, pointer } = submitted(&world) else { unreachable!() };
	let clear = DataPointer { key_commitment: None, ..pointer.clone() };
	world.chain.0.borrow_mut().registry.data = vec![clear, pointer];
	expect("identity-data", &world.run(&format!("identity data {HOME}")).unwrap());
	expect("identity-data-all", &world.run(&format!("identity data {HOME} --all")).unwrap());
	let first = world.run(&format!("identity data {HOME} --version 1")).unwrap();
	assert_eq!((&first.json["version"], &first.json["superseded"]), (&1.into(), &true.into()));
	let failure = world.run(&format!("identity data {HOME} --version 3")).unwrap_err();
	assert!(matches!(failure, Failure::Identity(IdentityFailure::NoData { .. })), "{failure}");
}

#[test]
fn delegates_are_listed() {
	let mut world = registered();
	world.chain.0.borrow_mut().registry.delegates =
		vec![(WORKER, Rights::Verify), (Account([1; 32]), Rights::IssueAndVerify)];
	expect("identity-delegates", &world.run(&format!("identity delegate list {HOME}")).unwrap());
}

#[test]
fn what_the_chain_refuses_is_said_with_what_to_do() {
	for (error, advice) in
		[("NotOwner", "identity show"), ("Offered", "withdraw-offer"), ("FundsUnavailable", "LIT")]
	{
		let mut world = registered();
		let (pallet, error) = ("IdentityRegistry".into(), error.into());
		world.chain.0.borrow_mut().refusal = Some(ChainFailure::Refused { pallet, error });
		let failure = world.run_unlocked(&format!("identity retire {HOME}")).unwrap_err();
		assert!(failure.advice().unwrap().contains(advice), "{failure}");
	}
}

#[test]
fn the_challenge_names_account_chain_and_device() {
	let mut world = FakeWorld::with_account();
	let key = device().verifying_key();
	let line = format!("identity challenge --key {key} --lifetime 4000000");
	let challenge = world.run(&line).unwrap();
	let account = world.account();
	let expires = 100 + litentry_identity::MAX_CHALLENGE_LIFETIME;
	let expected = DeviceChallenge { key, account, genesis: GENESIS, expires };
	assert_eq!(challenge.json["challenge"], expected.to_string());
}
