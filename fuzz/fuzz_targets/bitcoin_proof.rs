//! What is accepted of a Bitcoin address, the crate `bip322` accepts too, and the other way round but for
//! what has another writing or a lock time there.

#![no_main]

use bip322::{Verification, verify_full, verify_legacy, verify_simple};
use bitcoin::{
	Address, Network, Transaction, Witness, absolute::LockTime, consensus, sign_message::MessageSignature,
	transaction::Version,
};
use libfuzzer_sys::fuzz_target;
use litentry_external_account::BitcoinNetwork;
use litentry_link_proof::{
	Bip322, BitcoinAddressKind, BitcoinKey, Challenge, LinkProof, verify,
};
use litentry_vocabulary::{Account, GenesisHash};

/// A key, which of its addresses, in which form, and what is changed of the proof where.
type Input = ([u8; 32], u8, u8, Vec<(Change, u8, u8)>);

/// What happens to a byte: 0 flips bits, 1 inserts one, anything else removes it.
type Change = u8;

fuzz_target!(|input: Input| {
	let (secret, kind, form, changes) = input;
	let Ok(key) = BitcoinKey::from_bytes(&secret) else { return };
	let kind = BitcoinAddressKind::ALL[usize::from(kind % 4)];
	let challenge = challenge(&key, kind);
	let signed = match form % 3 {
		0 => key.sign(&challenge),
		1 => key.sign_full(&challenge),
		_ => key.sign_bip137(&challenge),
	};
	let Ok(proof) = signed else { return };
	let Some(proof) = changed(proof, &changes) else { return };
	let (ours, theirs) = (verify(&challenge, &proof), theirs(&challenge, &proof));
	match (ours, theirs) {
		(Ok(()), theirs) => assert!(theirs != Theirs::Refused),
		(Err(refused), theirs) => assert!(
			theirs != Theirs::Accepted,
			"refused by us alone: {refused:?} of {proof:?}"
		),
	}
});

fn challenge(key: &BitcoinKey, kind: BitcoinAddressKind) -> Challenge {
	Challenge {
		external: key.external(BitcoinNetwork::Main, kind),
		account: Account([1; 32]),
		genesis: GenesisHash([2; 32]),
		nonce: 0,
		expires: 100,
		ends: None,
	}
}

fn changed(proof: LinkProof, changes: &[(Change, u8, u8)]) -> Option<LinkProof> {
	Some(match proof {
		LinkProof::Bip322(Bip322::Simple(witness)) => {
			let witness = changed_bytes(witness.to_vec(), changes).try_into().ok()?;
			LinkProof::Bip322(Bip322::Simple(witness))
		}
		LinkProof::Bip322(Bip322::Full(transaction)) => {
			let transaction = changed_bytes(transaction.to_vec(), changes).try_into().ok()?;
			LinkProof::Bip322(Bip322::Full(transaction))
		}
		LinkProof::Bip137(signature) => {
			LinkProof::Bip137(changed_bytes(signature.to_vec(), changes).try_into().ok()?)
		}
		_ => return None,
	})
}

fn changed_bytes(mut bytes: Vec<u8>, changes: &[(Change, u8, u8)]) -> Vec<u8> {
	for (change, at, byte) in changes {
		let at = usize::from(*at) % (bytes.len() + 1);
		match change % 3 {
			1 => bytes.insert(at, *byte),
			_ if at == bytes.len() => {}
			0 => bytes[at] ^= byte,
			_ => drop(bytes.remove(at)),
		}
	}
	bytes
}

/// What the crate says.
#[derive(PartialEq, Debug)]
enum Theirs {
	Accepted,
	/// Though it is written, hashed or locked in another way than ours is.
	AcceptedInAnotherForm,
	Refused,
	/// It does not know this form for this kind of address.
	Unknown,
}

fn theirs(challenge: &Challenge, proof: &LinkProof) -> Theirs {
	let external = challenge.external.to_string();
	let address = external.rsplit(':').next().and_then(|text| text.parse::<Address<_>>().ok());
	let Some(address) = address.and_then(|it| it.require_network(Network::Bitcoin).ok()) else {
		return Theirs::Unknown;
	};
	let text = challenge.to_string();
	match proof {
		LinkProof::Bip322(Bip322::Simple(bytes)) => {
			let Ok(witness) = consensus::deserialize::<Witness>(bytes) else { return Theirs::Refused };
			let canonical = !has_default_written_out(&address, &witness);
			verdict(verify_simple(&address, &text, witness).ok(), canonical)
		}
		LinkProof::Bip322(Bip322::Full(bytes)) => {
			let Ok(to_sign) = consensus::deserialize::<Transaction>(bytes) else {
				return Theirs::Refused;
			};
			let canonical = is_canonical(&address, &to_sign);
			verdict(verify_full(&address, &text, to_sign).ok(), canonical)
		}
		LinkProof::Bip137(bytes) => legacy(&address, &text, bytes),
		_ => Theirs::Unknown,
	}
}

fn legacy(address: &Address, text: &str, bytes: &[u8; 65]) -> Theirs {
	if address.pubkey_hash().is_none() {
		return Theirs::Unknown;
	}
	let known = (27..=34).contains(&bytes[0]);
	let signature = MessageSignature::from_slice(bytes).ok().filter(|_| known);
	let Some(signature) = signature else { return Theirs::Refused };
	let mut lowered = signature.signature.to_standard();
	lowered.normalize_s();
	let canonical = lowered == signature.signature.to_standard();
	match verify_legacy(address, text, signature) {
		Ok(()) if canonical => Theirs::Accepted,
		Ok(()) => Theirs::AcceptedInAnotherForm,
		Err(_) => Theirs::Refused,
	}
}

fn verdict(verification: Option<Verification>, canonical: bool) -> Theirs {
	match verification {
		Some(Verification::Valid { .. }) if canonical => Theirs::Accepted,
		Some(_) => Theirs::AcceptedInAnotherForm,
		None => Theirs::Refused,
	}
}

fn is_canonical(address: &Address, to_sign: &Transaction) -> bool {
	let [input] = to_sign.input.as_slice() else { return false };
	let unlocked = to_sign.version == Version(0)
		&& to_sign.lock_time == LockTime::ZERO
		&& input.sequence.to_consensus_u32() == 0;
	let with_script = address.script_hash().is_none() || !input.script_sig.is_empty();
	unlocked && with_script && !has_default_written_out(address, &input.witness)
}

/// The crate accepts a Taproot signature with the byte 0 after it, which BIP-341 forbids.
fn has_default_written_out(address: &Address, witness: &Witness) -> bool {
	let is_taproot = address.script_pubkey().is_p2tr();
	is_taproot && witness.nth(0).is_some_and(|signature| signature.len() == 65 && signature[64] == 0)
}
