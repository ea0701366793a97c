//! What is encrypted cannot be read, and is said so.

use serde_json::json;

use crate::{fakes::ALICE, person::Person, registrar::Registrar};

#[tokio::test]
async fn whoever_writes_in_an_encrypted_room_is_led_to_another_one() {
	let (registrar, mut alice) = (Registrar::start().await, Person::new("alice").await);
	let room = alice.open(&registrar.user, true).await;
	let encrypted = json!({
		"algorithm": "m.megolm.v1.aes-sha2",
		"ciphertext": "AwgAEnACgAkLmt6qF84IK++J7UDH2Za1YVchHyprqTqsg",
		"device_id": "DEVICE",
		"sender_key": "IlRMeOPX2e0MurIyfWEucYBRVOEEUMrOHqn/8mLqMjA",
		"session_id": "X3lUlvLELLYxeTx4yOVu6UDpasGEVO0Jbu+QFnm0cKQ",
	});
	alice.send(&room, "m.room.encrypted", encrypted.clone()).await;
	let said = alice.heard(&room, &registrar.user, 1).await;
	assert!(said[0].starts_with("This room is encrypted"), "{said:?}");
	let open = alice.accept(0).await;
	let said = alice.heard(&open, &registrar.user, 1).await;
	assert!(said[0].starts_with("Here the registrar can read"), "{said:?}");

	// Nothing of it is said or done a second time.
	alice.send(&room, "m.room.encrypted", encrypted).await;
	registrar.ask(ALICE, &alice.user).await;
	let code = registrar.begin(ALICE).await;
	alice.say(&open, &code.to_string()).await;
	let said = alice.heard(&open, &registrar.user, 3).await;
	assert!(said[2].starts_with("Accepted: "), "{said:?}");
	assert_eq!(alice.heard(&room, &registrar.user, 1).await.len(), 1);
	assert_eq!(alice.invitations().await, 1);
}
