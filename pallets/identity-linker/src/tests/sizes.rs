use parity_scale_codec::{Encode, MaxEncodedLen};

use crate::{ExportOf, Exports, LinkOf, Links, mock::*};

#[test]
fn a_link_takes_this_many_bytes() {
	ExtBuilder.build_and_check(|| {
		let id = request(1).unwrap();
		let requested = Links::<Test>::get(id).unwrap().encoded_size();
		confirm(id, 4).unwrap();
		let shielded = Links::<Test>::get(id).unwrap().encoded_size();
		let public = Links::<Test>::get(publish(1, 5).unwrap()).unwrap().encoded_size();
		assert_eq!((requested, shielded, public), (4276, 402, 100));
	});
}

#[test]
fn a_request_is_the_largest_state() {
	ExtBuilder.build_and_check(|| {
		let id = request_until(1, Some(9)).unwrap();
		let requested = Links::<Test>::get(id).unwrap().encoded_size();
		assert!(LinkOf::<Test>::max_encoded_len() - requested < 4);
	});
}

#[test]
fn an_answered_export_is_the_largest_state() {
	ExtBuilder.build_and_check(|| {
		request_export(1).unwrap();
		answer_export(1).unwrap();
		let answered = Exports::<Test>::get(account(1)).unwrap().encoded_size();
		assert_eq!(answered, 5775);
		assert!(ExportOf::<Test>::max_encoded_len() - answered < 4);
	});
}
