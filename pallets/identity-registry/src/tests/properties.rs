use litentry_identity::Rights;
use litentry_vocabulary::IdentityId;
use polkadot_sdk::sp_runtime::AccountId32;
use proptest::prelude::*;

use super::rebuilt::Registry;
use crate::{Data, Identities, mock::*};

/// Something that somebody tries; many of these fail, which must change nothing.
#[derive(Clone, Debug)]
enum Step {
	Register { length: usize },
	RegisterDevice { number: u8 },
	Describe { length: usize },
	Publish { number: u8 },
	Forget { version: u32 },
	Offer { to: u8 },
	Withdraw,
	Accept,
	Retire,
	Name { delegate: u8, rights: Rights },
	Dismiss { delegate: u8 },
}

fn step() -> impl Strategy<Value = Step> {
	let rights =
		prop_oneof![Just(Rights::Issue), Just(Rights::Verify), Just(Rights::IssueAndVerify)];
	prop_oneof![
		3 => (0..40_usize).prop_map(|length| Step::Register { length }),
		2 => (1..4_u8).prop_map(|number| Step::RegisterDevice { number }),
		2 => (0..40_usize).prop_map(|length| Step::Describe { length }),
		3 => any::<u8>().prop_map(|number| Step::Publish { number }),
		2 => (0..4_u32).prop_map(|version| Step::Forget { version }),
		5 => (1..5_u8).prop_map(|to| Step::Offer { to }),
		1 => Just(Step::Withdraw),
		5 => Just(Step::Accept),
		1 => Just(Step::Retire),
		4 => ((1..7_u8), rights).prop_map(|(delegate, rights)| Step::Name { delegate, rights }),
		2 => (1..7_u8).prop_map(|delegate| Step::Dismiss { delegate }),
	]
}

/// Who does what to which of the few identities there can be.
fn steps() -> impl Strategy<Value = Vec<(u8, usize, Step)>> {
	prop::collection::vec((1..4_u8, 0..4_usize, step()), 1..60)
}

fn account(number: u8) -> AccountId32 {
	AccountId32::new([number; 32])
}

/// One of the identities there are, or of those that may come.
fn choose(which: usize) -> IdentityId {
	let ids: Vec<_> = Identities::<Test>::iter_keys().collect();
	ids.get(which).copied().unwrap_or_else(|| device_id(1 + which as u8))
}

/// Whether it succeeds.
fn take(signer: u8, which: usize, step: &Step) -> bool {
	let (signer, id) = (account(signer), choose(which));
	let result = match *step {
		Step::Register { length } => register(signer, &"x".repeat(length)),
		Step::RegisterDevice { number } => register_device(signer, number),
		Step::Describe { length } => describe(signer, id, &"y".repeat(length)),
		Step::Publish { number } => publish(signer, id, pointer(number)),
		Step::Forget { version } => forget(signer, id, version),
		Step::Offer { to } => offer(signer, id, account(to)),
		Step::Withdraw => withdraw(signer, id),
		Step::Accept => accept(signer, id),
		Step::Retire => retire(signer, id),
		Step::Name { delegate, rights } => name(signer, id, account(delegate), rights),
		Step::Dismiss { delegate } => dismiss(signer, id, account(delegate)),
	};
	result.is_ok()
}

proptest! {
	#[test]
	fn the_state_is_sound_after_any_calls(steps in steps()) {
		ExtBuilder::default().build().execute_with(|| {
			for (signer, which, step) in steps {
				take(signer, which, &step);
				IdentityRegistry::check_state().unwrap();
			}
		});
	}

	#[test]
	fn events_tell_all_that_there_is(steps in steps()) {
		ExtBuilder::default().build().execute_with(|| {
			let mut heard = Registry::default();
			for (signer, which, step) in steps {
				take(signer, which, &step);
				events().into_iter().for_each(|event| heard.hear(event));
				prop_assert_eq!(&heard, &Registry::stored());
			}
			for owner in 1..4 {
				let (held, free) = held_and_free(&account(owner));
				prop_assert_eq!(held, heard.deposits_of(&account(owner)));
				prop_assert_eq!(held + free, FUNDS);
			}
			Ok(())
		})?;
	}

	#[test]
	fn nothing_is_held_in_the_end_but_for_tombstones(steps in steps()) {
		ExtBuilder::default().build().execute_with(|| {
			for (signer, which, step) in &steps {
				take(*signer, *which, step);
			}
			let owners: Vec<_> = Identities::<Test>::iter()
				.map(|(id, identity)| (id, AccountId32::new(identity.owner.0)))
				.collect();
			for (id, owner) in &owners {
				let _ = retire(owner.clone(), *id);
				for version in Data::<Test>::iter_key_prefix(id).collect::<Vec<_>>() {
					forget(owner.clone(), *id, version).unwrap();
				}
			}
			for number in 1..4 {
				let count = owners.iter().filter(|(_, owner)| *owner == account(number)).count();
				let tombstones = BASE_DEPOSIT * count as u128;
				let expected = (tombstones, FUNDS - tombstones);
				prop_assert_eq!(held_and_free(&account(number)), expected);
			}
			Ok(())
		})?;
	}
}
