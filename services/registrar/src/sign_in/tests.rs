#![allow(clippy::unwrap_used)]

use std::{
	collections::BTreeMap,
	sync::atomic::{AtomicU64, Ordering},
};

use litentry_vocabulary::{GenesisHash, Moment};
use rand::SeedableRng;
use subxt_signer::{ecdsa, sr25519};

use super::*;
use crate::{
	engine::Serving, identity::RegistrarIndex, policy::Policy, rate::milliseconds, token::Session,
};

const ORIGIN: &str = "https://registrar.example.org";
const CHAIN: GenesisHash = GenesisHash([1; 32]);
/// 2026-11-22T05:08:00Z.
const NOW: Moment = 1_795_324_080_000;

struct Watch(AtomicU64);

impl Watch {
	fn advance(&self, by: Duration) {
		self.0.fetch_add(milliseconds(by), Ordering::SeqCst);
	}
}

impl Clock for Watch {
	fn now(&self) -> Moment {
		self.0.load(Ordering::SeqCst)
	}
}

struct Hall {
	clock: Arc<Watch>,
	tokens: Arc<Tokens>,
	remarks: Arc<Remarks>,
	sign_ins: SignIns,
}

fn serving() -> Serving {
	let policy = Policy {
		rules: BTreeMap::new(),
		contacts: Vec::new(),
		renewal: Duration::ZERO,
		notice: Duration::ZERO,
	};
	let (name, registrar) = ("Polkadot People".into(), RegistrarIndex(1));
	Serving { chain: CHAIN, name, ss58_prefix: 0, registrar, fee: 1, policy, names_count: true }
}

impl Hall {
	fn open(seed: u64) -> Self {
		let (clock, remarks) = (Arc::new(Watch(AtomicU64::new(NOW))), Arc::<Remarks>::default());
		let tokens = Arc::new(Tokens::new([7; 32], ORIGIN));
		let rng = StdRng::seed_from_u64(seed);
		let sign_ins = SignIns::new(
			tokens.clone(),
			Chains::of([&serving()]),
			remarks.clone(),
			clock.clone(),
			rng,
		);
		Self { clock, tokens, remarks, sign_ins }
	}

	fn session(&self, token: &str) -> Session {
		self.tokens.read_session(token, self.clock.now()).unwrap()
	}
}

fn alice() -> Account {
	Account(sr25519::dev::alice().public_key().0)
}

/// What a browser extension returns.
fn sign(text: &str) -> String {
	let signature = sr25519::dev::alice().sign(format!("<Bytes>{text}</Bytes>").as_bytes());
	format!("0x{}", hex::encode(signature.0))
}

fn refused(why: NotSignedIn) -> Result<String, NotSignedIn> {
	Err(why)
}

#[test]
fn whoever_signs_the_text_is_signed_in_once() {
	let hall = Hall::open(1);
	let Begun { token, text } = hall.sign_ins.begin(CHAIN, alice());
	let session = hall.sign_ins.finish(&token, Some(&sign(&text))).unwrap();
	assert_eq!(hall.session(&session), Session { chain: CHAIN, account: alice() });
	let again = hall.sign_ins.finish(&token, Some(&sign(&text)));
	assert_eq!(again, refused(NotSignedIn::Used));
}

#[test]
fn the_text_says_where_for_what_and_until_when() {
	let Begun { text, .. } = Hall::open(1).sign_ins.begin(CHAIN, alice());
	let (nonce, rest) = text.rsplit_once("Nonce: ").map(|(rest, nonce)| (nonce, rest)).unwrap();
	assert_eq!(nonce.len(), 32);
	assert_eq!(
		rest,
		"https://registrar.example.org asks you to sign in with the account\n\
		15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5\n\n\
		Whoever signs in sees the account's request for a judgement of its identity, and answers its \
		questions. This is no transaction and costs nothing. Do not sign it unless you are signing in \
		at https://registrar.example.org yourself.\n\n\
		Chain: Polkadot People (0x0101010101010101010101010101010101010101010101010101010101010101)\n\
		Expires: 2026-11-22T06:08:00Z\n"
	);
}

#[test]
fn an_account_of_another_scheme_signs_in_too() {
	let (hall, key) = (Hall::open(1), ecdsa::dev::bob());
	let account = Account(key.public_key().to_account_id().0);
	let Begun { token, text } = hall.sign_ins.begin(CHAIN, account);
	let signature = hex::encode(key.sign(text.as_bytes()).0);
	let session = hall.sign_ins.finish(&token, Some(&signature)).unwrap();
	assert_eq!(hall.session(&session).account, account);
}

#[test]
fn a_signature_serves_one_sign_in_alone() {
	let hall = Hall::open(1);
	let (one, two) = (hall.sign_ins.begin(CHAIN, alice()), hall.sign_ins.begin(CHAIN, alice()));
	let crossed = hall.sign_ins.finish(&one.token, Some(&sign(&two.text)));
	assert_eq!(crossed, refused(NotSignedIn::OtherSignature));
	let others = hall.sign_ins.begin(CHAIN, Account([2; 32]));
	let stolen = hall.sign_ins.finish(&others.token, Some(&sign(&others.text)));
	assert_eq!(stolen, refused(NotSignedIn::OtherSignature));
	let elsewhere = hall.sign_ins.begin(GenesisHash([2; 32]), alice());
	let crossed = hall.sign_ins.finish(&elsewhere.token, Some(&sign(&one.text)));
	assert_eq!(crossed, refused(NotSignedIn::OtherSignature));
	assert!(hall.sign_ins.finish(&one.token, Some(&sign(&one.text))).is_ok());
}

#[test]
fn a_sign_in_ends_after_an_hour_and_with_its_program() {
	let hall = Hall::open(1);
	let Begun { token, text } = hall.sign_ins.begin(CHAIN, alice());
	let restarted = Hall::open(2).sign_ins.finish(&token, Some(&sign(&text)));
	assert_eq!(restarted, refused(NotSignedIn::Token(InvalidToken::Forged)));
	hall.clock.advance(LIFETIME);
	let late = hall.sign_ins.finish(&token, Some(&sign(&text)));
	assert_eq!(late, refused(NotSignedIn::Token(InvalidToken::Expired)));
}

#[test]
fn an_account_without_a_key_makes_a_remark_instead() {
	let (hall, multisig) = (Hall::open(1), Account([9; 32]));
	let Begun { token, text } = hall.sign_ins.begin(CHAIN, multisig);
	assert_eq!(hall.sign_ins.finish(&token, None), refused(NotSignedIn::NoRemark));
	let hash = blake2_256(text.as_bytes());
	for (chain, account, hash) in [
		(GenesisHash([2; 32]), multisig, hash),
		(CHAIN, alice(), hash),
		(CHAIN, multisig, blake2_256(b"another text")),
	] {
		hall.remarks.saw(chain, account, hash, NOW);
		assert_eq!(hall.sign_ins.finish(&token, None), refused(NotSignedIn::NoRemark));
	}
	hall.remarks.saw(CHAIN, multisig, hash, NOW);
	let session = hall.sign_ins.finish(&token, None).unwrap();
	assert_eq!(hall.session(&session), Session { chain: CHAIN, account: multisig });
	assert_eq!(hall.sign_ins.finish(&token, None), refused(NotSignedIn::Used));
}

#[test]
fn a_session_is_no_sign_in_and_the_reverse() {
	let hall = Hall::open(1);
	let Begun { token, text } = hall.sign_ins.begin(CHAIN, alice());
	assert!(hall.tokens.read_session(&token, NOW).is_err());
	let session = hall.tokens.session(CHAIN, alice(), NOW);
	let wrong = hall.sign_ins.finish(&session, Some(&sign(&text)));
	assert_eq!(wrong, refused(NotSignedIn::Token(InvalidToken::OtherPurpose)));
}
