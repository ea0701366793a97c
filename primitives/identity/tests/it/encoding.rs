//! What is stored fits into its bound and reads back.

use litentry_identity::{
	Cid, DataPointer, DeviceProof, Identity, Kind, MAX_CID_LENGTH, Schema, Status,
};
use litentry_verifying_key::{Signature, VerifyingKey};
use litentry_vocabulary::{Account, Description};
use parity_scale_codec::{DecodeAll, Encode, MaxEncodedLen};
use proptest::prelude::*;

fn identities() -> impl Strategy<Value = Identity> {
	let text = prop::collection::vec(any::<u8>(), 0..=512);
	let key = prop::option::of(any::<[u8; 32]>().prop_map(VerifyingKey::Ed25519));
	let parts = (text, key, any::<bool>(), any::<bool>(), any::<[u8; 32]>());
	parts.prop_map(|(text, key, device, active, owner)| Identity {
		owner: Account(owner),
		kind: if device { Kind::Device } else { Kind::Person },
		key,
		status: if active { Status::Active } else { Status::Retired },
		description: Description::from(bounded_collections::BoundedVec::truncate_from(text)),
		data_version: u32::MAX,
		delegates: u32::MAX,
		deposit: u128::MAX,
	})
}

proptest! {
	#[test]
	fn an_identity_fits_and_reads_back(identity in identities()) {
		let encoded = identity.encode();
		prop_assert!(encoded.len() <= Identity::max_encoded_len());
		prop_assert_eq!(Identity::decode_all(&mut &encoded[..]), Ok(identity));
	}

	#[test]
	fn any_bytes_are_refused_or_stand_for_themselves(bytes: Vec<u8>) {
		if let Ok(identity) = Identity::decode_all(&mut &bytes[..]) {
			prop_assert_eq!(identity.encode(), bytes.clone());
		}
		if let Ok(proof) = DeviceProof::decode_all(&mut &bytes[..]) {
			prop_assert_eq!(proof.encode(), bytes);
		}
	}
}

#[test]
fn the_longest_pointer_and_proof_fit() {
	let pointer = DataPointer {
		cid: Cid::truncate_from(vec![0xff; 100]),
		schema: Schema::truncate_from(vec![0xff; 100]),
		size: u64::MAX,
		key_commitment: Some([0xff; 32]),
	};
	assert_eq!(pointer.cid.len(), MAX_CID_LENGTH as usize);
	assert!(pointer.encoded_size() <= DataPointer::max_encoded_len());
	let key = VerifyingKey::P256([0xff; 33]);
	let proof = DeviceProof { key, expires: u32::MAX, signature: Signature([0xff; 64]) };
	assert_eq!(proof.encoded_size(), DeviceProof::max_encoded_len());
}
