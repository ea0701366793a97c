//! Bytes that someone made to do harm.

use litentry_lock_snapshot::{
	Header, Justification, MAX_SNAPSHOT_BYTES, NotASnapshot, Snapshot, StateProof, Subjects, Trust,
};
use parity_scale_codec::{Compact, Decode, DecodeAll, Encode};
use proptest::prelude::*;

use crate::chain::{Scene, trust, voters};

#[test]
fn more_bytes_than_any_snapshot_has_are_not_even_looked_at() {
	let length = MAX_SNAPSHOT_BYTES + 1;
	assert_eq!(Snapshot::read(&vec![0; length]), Err(NotASnapshot::TooLong { length }));
}

/// Every list says that it has 2^30 - 1 entries.
#[test]
fn a_huge_length_is_refused_before_anything_is_allocated_for_it() {
	let length = Compact((1u32 << 30) - 1).encode();
	let header = ([0u8; 32], Compact(1u32), [0u8; 64]).encode();
	let digest = [header.clone(), length.clone()].concat();
	let item = [header, Compact(1u32).encode(), vec![0], length.clone()].concat();
	let votes = [vec![0; 44], length.clone()].concat();
	let ancestry = [vec![0; 44], vec![0], length.clone()].concat();

	assert!(Snapshot::read(&length).is_err());
	assert!(Header::decode(&mut &*digest).is_err());
	assert!(Header::decode(&mut &*item).is_err());
	assert!(Justification::decode(&mut &*votes).is_err());
	assert!(Justification::decode(&mut &*ancestry).is_err());
	assert!(StateProof::decode(&mut &*length).is_err());
	assert!(StateProof::decode(&mut &*[vec![4], length.clone()].concat()).is_err());
	assert!(Subjects::decode(&mut &*length).is_err());
	assert!(Trust::decode(&mut &*[vec![0; 40], length].concat()).is_err());
}

#[test]
fn a_snapshot_that_breaks_off_is_malformed_wherever_it_does() {
	let bytes = Scene::new().snapshot().encode();
	for end in 0..bytes.len() {
		assert_eq!(Snapshot::read(&bytes[..end]), Err(NotASnapshot::Malformed));
	}
}

/// What decodes encodes to the same bytes.
fn reads<T: Decode + Encode>(bytes: &[u8]) -> Result<(), TestCaseError> {
	if let Ok(read) = T::decode_all(&mut &*bytes) {
		prop_assert_eq!(read.encode(), bytes);
	}
	Ok(())
}

proptest! {
	#[test]
	fn any_bytes_are_read_without_panicking(bytes: Vec<u8>) {
		reads::<Snapshot>(&bytes)?;
		reads::<Header>(&bytes)?;
		reads::<Justification>(&bytes)?;
		reads::<StateProof>(&bytes)?;
		reads::<Trust>(&bytes)?;
	}

	/// Whatever one changes in a snapshot, it is refused, or what it tells is the same.
	#[test]
	fn a_changed_byte_never_changes_what_is_known(place: prop::sample::Index, mask in 1u8..) {
		let snapshot = Scene::new().snapshot();
		let trust = trust(&voters(1..=4));
		let known = snapshot.check(&trust).unwrap();
		let mut bytes = snapshot.encode();
		*place.get_mut(&mut bytes) ^= mask;
		reads::<Snapshot>(&bytes)?;
		if let Some(Ok(changed)) = Snapshot::read(&bytes).ok().map(|read| read.check(&trust)) {
			prop_assert_eq!(changed.1, known.1);
			prop_assert_eq!(changed.0.hash(), known.0.hash());
			for (id, token) in changed.0.tokens() {
				let same = known.0.tokens().any(|known| known == (id, token));
				prop_assert!(same);
			}
		}
	}
}
