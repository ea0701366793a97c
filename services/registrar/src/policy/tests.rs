use proptest::prelude::*;

use super::*;
use crate::identity::{HashKind, Hashed};

fn policy() -> Policy {
	let verified = [Field::Display, Field::Email, Field::Matrix].map(|it| (it, Rule::Verified));
	let by_operator = [(Field::Legal, Rule::ByOperator)];
	Policy {
		rules: verified.into_iter().chain(by_operator).collect(),
		contacts: vec![Field::Email, Field::Matrix],
		renewal: Duration::from_secs(1),
		notice: Duration::ZERO,
	}
}

fn info(fields: impl IntoIterator<Item = (Field, Content)>) -> IdentityInfo {
	IdentityInfo::new(&[], fields)
}

fn text(text: &str) -> Content {
	Content::Text(text.into())
}

#[test]
fn an_identity_without_fields_is_never_reasonable() {
	assert_eq!(obstacles(&info([]), &policy(), |_, _| true), [Obstacle::Empty]);
}

#[test]
fn a_name_alone_is_not_enough() {
	let info = info([(Field::Display, text("Alice"))]);
	let one_of = policy().contacts;
	assert_eq!(obstacles(&info, &policy(), |_, _| true), [Obstacle::NoContact { one_of }]);
}

#[test]
fn each_field_that_is_not_verified_is_named_with_what_to_do() {
	let hashed = Hashed { kind: HashKind::Sha256, hash: [0; 32] };
	let info = info([
		(Field::Display, text(" ")),
		(Field::Legal, text("Alice A.")),
		(Field::Web, text("alice.example")),
		(Field::Email, Content::Hashed(hashed)),
		(Field::Matrix, text("@alice:example.org")),
		(Field::Other("fax".into()), text("1")),
	]);
	assert_eq!(
		obstacles(&info, &policy(), |_, _| false),
		[
			Obstacle::Unreadable { field: Field::Display },
			Obstacle::AwaitsOperator { field: Field::Legal },
			Obstacle::Unsupported { field: Field::Web },
			Obstacle::Unverified { field: Field::Matrix },
			Obstacle::Hidden { field: Field::Email },
			Obstacle::Unsupported { field: Field::Other("fax".into()) },
		]
	);
}

/// A content of each kind that a field can have.
fn contents() -> Vec<Content> {
	let hashed = |kind| Content::Hashed(Hashed { kind, hash: [7; 32] });
	let shown = [
		text("alice@example.org"),
		text(""),
		text("\u{202e} \u{200b}"),
		Content::Bytes(vec![0xff]),
		Content::Fingerprint([7; 20]),
	];
	shown.into_iter().chain(HashKind::ALL.map(hashed)).collect()
}

/// The masks of which all, all but one, or none of a mask's fields are verified.
fn verified(mask: u64) -> impl Iterator<Item = u64> {
	let bits = (0..10).map(|bit| 1 << bit).filter(move |bit| mask & bit != 0);
	bits.map(move |bit| mask & !bit).chain([0, mask])
}

#[test]
fn no_set_of_fields_with_any_content_is_reasonable_before_each_is_verified() {
	let all = Field::NAMED.map(|field| (field, Rule::Verified)).into();
	let policy = Policy { rules: all, contacts: Field::NAMED.into(), ..policy() };
	for mask in 0..1 << 10 {
		for content in contents() {
			let fields = Field::NAMED.into_iter().filter(|field| mask & field.bit() != 0);
			let info = info(fields.map(|field| (field, content.clone())));
			for verified in verified(mask) {
				let is_verified = |field: &Field, _: &Content| verified & field.bit() != 0;
				let is_reasonable = obstacles(&info, &policy, is_verified).is_empty();
				assert_eq!(is_reasonable, mask != 0 && verified == mask, "{mask} {content:?}");
			}
		}
	}
}

fn content() -> impl Strategy<Value = Content> {
	prop_oneof![
		".*".prop_map(Content::Text),
		any::<Vec<u8>>().prop_map(Content::Bytes),
		any::<[u8; 32]>()
			.prop_map(|hash| Content::Hashed(Hashed { kind: HashKind::Keccak256, hash })),
		any::<[u8; 20]>().prop_map(Content::Fingerprint),
	]
}

proptest! {
	#[test]
	fn whatever_is_set_and_not_verified_stops_the_judgement(
		mask in 1_u16..1 << 10,
		verified: u16,
		contents in prop::collection::vec(content(), 10),
	) {
		let has = |mask: u16, field: &Field| u64::from(mask) & field.bit() != 0;
		let fields = Field::NAMED.into_iter().zip(contents).filter(|(field, _)| has(mask, field));
		let info = info(fields);
		let obstacles = obstacles(&info, &policy(), |field, _| has(verified, field));
		let is_complete = mask & verified == mask;
		let has_contact = info.get(&Field::Email).or(info.get(&Field::Matrix)).is_some();
		prop_assert_eq!(obstacles.is_empty(), is_complete && has_contact);
	}
}
