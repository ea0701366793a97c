//! The text of the first version, strictly. The first version itself compared nothing that the
//! text says: each test here is a text that it accepted.

use litentry_token::{
	Admission, FIRST_VERSION_WINDOW, FirstShowing, FirstVersion, InvalidFirstVersion, NotGood,
	Policy, Refusal, ReplayCache, Uses, verify_first_version,
};
use litentry_verifying_key::{Signature, SigningKey};
use litentry_vocabulary::{Account, Moment, TokenId};

use crate::{
	wallet::{guest, host, stranger},
	world::{ADULT, Book, HOTEL, NOW, OFFICE, ROOM, World},
};

fn said() -> FirstVersion {
	let holder = host().verifying_key().account().unwrap();
	FirstVersion { holder, token: ROOM, issued: NOW }
}

/// A door that accepts the first version's text.
struct Door {
	world: World,
	cache: ReplayCache<2>,
}

impl Door {
	fn new() -> Self {
		Self { world: World::new(), cache: ReplayCache::new(NOW - FIRST_VERSION_WINDOW) }
	}

	fn verify(&mut self, shown: &FirstShowing, now: Moment) -> Result<Admission, Refusal> {
		let Self { world, cache } = self;
		let (book, policy) = (Book::default(), Policy::default());
		verify_first_version(shown, &HOTEL, world, &book, cache, now, policy)
	}

	/// What the door says now to a text that is signed by a key.
	fn hear(&mut self, text: &str, by: &SigningKey) -> Result<Admission, Refusal> {
		let signature = by.sign(text.as_bytes());
		self.verify(&FirstShowing { token: ROOM, text, signature }, NOW)
	}
}

#[test]
fn the_text_is_pinned_and_reads_back() {
	let text = said().to_string();
	assert_eq!(
		text,
		"46xj13aM5hzaV8xJy4oQvKUKcgLZmA2S8DqYQLDczAwrprBu:\
		0x0505050505050505050505050505050505050505050505050505050505050505:1795327200000"
	);
	assert_eq!(text.parse(), Ok(said()));
}

#[test]
fn the_holder_is_admitted_once() {
	let mut door = Door::new();
	let text = said().to_string();
	let admission = door.hear(&text, &host()).unwrap();
	assert_eq!(admission.holder, said().holder);
	assert_eq!(admission.presenter, host().verifying_key());
	assert_eq!((admission.token, admission.uses_left), (ROOM, Uses::Unlimited));
	assert_eq!(admission.handovers(), []);
	assert_eq!(door.hear(&text, &host()), Err(Refusal::Replayed));
}

#[test]
fn the_qr_code_is_taken_apart() {
	let text = said().to_string();
	let signature = host().sign(text.as_bytes());
	let digits = hex::encode(signature.0);
	let shown = FirstShowing { token: ROOM, text: &text, signature };
	for code in [format!("{text}:{digits}"), format!("{text}:0x{}", digits.to_uppercase())] {
		assert_eq!(FirstShowing::from_code(&code), Ok(shown));
	}
	for code in
		[String::new(), text.clone(), format!("{text}:"), format!("{text}:{}", &digits[2..])]
	{
		assert_eq!(FirstShowing::from_code(&code), Err(InvalidFirstVersion), "{code}");
	}
}

#[test]
fn a_text_in_another_form_is_refused() {
	let text = said().to_string();
	let FirstVersion { holder, token, issued } = said();
	let wrong = [
		String::new(),
		"%".to_owned(),
		format!("{text} "),
		format!("{text}:0"),
		format!("<Bytes>{text}</Bytes>"),
		format!("{holder}:{token}"),
		format!("{holder}:{token}:+{issued}"),
		format!("{holder}:{token}:0{issued}"),
		format!("{holder}:{}:{issued}", token.to_string().to_uppercase()),
		format!("{holder}:%:{issued}"),
		format!("5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY:{token}:{issued}"),
	];
	for text in wrong {
		assert_eq!(Door::new().hear(&text, &host()), Err(Refusal::Malformed), "{text}");
	}
}

#[test]
fn each_field_is_compared() {
	let hear = |said: FirstVersion| Door::new().hear(&said.to_string(), &host());
	assert_eq!(hear(FirstVersion { token: ADULT, ..said() }), Err(Refusal::WrongToken));
	let holder = Account([9; 32]);
	assert_eq!(hear(FirstVersion { holder, ..said() }), Err(Refusal::NotOwner));
	let issued = NOW - FIRST_VERSION_WINDOW;
	assert_eq!(hear(FirstVersion { issued, ..said() }), Err(Refusal::Stale { expired: NOW }));
	let issued = NOW + 30_001;
	assert_eq!(hear(FirstVersion { issued, ..said() }), Err(Refusal::FromFuture { issued }));
	assert!(hear(FirstVersion { issued: NOW + 30_000, ..said() }).is_ok());
	assert!(hear(FirstVersion { issued: NOW - FIRST_VERSION_WINDOW + 1, ..said() }).is_ok());
}

#[test]
fn only_the_holders_sr25519_signature_over_the_bare_text_counts() {
	let text = said().to_string();
	for by in [stranger(), guest()] {
		assert_eq!(Door::new().hear(&text, &by), Err(Refusal::BadSignature));
	}
	let wrapped = host().sign(format!("<Bytes>{text}</Bytes>").as_bytes());
	for signature in [wrapped, Signature([0; 64])] {
		let shown = FirstShowing { token: ROOM, text: &text, signature };
		assert_eq!(Door::new().verify(&shown, NOW), Err(Refusal::BadSignature));
	}
}

#[test]
fn the_chain_is_asked() {
	let hear = |change: fn(&mut World)| {
		let mut door = Door::new();
		change(&mut door.world);
		door.hear(&said().to_string(), &host()).unwrap_err()
	};
	assert_eq!(hear(|it| it.room().recalled = true), NotGood::Recalled.into());
	assert_eq!(hear(|it| it.room().holder = Account([9; 32])), Refusal::NotOwner);
	assert_eq!(hear(|it| it.finality = litentry_token::Finality::Best), Refusal::NotFinal);
	assert_eq!(hear(|it| drop(it.tokens.remove(&ROOM))), Refusal::UnknownToken);
	assert_eq!(hear(|it| it.room().identity = OFFICE), Refusal::WrongIdentity { identity: OFFICE });
	assert_eq!(
		hear(|it| it.room().terms.requires = Some(OFFICE)),
		Refusal::RequirementMissing { identity: OFFICE }
	);
}

#[test]
fn a_full_cache_accepts_nothing_until_a_place_is_free() {
	let mut door = Door::new();
	let mut hear = |issued, now| {
		let text = FirstVersion { issued, ..said() }.to_string();
		let signature = host().sign(text.as_bytes());
		door.verify(&FirstShowing { token: ROOM, text: &text, signature }, now).err()
	};
	assert_eq!(hear(NOW, NOW), None);
	assert_eq!(hear(NOW + 1, NOW), None);
	assert_eq!(hear(NOW + 2, NOW), Some(Refusal::Busy));
	let free = NOW + FIRST_VERSION_WINDOW;
	assert_eq!(hear(NOW + 2, free), None);
	assert_eq!(hear(NOW + 1, free), Some(Refusal::Replayed));
	assert_eq!(hear(NOW, free), Some(Refusal::Stale { expired: free }));
}

/// Otherwise, anyone could fill the cache and keep others out.
#[test]
fn a_forged_text_takes_no_place() {
	let mut door = Door::new();
	for issued in [NOW - 1, NOW - 2, NOW - 3] {
		let text = FirstVersion { issued, ..said() }.to_string();
		assert_eq!(door.hear(&text, &stranger()), Err(Refusal::BadSignature));
	}
	assert!(door.hear(&said().to_string(), &host()).is_ok());
}

/// It may have accepted it before it stopped.
#[test]
fn a_door_that_starts_again_accepts_nothing_old() {
	let mut door = Door { cache: ReplayCache::new(NOW + 1), ..Door::new() };
	let stale = Refusal::Stale { expired: NOW + FIRST_VERSION_WINDOW };
	assert_eq!(door.hear(&said().to_string(), &host()), Err(stale));
}

#[test]
fn a_token_has_one_name() {
	let shown = FirstShowing {
		token: TokenId([9; 32]),
		text: &said().to_string(),
		signature: host().sign(said().to_string().as_bytes()),
	};
	assert_eq!(Door::new().verify(&shown, NOW), Err(Refusal::WrongToken));
}
