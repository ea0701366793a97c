use ::pgp::{
	composed::{
		ArmorOptions, CleartextSignedMessage, Deserializable, DetachedSignature, EncryptionCaps,
		KeyType, SecretKeyParamsBuilder, SignedPublicKey, SignedSecretKey, SubkeyParamsBuilder,
		SubpacketConfig,
	},
	crypto::hash::HashAlgorithm,
	packet::{SignatureConfig, SignatureType, Subpacket, SubpacketData},
	ser::Serialize,
	types::{Duration, KeyDetails, Password, SignedUser, SigningKey, Tag, Timestamp},
};
use data_encoding::BASE64;
use litentry_vocabulary::{Account, GenesisHash};
use old_rand::{SeedableRng, rngs::StdRng};
use proptest::prelude::*;

use super::{
	key::{EXPIRED, FROM_THE_FUTURE, NAMES_SUBKEY, OTHER_KEY, REVOKED, UNCERTIFIED},
	signature::{BY_SUBKEY, NOT_GOOD, OTHER_SIGNER, OTHER_TEXT, OVER, WEAK},
	*,
};
use crate::{
	identity::{InfoHash, RegistrarIndex},
	request::RequestKey,
};

const TEXT: &str = "litentry-registrar: a text";
const DAY: u32 = 24 * 60 * 60;

fn rng(seed: u64) -> StdRng {
	StdRng::seed_from_u64(seed)
}

fn secret(seed: u64) -> SignedSecretKey {
	secret_of(KeyType::Ed25519Legacy, seed)
}

/// A key that was made a week ago.
fn secret_of(kind: KeyType, seed: u64) -> SignedSecretKey {
	let made = before_now(7 * DAY);
	let subkey = SubkeyParamsBuilder::default()
		.key_type(KeyType::Ed25519Legacy)
		.created_at(made)
		.can_sign(true)
		.can_encrypt(EncryptionCaps::None)
		.build()
		.unwrap();
	SecretKeyParamsBuilder::default()
		.key_type(kind)
		.created_at(made)
		.can_sign(true)
		.can_certify(true)
		.primary_user_id(format!("{seed} <{seed}@example.org>"))
		.subkey(subkey)
		.build()
		.unwrap()
		.generate(rng(seed))
		.unwrap()
}

fn before_now(seconds: u32) -> Timestamp {
	Timestamp::from_secs(Timestamp::now().as_secs() - seconds)
}

fn fingerprint(key: &impl KeyDetails) -> Fingerprint {
	Fingerprint(key.fingerprint().as_bytes().try_into().unwrap())
}

fn public(secret: &SignedSecretKey) -> SignedPublicKey {
	secret.clone().into()
}

fn armored(key: &SignedPublicKey) -> String {
	key.to_armored_string(ArmorOptions::default()).unwrap()
}

fn subpackets(key: &impl KeyDetails, more: Vec<SubpacketData>) -> Vec<Subpacket> {
	let usual = [
		SubpacketData::SignatureCreationTime(before_now(DAY)),
		SubpacketData::IssuerFingerprint(key.fingerprint()),
	];
	let all = usual.into_iter().chain(more);
	all.map(|it| Subpacket::regular(it).unwrap()).collect()
}

fn clear(key: &impl SigningKey, text: &str) -> String {
	let signed = CleartextSignedMessage::sign(rng(9), text, key, &Password::empty()).unwrap();
	signed.to_armored_string(ArmorOptions::default()).unwrap()
}

fn detached_with(
	key: &impl SigningKey,
	text: &str,
	hash: HashAlgorithm,
	more: Vec<SubpacketData>,
) -> String {
	let hashed = subpackets(key, more);
	let subpackets = SubpacketConfig::UserDefined { hashed, unhashed: Vec::new() };
	let (none, text) = (Password::empty(), text.as_bytes());
	let signed = DetachedSignature::sign_text_data_with_subpackets(
		rng(9),
		key,
		&none,
		hash,
		text,
		subpackets,
	);
	signed.unwrap().to_armored_string(ArmorOptions::default()).unwrap()
}

fn detached(key: &impl SigningKey, text: &str) -> String {
	detached_with(key, text, HashAlgorithm::Sha256, Vec::new())
}

fn check_with(key: &SignedPublicKey, signed: &str, named: &Fingerprint) -> Result<(), Hint> {
	let now = u64::from(Timestamp::now().as_secs()) * 1000;
	check(&format!("{}\n{signed}", armored(key)), TEXT, named, now)
}

/// What is said of a key with a good signature by it.
fn standing(secret: &SignedSecretKey, key: &SignedPublicKey) -> Result<(), Hint> {
	check_with(key, &detached(&secret.primary_key, TEXT), &fingerprint(key))
}

/// What is said of a signature together with a good key.
fn judged(secret: &SignedSecretKey, signed: &str) -> Result<(), Hint> {
	check_with(&public(secret), signed, &fingerprint(&secret.primary_key))
}

#[test]
fn a_signature_by_the_named_key_over_the_text_is_good() {
	let secret = secret(1);
	let key = &secret.primary_key;
	assert_eq!(judged(&secret, &clear(key, TEXT)), Ok(()));
	for text in [TEXT.to_owned(), format!("{TEXT}\n"), format!("{TEXT}\r\n")] {
		assert_eq!(judged(&secret, &detached(key, &text)), Ok(()), "{text:?}");
	}
	let windows = clear(key, TEXT).replace('\n', "\r\n");
	assert_eq!(judged(&secret, &windows), Ok(()));
}

#[test]
fn a_signature_over_anything_else_is_refused() {
	let secret = secret(1);
	let key = &secret.primary_key;
	for other in ["litentry-registrar: another text", "", &format!("{TEXT}\n{TEXT}")] {
		assert_eq!(judged(&secret, &clear(key, other)), Err(OTHER_TEXT), "{other}");
		assert_eq!(judged(&secret, &detached(key, other)), Err(NOT_GOOD), "{other}");
	}
	let exchanged = clear(key, "another text").replace("another text", TEXT);
	assert_eq!(judged(&secret, &exchanged), Err(NOT_GOOD));
}

#[test]
fn another_key_is_refused() {
	let (secret, other) = (secret(1), secret(2));
	assert_eq!(judged(&secret, &clear(&other.primary_key, TEXT)), Err(OTHER_SIGNER));
	let signed = clear(&other.primary_key, TEXT);
	assert_eq!(
		check_with(&public(&other), &signed, &fingerprint(&secret.primary_key)),
		Err(OTHER_KEY)
	);
}

#[test]
fn a_subkey_is_not_the_key() {
	let secret = secret(1);
	let subkey = &secret.secret_subkeys[0].key;
	for signed in [clear(subkey, TEXT), detached(subkey, TEXT)] {
		assert_eq!(judged(&secret, &signed), Err(BY_SUBKEY));
		let named = fingerprint(subkey);
		assert_eq!(check_with(&public(&secret), &signed, &named), Err(NAMES_SUBKEY));
	}
}

#[test]
fn a_weak_hash_function_is_refused() {
	let secret = secret_of(KeyType::Rsa(2048), 1);
	for hash in [HashAlgorithm::Sha1, HashAlgorithm::Md5, HashAlgorithm::Ripemd160] {
		let signed = detached_with(&secret.primary_key, TEXT, hash, Vec::new());
		assert_eq!(judged(&secret, &signed), Err(WEAK), "{hash}");
	}
}

#[test]
fn a_signature_counts_for_its_time() {
	let secret = secret(1);
	let lasting = |seconds| {
		let end = SubpacketData::SignatureExpirationTime(Duration::from_secs(seconds));
		detached_with(&secret.primary_key, TEXT, HashAlgorithm::Sha512, vec![end])
	};
	assert_eq!(judged(&secret, &lasting(DAY / 2)), Err(OVER));
	assert_eq!(judged(&secret, &lasting(2 * DAY)), Ok(()));
	assert_eq!(judged(&secret, &lasting(0)), Ok(()));
	let key = lasting_key(&secret, 30 * DAY, 7 * DAY);
	let pasted = format!("{}{}", armored(&key), detached(&secret.primary_key, TEXT));
	let soon = u64::from(before_now(DAY + DAY / 2).as_secs()) * 1000;
	assert_eq!(check(&pasted, TEXT, &fingerprint(&secret.primary_key), soon), Err(FROM_THE_FUTURE));
}

/// The key, saying of itself that it lasts so long, since so long ago.
fn lasting_key(secret: &SignedSecretKey, seconds: u32, since: u32) -> SignedPublicKey {
	let mut key = public(secret);
	let mut config = config(secret, SignatureType::CertPositive, since);
	let end = SubpacketData::KeyExpirationTime(Duration::from_secs(seconds));
	config.hashed_subpackets.push(Subpacket::regular(end).unwrap());
	let user: &mut SignedUser = &mut key.details.users[0];
	let (none, signer) = (Password::empty(), &secret.primary_key);
	let signed =
		config.sign_certification(signer, &key.primary_key, &none, Tag::UserId, &user.id).unwrap();
	user.signatures = vec![signed];
	key
}

fn config(secret: &SignedSecretKey, typ: SignatureType, since: u32) -> SignatureConfig {
	let key = &secret.primary_key;
	let mut config = SignatureConfig::v4(typ, key.algorithm(), HashAlgorithm::Sha256);
	let usual = [
		SubpacketData::SignatureCreationTime(before_now(since)),
		SubpacketData::IssuerFingerprint(key.fingerprint()),
	];
	config.hashed_subpackets = usual.map(|it| Subpacket::regular(it).unwrap()).into();
	config
}

#[test]
fn a_key_counts_for_the_time_that_it_gave_itself_last() {
	let secret = secret(1);
	assert_eq!(standing(&secret, &lasting_key(&secret, 6 * DAY, 7 * DAY)), Err(EXPIRED));
	assert_eq!(standing(&secret, &lasting_key(&secret, 8 * DAY, 7 * DAY)), Ok(()));
	let mut extended = lasting_key(&secret, 6 * DAY, 7 * DAY);
	let newer = lasting_key(&secret, 30 * DAY, 2 * DAY).details.users[0].signatures[0].clone();
	extended.details.users[0].signatures.push(newer);
	assert_eq!(standing(&secret, &extended), Ok(()));
	let mut shortened = lasting_key(&secret, 30 * DAY, 7 * DAY);
	let newer = lasting_key(&secret, 6 * DAY, 2 * DAY).details.users[0].signatures[0].clone();
	shortened.details.users[0].signatures.insert(0, newer);
	assert_eq!(standing(&secret, &shortened), Err(EXPIRED));
}

#[test]
fn a_key_is_revoked_by_itself_alone() {
	let (secret, other) = (secret(1), secret(2));
	for (by, expected) in [(&secret, Err(REVOKED)), (&other, Ok(()))] {
		let mut key = public(&secret);
		let config = config(by, SignatureType::KeyRevocation, DAY);
		let signed = config.sign_key(&by.primary_key, &Password::empty(), &key.primary_key);
		key.details.revocation_signatures.push(signed.unwrap());
		assert_eq!(standing(&secret, &key), expected);
	}
}

#[test]
fn a_key_has_to_certify_itself() {
	let (secret, other) = (secret(1), secret(2));
	let mut borrowed = public(&secret);
	borrowed.details.users = public(&other).details.users;
	assert_eq!(standing(&secret, &borrowed), Err(UNCERTIFIED));
	let mut bare = public(&secret);
	bare.details.users.clear();
	assert_eq!(standing(&secret, &bare), Err(UNCERTIFIED));
}

fn claim(value: &str) -> Claim {
	let (chain, registrar) = (GenesisHash([1; 32]), RegistrarIndex(4));
	Claim {
		request: RequestKey { chain, registrar, account: Account([2; 32]) },
		info: InfoHash([3; 32]),
		field: Field::PgpFingerprint,
		value: value.to_owned(),
		channel: Channel::Pgp,
	}
}

#[test]
fn the_text_names_the_account_the_chain_the_key_and_the_code() {
	let code = "A4DQO-BYHA4-DQOBY-HA4DQ-OBYHA-4";
	let key = "0123456789ABCDEF0123456789ABCDEF01234567";
	let text = PgpVerifier::text(&claim(&key.to_lowercase()), code.parse().unwrap());
	let (account, chain) = ("02".repeat(32), "01".repeat(32));
	let expected =
		format!("litentry-registrar: 0x{account} on 0x{chain} has the key {key}: {code}");
	assert_eq!(text, Ok(expected));
}

#[tokio::test]
async fn whoever_signs_what_he_is_told_to_has_the_key() {
	let now = u64::from(Timestamp::now().as_secs()) * 1000;
	let verifier = PgpVerifier::new(Arc::new(move || now));
	let secret = secret(1);
	let key = fingerprint(&secret.primary_key).to_string();
	let (claim, code) = (claim(&key), "A4DQO-BYHA4-DQOBY-HA4DQ-OBYHA-4".parse().unwrap());
	let Ok(Instruction::Sign { text }) = verifier.begin(&claim, code).await else {
		panic!("a text is to be signed");
	};
	let pasted = format!("{}{}", armored(&public(&secret)), clear(&secret.primary_key, &text));
	let found = verifier.look(&claim, code, Some(&pasted)).await;
	assert_eq!(found, Ok(Finding { from: key, platform_id: None }));
	let other = "AEAQC-AIBAE-AQCAI-BAEAQ-CAIBA-E".parse().unwrap();
	assert_eq!(verifier.look(&claim, other, Some(&pasted)).await, Err(OTHER_TEXT));
	assert_eq!(verifier.look(&claim, code, None).await, Err(submission::NOTHING));
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(256))]

	#[test]
	fn keys_and_signatures_of_any_bytes_are_judged(
		changes in proptest::collection::vec((any::<proptest::sample::Index>(), any::<u8>()), 1..4),
		cut: proptest::sample::Index,
	) {
		let secret = secret(1);
		let damage = |mut bytes: Vec<u8>| {
			for (at, to) in &changes {
				let at = at.index(bytes.len());
				bytes[at] = *to;
			}
			bytes.truncate(bytes.len() - cut.index(bytes.len()) / 8);
			BASE64.encode(&bytes)
		};
		let key = damage(public(&secret).to_bytes().unwrap());
		let signature = DetachedSignature::from_string(&detached(&secret.primary_key, TEXT));
		let signature = damage(signature.unwrap().0.to_bytes().unwrap());
		let pasted = format!("-----BEGIN PGP PUBLIC KEY BLOCK-----\n\n{key}\n-----END PGP PUBLIC KEY BLOCK-----
-----BEGIN PGP SIGNATURE-----\n\n{signature}\n-----END PGP SIGNATURE-----");
		prop_assert!(check(&pasted, TEXT, &Fingerprint([1; 20]), 0).is_err());
		let now = u64::from(Timestamp::now().as_secs()) * 1000;
		let _ = check(&pasted, TEXT, &fingerprint(&secret.primary_key), now);
	}

	#[test]
	fn nothing_that_was_changed_is_accepted(at: proptest::sample::Index, to in "[A-Za-z0-9+/]") {
		let secret = secret(1);
		let signed = detached(&secret.primary_key, TEXT);
		let lines: Vec<_> = signed.lines().collect();
		let body = lines.iter().position(|line| line.is_empty()).unwrap() + 1;
		let start: usize = lines[..body].iter().map(|line| line.len() + 1).sum();
		let at = start + at.index(40);
		let mut changed = signed.clone();
		changed.replace_range(at..=at, &to);
		let is_same = changed == signed;
		prop_assert_eq!(judged(&secret, &changed).is_ok(), is_same);
	}

	#[test]
	fn any_paste_is_judged(armor in "[ -~\n]{0,200}") {
		let key = format!("-----BEGIN PGP PUBLIC KEY BLOCK-----\n\n{armor}\n-----END PGP PUBLIC KEY BLOCK-----");
		let signed = format!("-----BEGIN PGP SIGNATURE-----\n\n{armor}\n-----END PGP SIGNATURE-----");
		let pasted = format!("{key}{signed}");
		prop_assert!(check(&pasted, TEXT, &Fingerprint([1; 20]), 0).is_err());
	}
}
