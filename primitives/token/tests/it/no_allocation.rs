//! A door's computer may have no heap to speak of: to verify allocates nothing.

use allocation_counter::measure;
use litentry_token::{Policy, Presentation, verify};
use parity_scale_codec::{Decode, Encode};

use crate::{
	wallet::{chain, show},
	world::{Book, NOW, World, question},
};

#[test]
fn a_presentation_is_read_and_verified_without_allocating() {
	let (world, book) = (World::new(), Book::default());
	for length in 0..=4 {
		let (holding, by) = chain(length);
		let bytes = show(&holding, &by).encode();
		let allocated = measure(|| {
			let shown = Presentation::decode(&mut &bytes[..]).unwrap();
			assert!(verify(&shown, &question(), &world, &book, NOW, Policy::default()).is_ok());
		});
		assert_eq!(allocated.count_total, 0, "{length} handovers");
	}
}
