use litentry_vocabulary::LinkId;
use proptest::prelude::*;

use crate::mock::*;

/// Something that somebody tries; many of these fail, which must change nothing.
#[derive(Clone, Debug)]
enum Step {
	Request { owner: u8 },
	Confirm { id: u64, nullifier: u8 },
	Refuse { id: u64 },
	Unlink { owner: u8, id: u64 },
	Wait { blocks: u32 },
}

fn step() -> impl Strategy<Value = Step> {
	let (owner, id) = (1..4u8, 0..12u64);
	prop_oneof![
		4 => owner.clone().prop_map(|owner| Step::Request { owner }),
		3 => (id.clone(), 0..4u8).prop_map(|(id, nullifier)| Step::Confirm { id, nullifier }),
		1 => id.clone().prop_map(|id| Step::Refuse { id }),
		3 => (owner, id).prop_map(|(owner, id)| Step::Unlink { owner, id }),
		2 => (1..6u32).prop_map(|blocks| Step::Wait { blocks }),
	]
}

/// Whether it succeeds.
fn take(step: &Step) -> bool {
	match *step {
		Step::Request { owner } => request(owner).is_ok(),
		Step::Confirm { id, nullifier } => confirm(LinkId(id), nullifier).is_ok(),
		Step::Refuse { id } => refuse(LinkId(id)).is_ok(),
		Step::Unlink { owner, id } => unlink(owner, LinkId(id)).is_ok(),
		Step::Wait { blocks } => {
			run_to(System::block_number() + blocks);
			true
		}
	}
}

proptest! {
	#[test]
	fn the_state_is_sound_after_any_calls(steps in prop::collection::vec(step(), 1..60)) {
		ExtBuilder.build().execute_with(|| {
			for step in steps {
				take(&step);
				IdentityLinker::check_state().unwrap();
			}
		});
	}

	#[test]
	fn no_token_is_lost_in_the_end(steps in prop::collection::vec(step(), 1..60)) {
		ExtBuilder.build().execute_with(|| {
			for step in &steps {
				take(step);
			}
			run_to(System::block_number() + LIFETIME);
			for (id, owner) in (0..60).flat_map(|id| (1..4).map(move |owner| (id, owner))) {
				take(&Step::Unlink { owner, id });
			}
			for owner in 1..4 {
				prop_assert_eq!((held(owner), Balances::free_balance(account(owner))), (0, BALANCE));
			}
			Ok(())
		})?;
	}
}
