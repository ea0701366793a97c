//! What wallets make of a message before they sign it.

use litentry_token::{Form, Message, Permission, Presentation, Refusal, Showing, Signed, Uses};
use litentry_verifying_key::VerifyingKey;
use litentry_vocabulary::blake2_256;

use crate::{
	wallet::{chain, guest, handover, holding, host, permission, show, sign},
	world::{ADULT, World, question},
};

fn short() -> Showing {
	let mut showing = show(&holding(), &host()).showing;
	showing.supporting = None;
	showing
}

/// With everything that a showing can say.
fn long() -> Showing {
	let (holding, by) = chain(1);
	let mut showing = show(&holding, &by).showing;
	showing.data_hash = Some(blake2_256(b"room 12"));
	showing
}

fn raw(message: &Message) -> Vec<u8> {
	message.bytes(Form::Raw).unwrap().to_vec()
}

#[test]
fn a_short_message_is_signed_as_it_is_or_wrapped() {
	let message = short().message(&question());
	assert_eq!(raw(&message).len(), 30 + 32 + 32 + 33 + 32 + 16 + 8 + 8 + 3);
	let wrapped = [b"<Bytes>", &raw(&message)[..], b"</Bytes>"].concat();
	assert_eq!(message.bytes(Form::Wrapped), Some(&wrapped[..]));
	assert_eq!(message.bytes(Form::Hashed), None);
	for form in [Form::Raw, Form::Wrapped] {
		let signed = sign(&host(), &message, form);
		assert!(World::new().verify(&Presentation { showing: short(), signed }).is_ok());
	}
}

#[test]
fn a_message_of_more_than_256_bytes_can_be_signed_by_its_hash() {
	let message = long().message(&question());
	assert_eq!(raw(&message).len(), 194 + 3 * 32);
	assert_eq!(message.bytes(Form::Hashed), Some(&blake2_256(&raw(&message))[..]));
	for form in [Form::Raw, Form::Wrapped, Form::Hashed] {
		let signed = sign(&guest(), &message, form);
		assert!(World::new().verify(&Presentation { showing: long(), signed }).is_ok());
	}
}

#[test]
fn the_hash_of_a_short_message_is_not_accepted() {
	let message = short().message(&question());
	let signature = host().sign(message.hash());
	let signed = Signed { form: Form::Hashed, signature };
	let shown = Presentation { showing: short(), signed };
	assert_eq!(World::new().verify(&shown), Err(Refusal::BadSignature));
}

#[test]
fn a_signature_is_checked_in_the_form_that_is_named_and_in_no_other() {
	let message = long().message(&question());
	let forms = [Form::Raw, Form::Wrapped, Form::Hashed];
	for (signed_as, named) in forms.into_iter().flat_map(|it| forms.map(|other| (it, other))) {
		let signed = Signed { form: named, ..sign(&guest(), &message, signed_as) };
		let shown = Presentation { showing: long(), signed };
		assert_eq!(World::new().verify(&shown).is_ok(), signed_as == named);
	}
}

#[test]
fn a_handover_can_be_signed_wrapped() {
	let mut given = handover(&holding(), &host(), permission(&guest()));
	let message = given.permission.message(&holding().giving());
	given.signed = sign(&host(), &message, Form::Wrapped);
	let holding = holding().given(given).unwrap();
	assert!(World::new().verify(&show(&holding, &guest())).is_ok());
}

/// The longest of each kind: every option is taken, and the keys are P-256's.
#[test]
fn the_longest_messages_fit() {
	let mut showing = long();
	showing.holder = VerifyingKey::P256([2; 33]);
	assert_eq!(raw(&showing.message(&question())).len(), 195 + 3 * 32);
	assert_eq!(showing.supporting, Some(ADULT));

	let key = VerifyingKey::P256([2; 33]);
	let mut giving = chain(3).0.giving();
	giving.giver = key;
	let hours = litentry_token::Hours { days: 127, from: 0, until: 96, offset: 0 };
	let longest =
		Permission { to: key, from: 0, until: 0, uses: Uses::Left(u32::MAX), hours: Some(hours) };
	let expected = 26 + 32 + 32 + 34 + 33 + 34 + 8 + 8 + 6 + 5;
	assert_eq!(raw(&longest.message(&giving)).len(), expected);
}
