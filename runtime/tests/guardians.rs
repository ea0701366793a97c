//! Guardians give a lost account's links to the account that its owner has now.

#![allow(clippy::unwrap_used)]

use litentry_external_account::{ExternalAccount, Platform};
use litentry_link_proof::{
	Challenge, LinkProof, MovingChallenge, SubstrateForm, SubstrateProof, SubstrateSignature,
};
use litentry_runtime::{
	Balances, BlockNumber, IdentityLinker, LIT, Runtime, RuntimeCall, RuntimeEvent, RuntimeOrigin,
	System,
};
use litentry_verifying_key::{Scheme, SigningKey};
use litentry_vocabulary::{Account, GenesisHash};
use pallet_identity_linker::Move;
use pallet_recovery::FriendGroup;
use polkadot_sdk::{
	frame_support::assert_ok,
	frame_system, pallet_balances, pallet_recovery,
	sp_io::TestExternalities,
	sp_keyring::Sr25519Keyring::{self, Alice, Bob, Charlie, Dave},
	sp_runtime::{BuildStorage, DispatchError, DispatchResult, traits::Dispatchable},
};

/// How long an attempt to recover the account can be stopped.
const DELAY: BlockNumber = 10;

/// How long proofs are accepted.
const EXPIRES: BlockNumber = 100;

/// A chain on which four persons have tokens, at block 1.
fn chain() -> TestExternalities {
	let mut storage = frame_system::GenesisConfig::<Runtime>::default().build_storage().unwrap();
	let balances = [Alice, Bob, Charlie, Dave].map(|key| (key.to_account_id(), 1_000 * LIT));
	pallet_balances::GenesisConfig::<Runtime> { balances: balances.to_vec(), dev_accounts: None }
		.assimilate_storage(&mut storage)
		.unwrap();
	let platforms = vec![Platform::Device];
	pallet_identity_linker::GenesisConfig::<Runtime> { platforms, ..Default::default() }
		.assimilate_storage(&mut storage)
		.unwrap();
	let mut chain = TestExternalities::from(storage);
	chain.execute_with(|| System::set_block_number(1));
	chain
}

fn send(signer: Sr25519Keyring, call: impl Into<RuntimeCall>) {
	assert_ok!(call.into().dispatch(RuntimeOrigin::signed(signer.to_account_id())));
}

fn genesis() -> GenesisHash {
	GenesisHash(System::block_hash(0).0)
}

/// Links a device to an account for everyone to see.
fn link_device(owner: Sr25519Keyring) -> ExternalAccount {
	let device = SigningKey::new(Scheme::P256, &[7; 32]).unwrap();
	let (external, expires) = (ExternalAccount::Device(device.verifying_key()), EXPIRES);
	let account = Account(owner.to_account_id().into());
	let challenge =
		Challenge { external, account, genesis: genesis(), nonce: 0, expires, ends: None };
	let proof = LinkProof::Device(device.sign(challenge.to_string().as_bytes()));
	let (nonce, ends) = (0, None);
	send(
		owner,
		pallet_identity_linker::Call::link_public { external, nonce, expires, ends, proof },
	);
	external
}

/// The order to hand over the links of one account to another one, which consents.
fn move_links(from: Sr25519Keyring, to: Sr25519Keyring) -> RuntimeCall {
	let (nonce, expires) = (IdentityLinker::next_nonce(&from.to_account_id()), EXPIRES);
	let [from, account] = [from, to].map(|key| Account(key.to_account_id().into()));
	let challenge = MovingChallenge { from, to: account, genesis: genesis(), nonce, expires };
	let signature = SubstrateSignature::Sr25519(to.sign(challenge.to_string().as_bytes()).0);
	let consent = SubstrateProof { form: SubstrateForm::Raw, signature };
	let to = to.to_account_id();
	pallet_identity_linker::Call::move_links { to, nonce, expires, consent }.into()
}

/// Lets Bob and Charlie together give an account to Bob.
fn name_guardians(owner: Sr25519Keyring) {
	let mut friends = [Bob, Charlie].map(Sr25519Keyring::to_account_id);
	friends.sort();
	let group = FriendGroup {
		friends: friends.to_vec().try_into().unwrap(),
		friends_needed: 2,
		inheritor: Bob.to_account_id(),
		inheritance_delay: DELAY,
		inheritance_priority: 0,
		cancel_delay: DELAY,
	};
	send(owner, pallet_recovery::Call::set_friend_groups { friend_groups: vec![group] });
}

/// Has both guardians agree, and waits until nobody can object any more.
fn recover(lost: Sr25519Keyring) {
	let (lost, friend_group_index) = (lost.to_account_id(), 0);
	send(
		Bob,
		pallet_recovery::Call::initiate_attempt { lost: lost.clone().into(), friend_group_index },
	);
	send(
		Charlie,
		pallet_recovery::Call::approve_attempt { lost: lost.clone().into(), friend_group_index },
	);
	System::set_block_number(System::block_number() + DELAY);
	send(Charlie, pallet_recovery::Call::finish_attempt { lost: lost.into(), friend_group_index });
}

/// Has Bob send a call as the account that he inherited, and tells what came of the call.
fn control(recovered: Sr25519Keyring, call: RuntimeCall) -> DispatchResult {
	let (recovered, call) = (recovered.to_account_id().into(), Box::new(call));
	send(Bob, pallet_recovery::Call::control_inherited_account { recovered, call });
	let controlled = System::events().into_iter().find_map(|record| match record.event {
		RuntimeEvent::Recovery(pallet_recovery::Event::RecoveredAccountControlled {
			call_result,
			..
		}) => Some(call_result),
		_ => None,
	});
	controlled.unwrap()
}

#[test]
fn guardians_give_a_lost_accounts_links_to_its_owners_new_account() {
	chain().execute_with(|| {
		let external = link_device(Alice);
		name_guardians(Alice);
		recover(Alice);

		assert_eq!(control(Alice, move_links(Alice, Dave)), Ok(()));

		let (_, link) = IdentityLinker::public_link(&external).unwrap();
		assert_eq!(link.owner, Dave.to_account_id());
		assert_eq!(Balances::reserved_balance(Dave.to_account_id()), link.deposit);
		let Move { to, at, .. } = IdentityLinker::moved(&Alice.to_account_id()).unwrap();
		assert_eq!((to, at), (Dave.to_account_id(), 1 + DELAY));
	});
}

#[test]
fn guardians_take_no_links_without_the_new_accounts_consent() {
	chain().execute_with(|| {
		let external = link_device(Alice);
		name_guardians(Alice);
		recover(Alice);

		let consented = move_links(Alice, Dave);
		let RuntimeCall::IdentityLinker(pallet_identity_linker::Call::move_links {
			nonce,
			expires,
			consent,
			..
		}) = consented
		else {
			panic!("another call: {consented:?}")
		};
		let to = Charlie.to_account_id();
		let call = pallet_identity_linker::Call::move_links { to, nonce, expires, consent };
		let wrong: DispatchError = pallet_identity_linker::Error::<Runtime>::WrongSigner.into();
		assert_eq!(control(Alice, call.into()), Err(wrong));
		assert_eq!(IdentityLinker::public_link(&external).unwrap().1.owner, Alice.to_account_id());
	});
}
