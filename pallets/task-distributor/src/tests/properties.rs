use litentry_vocabulary::RequestId;
use proptest::prelude::*;

use crate::mock::*;

/// Something that somebody tries; many of these fail, which must change nothing.
#[derive(Clone, Debug)]
enum Step {
	Request { from: u8, fee: u128 },
	Score { id: u64, workers: u8, analyzers: u8 },
	GiveUp { id: u64 },
	Forget { from: u8, id: u64 },
	Wait { blocks: u32, random: bool },
}

fn step() -> impl Strategy<Value = Step> {
	let (from, id) = (1..4u8, 0..12u64);
	prop_oneof![
		4 => (from.clone(), 150..1_500u128).prop_map(|(from, fee)| Step::Request { from, fee }),
		3 => (id.clone(), 1..5u8, 0..12u8)
			.prop_map(|(id, workers, analyzers)| Step::Score { id, workers, analyzers }),
		1 => id.clone().prop_map(|id| Step::GiveUp { id }),
		2 => (from, id).prop_map(|(from, id)| Step::Forget { from, id }),
		4 => (1..4u32, any::<bool>()).prop_map(|(blocks, random)| Step::Wait { blocks, random }),
	]
}

/// Whether it succeeds.
fn take(step: &Step) -> bool {
	match *step {
		Step::Request { from, fee } => request_for(from, fee).is_ok(),
		Step::Score { id, workers, analyzers } => {
			certify_by(0..workers, RequestId(id), scored(0..analyzers)).is_ok()
		}
		Step::GiveUp { id } => certify(RequestId(id), UNDETERMINED).is_ok(),
		Step::Forget { from, id } => forget(from, RequestId(id)).is_ok(),
		Step::Wait { blocks, random } => {
			Random::set(random);
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
				TaskDistributor::check_state().unwrap();
			}
		});
	}

	#[test]
	fn no_token_is_lost_in_the_end(steps in prop::collection::vec(step(), 1..60)) {
		ExtBuilder.build().execute_with(|| {
			let before = Balances::total_issuance();
			for step in &steps {
				take(step);
			}
			run_to(System::block_number() + LIFETIME);
			for (id, from) in (0..60).flat_map(|id| (1..4).map(move |from| (id, from))) {
				take(&Step::Forget { from, id });
			}
			prop_assert_eq!([1, 2, 3].map(held), [(0, 0); 3]);
			prop_assert_eq!(Balances::total_issuance(), before);
			Ok(())
		})?;
	}
}
