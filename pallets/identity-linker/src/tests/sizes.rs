use parity_scale_codec::{Encode, MaxEncodedLen};

use crate::{LinkOf, Links, mock::*};

#[test]
fn a_link_takes_this_many_bytes() {
	ExtBuilder.build_and_check(|| {
		let id = request(1).unwrap();
		let requested = Links::<Test>::get(id).unwrap().encoded_size();
		confirm(id, 4).unwrap();
		let confirmed = Links::<Test>::get(id).unwrap().encoded_size();
		assert_eq!((requested, confirmed), (2739, 369));
	});
}

#[test]
fn a_request_is_the_largest_state() {
	ExtBuilder.build_and_check(|| {
		let id = request(1).unwrap();
		let requested = Links::<Test>::get(id).unwrap().encoded_size();
		assert!(LinkOf::<Test>::max_encoded_len() - requested < 4);
	});
}
