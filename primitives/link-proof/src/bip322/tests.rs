//! The form of proofs; the BIP's own vectors are in [`published`].

#![allow(clippy::unwrap_used)]

mod published;

use alloc::{string::String, vec};

use bitcoin::{
	Amount, OutPoint, ScriptBuf, Sequence, Transaction, TxIn, TxOut, Witness, consensus,
	script::Builder, transaction::Version,
};
use litentry_external_account::{BitcoinNetwork, ExternalAccount};
use proptest::prelude::*;

use super::*;
use crate::{BitcoinAddressKind, BitcoinKey, InvalidProof::*};

const TEXT: &str = "any text";

fn key() -> BitcoinKey {
	BitcoinKey::from_bytes(&[0x46; 32]).unwrap()
}

fn address(kind: BitcoinAddressKind) -> BitcoinAddress {
	match key().external(BitcoinNetwork::Main, kind) {
		ExternalAccount::Bitcoin { address, .. } => address,
		other => panic!("another network: {other}"),
	}
}

fn signed(kind: BitcoinAddressKind) -> Transaction {
	key().signed_transaction(TEXT, kind).unwrap()
}

fn check_simple(kind: BitcoinAddressKind, witness: Vec<u8>) -> Result<(), InvalidProof> {
	verify(TEXT, &address(kind), &simple(witness).unwrap())
}

fn check_full(kind: BitcoinAddressKind, transaction: Vec<u8>) -> Result<(), InvalidProof> {
	verify(TEXT, &address(kind), &full(transaction).unwrap())
}

/// The verdict on the full form after a change of the transaction.
fn changed(
	kind: BitcoinAddressKind,
	change: impl FnOnce(&mut Transaction),
) -> Result<(), InvalidProof> {
	let mut transaction = signed(kind);
	change(&mut transaction);
	check_full(kind, consensus::serialize(&transaction))
}

/// The verdict on the simple form after a change of the witness.
fn changed_witness(
	kind: BitcoinAddressKind,
	change: impl FnOnce(&mut Vec<Vec<u8>>),
) -> Result<(), InvalidProof> {
	let mut items = signed(kind).input[0].witness.to_vec();
	change(&mut items);
	check_simple(kind, consensus::serialize(&Witness::from_slice(&items)))
}

const SEGWIT: [BitcoinAddressKind; 3] =
	[BitcoinAddressKind::P2shP2wpkh, BitcoinAddressKind::P2wpkh, BitcoinAddressKind::P2tr];
const WITH_A_KEY: [BitcoinAddressKind; 2] =
	[BitcoinAddressKind::P2shP2wpkh, BitcoinAddressKind::P2wpkh];

#[test]
fn both_forms_are_accepted() {
	for kind in BitcoinAddressKind::ALL {
		assert_eq!(changed(kind, |_| ()), Ok(()));
	}
	for kind in SEGWIT {
		assert_eq!(changed_witness(kind, |_| ()), Ok(()));
	}
}

#[test]
fn p2pkh_has_no_witness_to_be_simple_with() {
	for witness in [&[][..], &[0], &[1, 0], &[2, 1, 1, 1, 1]] {
		let verdict = check_simple(BitcoinAddressKind::P2pkh, witness.to_vec());
		assert_eq!(verdict, Err(MalformedBip322));
	}
}

#[test]
fn a_witness_of_another_length_is_refused() {
	for kind in SEGWIT {
		let without = |items: &mut Vec<Vec<u8>>| drop(items.pop());
		let with = |items: &mut Vec<Vec<u8>>| items.push(vec![0x50]);
		assert_eq!(changed_witness(kind, without), Err(MalformedBip322));
		assert_eq!(changed_witness(kind, with), Err(MalformedBip322));
		let mut bytes = consensus::serialize(&signed(kind).input[0].witness);
		bytes.push(0);
		assert_eq!(check_simple(kind, bytes.clone()), Err(MalformedBip322));
		bytes.truncate(bytes.len() - 2);
		assert_eq!(check_simple(kind, bytes), Err(MalformedBip322));
	}
}

#[test]
fn a_length_that_is_written_longer_than_need_be_is_refused() {
	let witness = consensus::serialize(&signed(BitcoinAddressKind::P2tr).input[0].witness);
	let longer = [&[1, 0xfd, 64, 0], &witness[2..]].concat();
	assert_eq!(check_simple(BitcoinAddressKind::P2tr, longer), Err(MalformedBip322));
}

#[test]
fn a_transaction_of_another_form_is_refused() {
	let changes: [fn(&mut Transaction); 8] = [
		|it| it.version = Version::TWO,
		|it| it.lock_time = bitcoin::absolute::LockTime::from_consensus(1),
		|it| it.input[0].sequence = Sequence::MAX,
		|it| it.input[0].previous_output.vout = 1,
		|it| it.input.push(TxIn::default()),
		|it| it.output[0].value = Amount::from_sat(1),
		|it| it.output[0].script_pubkey = ScriptBuf::new(),
		|it| it.output.push(TxOut { value: Amount::ZERO, script_pubkey: ScriptBuf::new() }),
	];
	for kind in BitcoinAddressKind::ALL {
		for change in changes {
			assert_eq!(changed(kind, change), Err(MalformedBip322));
		}
	}
}

#[test]
fn bytes_beside_the_transaction_are_refused() {
	for kind in BitcoinAddressKind::ALL {
		let transaction = consensus::serialize(&signed(kind));
		let [after, before] =
			[[&transaction[..], &[0]].concat(), [&[0], &transaction[..]].concat()];
		for bytes in [after, before, transaction[..transaction.len() - 1].to_vec(), vec![]] {
			assert_eq!(check_full(kind, bytes), Err(MalformedBip322));
		}
	}
}

#[test]
fn a_witness_that_is_said_to_be_there_is_there() {
	let transaction = consensus::serialize(&signed(BitcoinAddressKind::P2pkh));
	let (inputs, lock_time) = transaction[4..].split_at(transaction.len() - 8);
	let superfluous = [&transaction[..4], &[0, 1], inputs, &[0], lock_time].concat();
	assert_eq!(check_full(BitcoinAddressKind::P2pkh, superfluous), Err(MalformedBip322));
}

#[test]
fn a_transaction_that_spends_another_text_is_refused() {
	for kind in BitcoinAddressKind::ALL {
		let other = key().signed_transaction("another text", kind).unwrap();
		assert_eq!(check_full(kind, consensus::serialize(&other)), Err(Mismatch));
		let nothing = |it: &mut Transaction| it.input[0].previous_output = OutPoint::default();
		assert!(changed(kind, nothing).is_err());
	}
	for kind in SEGWIT {
		let other = key().signed_transaction("another text", kind).unwrap();
		let witness = consensus::serialize(&other.input[0].witness);
		assert_eq!(check_simple(kind, witness), Err(Mismatch));
	}
}

#[test]
fn a_script_where_none_belongs_is_refused() {
	for kind in [BitcoinAddressKind::P2wpkh, BitcoinAddressKind::P2tr] {
		let script = |it: &mut Transaction| it.input[0].script_sig = ScriptBuf::from_bytes(vec![0]);
		assert_eq!(changed(kind, script), Err(MalformedBip322));
	}
	let witness = signed(BitcoinAddressKind::P2wpkh).input[0].witness.clone();
	let verdict = changed(BitcoinAddressKind::P2pkh, |it| it.input[0].witness = witness);
	assert_eq!(verdict, Err(MalformedBip322));
}

#[test]
fn the_full_form_of_p2sh_shows_its_script() {
	let kind = BitcoinAddressKind::P2shP2wpkh;
	let other = ScriptBuf::from_bytes([[22, 0, 20].as_slice(), &[7; 20]].concat());
	for script in [ScriptBuf::new(), other] {
		let verdict = changed(kind, |it| it.input[0].script_sig = script);
		assert_eq!(verdict, Err(MalformedBip322));
	}
}

#[test]
fn scripts_push_in_the_shortest_way() {
	let verdict = changed(BitcoinAddressKind::P2pkh, |it| {
		let script = it.input[0].script_sig.to_bytes();
		let longer = [&[0x4c], script.as_slice()].concat();
		it.input[0].script_sig = ScriptBuf::from_bytes(longer);
	});
	assert_eq!(verdict, Err(MalformedBip322));
	let verdict = changed(BitcoinAddressKind::P2pkh, |it| {
		let script = Builder::from(it.input[0].script_sig.to_bytes());
		it.input[0].script_sig = script.push_int(1).into_script();
	});
	assert_eq!(verdict, Err(MalformedBip322));
}

#[test]
fn all_of_the_transaction_is_signed() {
	for hash_type in [0, 2, 3, 0x41, 0x81] {
		for kind in WITH_A_KEY {
			let verdict = changed_witness(kind, |items| *items[0].last_mut().unwrap() = hash_type);
			assert_eq!(verdict, Err(MalformedBip322));
		}
		let verdict = changed_witness(BitcoinAddressKind::P2tr, |items| items[0].push(hash_type));
		assert_eq!(verdict, Err(MalformedBip322));
	}
	let verdict = changed_witness(BitcoinAddressKind::P2tr, |items| items[0].push(1));
	assert_eq!(
		verdict,
		Err(Mismatch),
		"what was signed is the default, which is hashed differently"
	);
}

#[test]
fn signatures_have_one_writing() {
	for kind in WITH_A_KEY {
		let verdict =
			|change: fn(&mut Vec<u8>)| changed_witness(kind, |items| change(&mut items[0]));
		assert_eq!(verdict(|it| it.clear()), Err(MalformedBip322));
		assert_eq!(verdict(|it| *it = vec![1]), Err(MalformedSignature));
		assert_eq!(verdict(|it| it.insert(it.len() - 1, 0)), Err(MalformedSignature));
		// A 0 more before r, and all lengths right.
		let padded = |it: &mut Vec<u8>| {
			it.insert(4, 0);
			(it[1], it[3]) = (it[1] + 1, it[3] + 1);
		};
		assert_eq!(verdict(padded), Err(MalformedSignature));
		assert_eq!(verdict(|it| *it = vec![0x30, 6, 2, 1, 0, 2, 1, 1, 1]), Err(MalformedSignature));
		assert_eq!(
			verdict(|it| *it = vec![0x30, 6, 2, 1, 1, 2, 1, 0xff, 1]),
			Err(MalformedSignature)
		);
	}
	for length in [0, 63, 66] {
		let verdict = changed_witness(BitcoinAddressKind::P2tr, |items| items[0].resize(length, 1));
		assert_eq!(verdict, Err(MalformedBip322));
	}
}

#[test]
fn the_upper_half_of_s_is_refused() {
	for kind in WITH_A_KEY {
		let verdict = changed_witness(kind, |items| {
			let der = &items[0][..items[0].len() - 1];
			let (r, s) = k256::ecdsa::Signature::from_der(der).unwrap().split_scalars();
			let high = k256::ecdsa::Signature::from_scalars(r, -s).unwrap();
			items[0] = [high.to_der().as_bytes(), &[1]].concat();
		});
		assert_eq!(verdict, Err(HighS));
	}
}

#[test]
fn another_key_is_refused() {
	let other = BitcoinKey::from_bytes(&[0x47; 32]).unwrap();
	for kind in WITH_A_KEY {
		let others = other.signed_transaction(TEXT, kind).unwrap().input[0].witness.to_vec();
		assert_eq!(changed_witness(kind, |items| *items = others.clone()), Err(OtherKey));
		let signature = |items: &mut Vec<Vec<u8>>| items[0] = others[0].clone();
		assert_eq!(changed_witness(kind, signature), Err(Mismatch));
	}
	let others = other.signed_transaction(TEXT, BitcoinAddressKind::P2pkh).unwrap();
	let script = |it: &mut Transaction| it.input[0].script_sig = others.input[0].script_sig.clone();
	assert_eq!(changed(BitcoinAddressKind::P2pkh, script), Err(OtherKey));
}

#[test]
fn segwit_has_compressed_keys_only() {
	for kind in WITH_A_KEY {
		let uncompressed = |items: &mut Vec<Vec<u8>>| {
			let key = bitcoin::PublicKey::from_slice(&items[1]).unwrap().inner;
			items[1] = key.serialize_uncompressed().to_vec();
		};
		assert_eq!(changed_witness(kind, uncompressed), Err(MalformedBip322));
		let no_point = |items: &mut Vec<Vec<u8>>| items[1] = vec![2; 33];
		let verdict = changed_witness(kind, no_point);
		assert!(matches!(verdict, Err(MalformedKey | OtherKey)));
		let no_prefix = |items: &mut Vec<Vec<u8>>| items[1][0] = 5;
		assert_eq!(changed_witness(kind, no_prefix), Err(MalformedKey));
	}
}

#[test]
fn a_taproot_address_that_is_no_key_has_no_proofs() {
	let witness = consensus::serialize(&signed(BitcoinAddressKind::P2tr).input[0].witness);
	let verdict = verify(TEXT, &BitcoinAddress::P2tr([0xff; 32]), &simple(witness).unwrap());
	assert_eq!(verdict, Err(MalformedKey));
}

#[test]
fn a_hybrid_key_is_refused() {
	let verdict = changed(BitcoinAddressKind::P2pkh, |it| {
		let [signature, key] = spending::two_pushes(it.input[0].script_sig.as_bytes())
			.map(|items| items.map(<[u8]>::to_vec))
			.unwrap();
		let mut key = bitcoin::PublicKey::from_slice(&key).unwrap().inner.serialize_uncompressed();
		key[0] = 6 + key[64] % 2;
		let signature = bitcoin::script::PushBytesBuf::try_from(signature).unwrap();
		it.input[0].script_sig = Builder::new().push_slice(signature).push_slice(key).into_script();
	});
	assert_eq!(verdict, Err(MalformedKey));
}

#[test]
fn lengths_are_not_believed() {
	for kind in SEGWIT {
		for bytes in [&[0xfe, 0xff, 0xff, 0x3d, 0][..], &[1, 0xfe, 0, 9, 0x3d, 0], &[252]] {
			assert_eq!(check_simple(kind, bytes.to_vec()), Err(MalformedBip322));
		}
	}
}

#[test]
fn what_is_too_long_or_no_base64_is_not_read() {
	let long = BASE64.encode(&[0; 513]);
	for text in ["", "smp", "smp====", "ful!", &long, &alloc::format!("ful{long}")] {
		assert!(!matches!(read(text), Some(Bip322::Full(_))), "{text}");
	}
	let witness =
		BASE64.encode(&consensus::serialize(&signed(BitcoinAddressKind::P2tr).input[0].witness));
	assert_eq!(read(&witness[..witness.len() - 1]), None);
}

#[test]
fn both_forms_are_read_with_and_without_their_prefix() {
	for kind in BitcoinAddressKind::ALL {
		let transaction = signed(kind);
		let bytes = consensus::serialize(&transaction);
		let (text, proof) = (BASE64.encode(&bytes), full(bytes));
		assert_eq!([read(&text), read(&alloc::format!("ful{text}\n"))], [proof.clone(), proof]);
		let bytes = consensus::serialize(&transaction.input[0].witness);
		let (text, proof) = (BASE64.encode(&bytes), simple(bytes));
		assert_eq!([read(&text), read(&alloc::format!("smp{text}"))], [proof.clone(), proof]);
	}
}

fn any_kind() -> impl Strategy<Value = BitcoinAddressKind> {
	prop::sample::select(&BitcoinAddressKind::ALL)
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(256))]

	#[test]
	fn any_flipped_bit_is_refused(kind in any_kind(), at: prop::sample::Index, bit in 0..8) {
		let signed = signed(kind);
		let mut bytes = consensus::serialize(&signed);
		*at.get_mut(&mut bytes) ^= 1_u8 << bit;
		prop_assert!(check_full(kind, bytes).is_err());
		let mut bytes = consensus::serialize(&signed.input[0].witness);
		*at.get_mut(&mut bytes) ^= 1_u8 << bit;
		prop_assert!(check_simple(kind, bytes).is_err());
	}

	#[test]
	fn any_bytes_are_refused_without_panicking(
		kind in any_kind(), bytes in prop::collection::vec(any::<u8>(), 0..256),
	) {
		prop_assert!(check_simple(kind, bytes.clone()).is_err());
		prop_assert!(check_full(kind, bytes).is_err());
	}

	#[test]
	fn the_commitment_is_to_the_bytes_of_the_text(text: String, other: String) {
		prop_assume!(text != other);
		let address = address(BitcoinAddressKind::P2tr);
		let [one, two] = [&text, &other].map(|text| to_spend(text, &address).compute_txid());
		prop_assert_ne!(one, two);
	}
}
