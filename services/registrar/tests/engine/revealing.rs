//! Fields that hold the hash of something.

use litentry_registrar::{
	desk::{Declined, Desk},
	identity::{Content, Field, HashKind, Hashed, Judgement},
	policy::Obstacle,
};
use litentry_vocabulary::blake2_256;

use crate::fakes::{ALICE, World, key};

const MAIL: &str = "alice@a-very-long-domain.example.org";

pub async fn what_is_hashed_counts_once_it_is_shown_and_verified(world: World) {
	let hashed = Hashed { kind: HashKind::BlakeTwo256, hash: blake2_256(MAIL.as_bytes()) };
	world.chain.set_identity(ALICE, &[(Field::Email, Content::Hashed(hashed))]);
	world.chain.request_judgement(ALICE);
	world.watch().await;
	let hidden = Obstacle::Hidden { field: Field::Email };
	assert_eq!(world.view(ALICE).await.unwrap().obstacles, [hidden]);
	let reveal = |text: &str| world.engine.reveal(key(ALICE), Field::Email, text.to_owned());
	assert_eq!(reveal("other@example.org").await, Err(Declined::OtherPreimage));
	assert_eq!(reveal(MAIL).await, Ok(()));
	let unverified = Obstacle::Unverified { field: Field::Email };
	assert_eq!(world.view(ALICE).await.unwrap().obstacles, [unverified]);
	world.prove_mail(ALICE, MAIL).await;
	world.watch().await;
	world.watch().await;
	assert_eq!(world.judgements(), [(ALICE, Judgement::Reasonable)]);
}
