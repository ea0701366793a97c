use litentry_computing_request::{MAX_AGREED, MAX_SEALED_CREDENTIAL};
use parity_scale_codec::{Encode, MaxEncodedLen};

use crate::{Closed, ClosedRequestOf, Requests, mock::*};

#[test]
fn a_request_and_an_outcome_take_this_many_bytes() {
	ExtBuilder.build_and_check(|| {
		let id = drawn_request(1);
		let open = Requests::<Test>::get(id).unwrap().encoded_size();
		certify(id, scored(1..=7)).unwrap();
		let scored = Closed::<Test>::get(id).unwrap().encoded_size();
		let (sealed_credential, agreed) = (3_000, 7 * 32);
		assert_eq!((open, scored - sealed_credential - agreed), (2790, 202));
	});
}

#[test]
fn the_largest_outcome_is_little_more_than_its_credential_and_analyzers() {
	let largest = ClosedRequestOf::<Test>::max_encoded_len() as u32;
	assert!(largest < MAX_SEALED_CREDENTIAL + 32 * MAX_AGREED + 2_000);
}
