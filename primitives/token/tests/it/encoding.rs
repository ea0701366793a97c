//! What is stored or sent fits into its bound and reads back.

use litentry_token::{
	Definition, Handover, Handovers, Hours, MAX_HANDOVERS, Permission, Presentation, Showing,
	Terms, Token, TokenData, Transfer, Uses,
};
use litentry_verifying_key::VerifyingKey;
use litentry_vocabulary::{DefinitionId, Description, IdentityId};
use parity_scale_codec::{Compact, DecodeAll, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use crate::{
	wallet::{chain, cleaner, show},
	world::{HOTEL, token},
};

fn longest_terms() -> Terms {
	Terms {
		uses: Uses::Left(u32::MAX),
		hours: Some(Hours { days: 127, from: 0, until: 96, offset: -48 }),
		transfer: Transfer::For(u128::MAX),
		requires: Some(IdentityId([0xff; 32])),
		data: TokenData::truncate_from(vec![0xff; 100]),
		data_type: u64::MAX,
	}
}

#[test]
fn the_longest_token_and_definition_fit_and_read_back() {
	let token =
		Token { definition: Some(DefinitionId(u32::MAX)), terms: longest_terms(), ..token(HOTEL) };
	assert_eq!(token.encoded_size(), Token::max_encoded_len());
	assert_eq!(Token::decode_all(&mut &token.encode()[..]), Ok(token));

	let definition = Definition {
		description: "é".repeat(256).parse::<Description>().unwrap(),
		duration: Some(u64::MAX),
		price: u128::MAX,
		terms: longest_terms(),
	};
	assert_eq!(definition.encoded_size(), Definition::max_encoded_len());
	assert_eq!(Definition::decode_all(&mut &definition.encode()[..]), Ok(definition));
}

/// Of one with four handovers that say all they can.
#[test]
fn the_longest_presentation_fits_exactly() {
	let (holding, _) = chain(4);
	let mut longest = holding.handovers[3];
	longest.permission = Permission {
		to: VerifyingKey::P256([0xff; 33]),
		from: u64::MAX,
		until: u64::MAX,
		uses: Uses::Left(u32::MAX),
		hours: longest_terms().hours,
	};
	let mut showing = show(&holding, &cleaner()).showing;
	showing.handovers =
		[longest; 4].into_iter().fold(Handovers::default(), |all, next| all.with(next).unwrap());
	showing.holder = longest.permission.to;
	showing.data_hash = Some([0xff; 32]);
	(showing.issued, showing.lifetime) = (u64::MAX, u32::MAX);
	assert_eq!(showing.encoded_size(), Showing::max_encoded_len());
}

#[test]
fn presentations_read_back() {
	for length in 0..=MAX_HANDOVERS {
		let (holding, by) = chain(length);
		let shown = show(&holding, &by);
		assert_eq!(Presentation::decode_all(&mut &shown.encode()[..]), Ok(shown));
	}
}

#[test]
fn handovers_are_a_vector_on_the_wire_and_in_the_metadata() {
	let (holding, _) = chain(3);
	assert_eq!(holding.handovers.encode(), holding.handovers.to_vec().encode());
	assert_eq!(Handovers::type_info(), Vec::<Handover>::type_info());
}

#[test]
fn five_handovers_do_not_decode() {
	let handovers = chain(4).0.handovers.to_vec();
	let five = [&handovers[..], &handovers[..1]].concat();
	assert!(Handovers::decode_all(&mut &five.encode()[..]).is_err());
	assert!(Handovers::decode_all(&mut &Compact(u32::MAX).encode()[..]).is_err());
}
