use parity_scale_codec::{Decode, Encode};
use polkadot_sdk::{
	frame_support::{BoundedVec, traits::ConstU32},
	pallet_identity::{
		Data as PalletData, Judgement as PalletJudgement, RegistrarInfo,
		Registration as PalletRegistration, legacy::IdentityInfo as Legacy,
	},
	sp_runtime::{
		AccountId32,
		traits::{BlakeTwo256, Hash},
	},
};
use proptest::prelude::*;
use scale_info::{MetaType, PortableRegistry, Registry, TypeInfo};

use super::*;
use crate::identity::{
	Content, Field, HashKind, Hashed, InfoHash, Judgement, RegistrarIndex, Registration,
};

type Stored = PalletRegistration<u128, ConstU32<20>, Legacy<ConstU32<4>>>;

/// What People chains keep.
#[derive(Encode, TypeInfo)]
struct People {
	judgements: BoundedVec<(u32, PalletJudgement<u128>), ConstU32<20>>,
	deposit: u128,
	info: PeopleInfo,
}

#[derive(Encode, TypeInfo)]
struct PeopleInfo {
	display: PalletData,
	legal: PalletData,
	web: PalletData,
	matrix: PalletData,
	email: PalletData,
	pgp_fingerprint: Option<[u8; 20]>,
	image: PalletData,
	twitter: PalletData,
	github: PalletData,
	discord: PalletData,
}

fn types<T: TypeInfo + 'static>() -> (PortableRegistry, u32) {
	let mut registry = Registry::new();
	let id = registry.register_type(&MetaType::new::<T>()).id;
	(registry.into(), id)
}

fn read<T: TypeInfo + 'static>(bytes: &[u8]) -> Result<Registration, Unreadable> {
	let (types, id) = types::<T>();
	registration(&types, id, bytes)
}

fn raw(text: &str) -> PalletData {
	PalletData::Raw(text.as_bytes().to_vec().try_into().unwrap())
}

fn text(text: &str) -> Content {
	Content::Text(text.into())
}

fn people(display: &str, matrix: &str, email: &str, twitter: &str) -> People {
	let data = |text: &str| if text.is_empty() { PalletData::None } else { raw(text) };
	let info = PeopleInfo {
		display: data(display),
		legal: PalletData::None,
		web: PalletData::None,
		matrix: data(matrix),
		email: data(email),
		pgp_fingerprint: None,
		image: PalletData::None,
		twitter: data(twitter),
		github: PalletData::None,
		discord: PalletData::None,
	};
	People { judgements: BoundedVec::default(), deposit: 7, info }
}

fn stored(info: Legacy<ConstU32<4>>) -> Stored {
	Stored { judgements: BoundedVec::default(), deposit: 7, info }
}

fn legacy() -> Legacy<ConstU32<4>> {
	Legacy {
		additional: BoundedVec::try_from(vec![(raw("email"), raw("x@y.z"))]).unwrap(),
		display: raw("Alice"),
		legal: PalletData::Sha256([4; 32]),
		web: raw(""),
		riot: raw("@alice:matrix.org"),
		email: raw("alice@example.com"),
		pgp_fingerprint: Some([9; 20]),
		image: PalletData::Raw(vec![0xff].try_into().unwrap()),
		twitter: PalletData::None,
	}
}

fn fields(seen: &Registration) -> Vec<(Field, Content)> {
	seen.info.fields().map(|(field, content)| (field.clone(), content.clone())).collect()
}

fn hash(hex: &str) -> InfoHash {
	InfoHash(hex::decode(hex).unwrap().try_into().unwrap())
}

#[test]
fn an_empty_identity_of_a_people_chain_has_the_known_hash() {
	let seen = read::<People>(&people("", "", "", "").encode()).unwrap();
	assert!(seen.info.is_empty());
	let expected = hash("8a833f318209f48a635f8fdd18653d1e761ea488ebb83e1617c6ec4d9344b1a9");
	assert_eq!(seen.info.hash(), expected);
}

#[test]
fn an_identity_of_a_people_chain_has_the_known_encoding_and_hash() {
	let alice = people("Alice", "@alice:matrix.org", "alice@example.com", "alice");
	let encoded = "06416c69636500001240616c6963653a6d61747269782e6f726712616c696365406578616d70\
	               6c652e636f6d000006616c6963650000";
	assert_eq!(hex::encode(alice.info.encode()), encoded);
	let seen = read::<People>(&alice.encode()).unwrap();
	assert_eq!(
		fields(&seen),
		[
			(Field::Display, text("Alice")),
			(Field::Matrix, text("@alice:matrix.org")),
			(Field::Email, text("alice@example.com")),
			(Field::Twitter, text("alice")),
		]
	);
	let expected = hash("acd5460289cd66764336dae24bb75130cbeaac805f1527081469dfbc1f97e022");
	assert_eq!(seen.info.hash(), expected);
}

#[test]
fn an_identity_of_an_older_chain_keeps_all_that_it_says() {
	let seen = read::<Stored>(&stored(legacy()).encode()).unwrap();
	let hashed = Hashed { kind: HashKind::Sha256, hash: [4; 32] };
	assert_eq!(
		fields(&seen),
		[
			(Field::Display, text("Alice")),
			(Field::Legal, Content::Hashed(hashed)),
			(Field::Web, text("")),
			(Field::Matrix, text("@alice:matrix.org")),
			(Field::Email, text("alice@example.com")),
			(Field::PgpFingerprint, Content::Fingerprint([9; 20])),
			(Field::Image, Content::Bytes(vec![0xff])),
			(Field::Other("additional email".into()), text("x@y.z")),
		]
	);
	assert_eq!(seen.info.hash().0, BlakeTwo256::hash_of(&legacy()).0);
}

#[test]
fn an_additional_pair_without_a_value_or_a_name_is_set() {
	let pairs = vec![
		(raw("I am the president"), PalletData::None),
		(PalletData::None, raw("of nothing")),
		(PalletData::Keccak256([1; 32]), raw("secret")),
		(PalletData::None, PalletData::None),
	];
	let mut info = legacy();
	info.additional = BoundedVec::try_from(pairs).unwrap();
	let seen = read::<Stored>(&stored(info).encode()).unwrap();
	let others: Vec<_> = fields(&seen).into_iter().skip(7).collect();
	let other = |name: &str, value: &str| (Field::Other(name.into()), text(value));
	assert_eq!(
		others,
		[
			other("additional", "of nothing"),
			other(&format!("additional 0x{}", "01".repeat(32)), "secret"),
			other("additional I am the president", ""),
		]
	);
}

#[test]
fn fields_that_a_chain_adds_later_are_seen() {
	#[derive(Encode, TypeInfo)]
	struct Later {
		judgements: BoundedVec<(u32, PalletJudgement<u128>), ConstU32<20>>,
		info: LaterInfo,
	}
	#[derive(Encode, TypeInfo)]
	struct LaterInfo {
		display: PalletData,
		fax: PalletData,
		telex: PalletData,
		seal: Option<[u8; 3]>,
		stamp: Option<[u8; 3]>,
		is_robot: bool,
	}
	let info = LaterInfo {
		display: raw("Alice"),
		fax: raw("+49 1"),
		telex: PalletData::None,
		seal: Some([1, 2, 3]),
		stamp: None,
		is_robot: false,
	};
	let expected = BlakeTwo256::hash_of(&info);
	let seen = Later { judgements: BoundedVec::default(), info }.encode();
	let seen = read::<Later>(&seen).unwrap();
	assert_eq!(
		fields(&seen),
		[
			(Field::Display, text("Alice")),
			(Field::Other("fax".into()), text("+49 1")),
			(Field::Other("is_robot".into()), Content::Bytes(vec![0])),
			(Field::Other("seal".into()), Content::Bytes(vec![1, 2, 3])),
		]
	);
	assert_eq!(seen.info.hash().0, expected.0);
}

#[test]
fn an_older_layout_holds_a_user_name_beside_the_identity() {
	type Older = (Stored, Option<BoundedVec<u8, ConstU32<32>>>);
	let name = BoundedVec::try_from(b"alice.dot".to_vec()).unwrap();
	let older: Older = (stored(legacy()), Some(name));
	let expected = read::<Stored>(&stored(legacy()).encode()).unwrap();
	assert_eq!(read::<Older>(&older.encode()).unwrap(), expected);
	// One that a migration has not come to yet.
	assert_eq!(read::<Stored>(&older.encode()).unwrap(), expected);
}

#[test]
fn bytes_that_an_older_runtime_did_not_keep_are_zeros_as_for_the_pallet() {
	let mut info = legacy();
	info.image = PalletData::None;
	let whole = stored(info).encode();
	let short = &whole[..whole.len() - 2];
	let pallets = Stored::decode(&mut &*short).unwrap();
	let seen = read::<Stored>(short).unwrap();
	assert_eq!(seen.info.hash().0, BlakeTwo256::hash_of(&pallets.info).0);
	assert_eq!(seen, read::<Stored>(&whole).unwrap());
}

#[test]
fn every_judgement_is_known() {
	let all = [
		(PalletJudgement::Unknown, Judgement::Unknown),
		(PalletJudgement::FeePaid(5), Judgement::FeePaid(5)),
		(PalletJudgement::Reasonable, Judgement::Reasonable),
		(PalletJudgement::KnownGood, Judgement::KnownGood),
		(PalletJudgement::OutOfDate, Judgement::OutOfDate),
		(PalletJudgement::LowQuality, Judgement::LowQuality),
		(PalletJudgement::Erroneous, Judgement::Erroneous),
	];
	let mut seen = stored(legacy());
	let judgements = (0..).zip(all.map(|(pallets, _)| pallets)).collect::<Vec<_>>();
	seen.judgements = BoundedVec::try_from(judgements).unwrap();
	let seen = read::<Stored>(&seen.encode()).unwrap();
	let expected = (0..).map(RegistrarIndex).zip(all.map(|(_, ours)| ours));
	assert_eq!(seen.judgements, expected.collect());
}

#[test]
fn registrars_are_found_by_their_index() {
	type Registrars = BoundedVec<Option<RegistrarInfo<u128, AccountId32, u64>>, ConstU32<20>>;
	let info = RegistrarInfo { account: AccountId32::new([3; 32]), fee: 40, fields: 0b1001 };
	let registrars: Registrars = vec![None, Some(info)].try_into().unwrap();
	let (types, id) = types::<Registrars>();
	let entry =
		|index| registrar_entry(&types, id, &registrars.encode(), RegistrarIndex(index)).unwrap();
	let account = litentry_vocabulary::Account([3; 32]);
	assert_eq!(entry(1), Some(RegistrarEntry { account, fee: 40, fields: 0b1001 }));
	assert_eq!((entry(0), entry(2)), (None, None));
}

#[test]
fn what_is_no_registration_is_unreadable() {
	assert!(matches!(read::<Stored>(&[4, 0, 0, 0, 0, 9]), Err(Unreadable::Misfit { .. })));
	assert_eq!(read::<bool>(&[1]).unwrap_err(), Unreadable::NotA("structure"));
}

fn any_data() -> impl Strategy<Value = PalletData> {
	prop_oneof![
		Just(PalletData::None),
		prop::collection::vec(any::<u8>(), 0..33)
			.prop_map(|bytes| PalletData::Raw(bytes.try_into().unwrap())),
		any::<[u8; 32]>().prop_map(PalletData::BlakeTwo256),
		any::<[u8; 32]>().prop_map(PalletData::ShaThree256),
	]
}

proptest! {
	#[test]
	fn the_hash_is_the_one_that_the_pallet_takes(
		pairs in prop::collection::vec((any_data(), any_data()), 0..4),
		all in prop::array::uniform5(any_data()),
		pgp_fingerprint: Option<[u8; 20]>,
	) {
		let [display, legal, web, riot, email] = all.clone();
		let info = Legacy::<ConstU32<4>> {
			additional: BoundedVec::try_from(pairs.clone()).unwrap(),
			display, legal, web, riot, email,
			pgp_fingerprint,
			image: PalletData::None,
			twitter: PalletData::None,
		};
		let expected = BlakeTwo256::hash_of(&info);
		let seen = read::<Stored>(&stored(info).encode()).unwrap();
		prop_assert_eq!(seen.info.hash().0, expected.0);
		let is_set = |data: &&PalletData| **data != PalletData::None;
		let set_pairs = pairs.iter().filter(|(name, value)| is_set(&name) || is_set(&value));
		let count = all.iter().filter(is_set).count() + set_pairs.count();
		prop_assert_eq!(seen.info.fields().count(), count + usize::from(pgp_fingerprint.is_some()));
	}

	#[test]
	fn no_bytes_are_too_odd(bytes: Vec<u8>) {
		let pallets = Stored::decode(&mut &*bytes);
		if let (Ok(seen), Ok(pallets)) = (read::<Stored>(&bytes), pallets) {
			prop_assert_eq!(seen.info.hash().0, BlakeTwo256::hash_of(&pallets.info).0);
		}
	}
}
