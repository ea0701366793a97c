use litentry_external_account::Platform;
use litentry_vocabulary::LinkId;
use polkadot_sdk::frame_support::dispatch::RawOrigin;
use proptest::prelude::*;

use super::rebuilt::Rebuilt;
use crate::{Call, mock::*};

/// Something that somebody tries; many of these fail, which must change nothing.
#[derive(Clone, Debug)]
enum Step {
	Request { owner: u8, ends: Option<u32> },
	Confirm { id: u64, nullifier: u8 },
	Refuse { id: u64 },
	Unlink { owner: u8, id: u64 },
	Publish { owner: u8, device: u8, ends: Option<u32> },
	UnlinkAs { device: u8, id: u64 },
	Shield { owner: u8, id: u64 },
	Reveal { owner: u8, id: u64 },
	ConfirmReveal { id: u64, device: u8 },
	Move { from: u8, to: u8 },
	ForgetMove { owner: u8 },
	RequestExport { owner: u8 },
	AnswerExport { owner: u8 },
	ClearExport { owner: u8 },
	Erase { owner: u8 },
	SetPlatform { on: bool },
	Wait { blocks: u32 },
}

/// Two accounts that can take no links over, and two that can.
const OWNERS: [u8; 4] = [1, 2, 201, 202];

fn owner() -> impl Strategy<Value = u8> + Clone {
	prop::sample::select(&OWNERS[..])
}

fn linking() -> impl Strategy<Value = Step> {
	let (id, device, ends) = (0..12u64, 5..8u8, prop::option::of(1..30u32));
	let asked = (owner(), ends.clone()).prop_map(|(owner, ends)| Step::Request { owner, ends });
	let public = (owner(), device.clone(), ends).prop_map(|(owner, device, ends)| Step::Publish {
		owner,
		device,
		ends,
	});
	prop_oneof![
		4 => asked,
		4 => (id.clone(), 0..4u8).prop_map(|(id, nullifier)| Step::Confirm { id, nullifier }),
		1 => id.clone().prop_map(|id| Step::Refuse { id }),
		2 => (owner(), id.clone()).prop_map(|(owner, id)| Step::Unlink { owner, id }),
		4 => public,
		1 => (device, id).prop_map(|(device, id)| Step::UnlinkAs { device, id }),
	]
}

fn turning() -> impl Strategy<Value = Step> {
	let (id, device) = (0..12u64, 5..8u8);
	prop_oneof![
		(owner(), id.clone()).prop_map(|(owner, id)| Step::Shield { owner, id }),
		(owner(), id.clone()).prop_map(|(owner, id)| Step::Reveal { owner, id }),
		(id, device).prop_map(|(id, device)| Step::ConfirmReveal { id, device }),
	]
}

fn other() -> impl Strategy<Value = Step> {
	prop_oneof![
		2 => (owner(), 201..203u8).prop_map(|(from, to)| Step::Move { from, to }),
		1 => owner().prop_map(|owner| Step::ForgetMove { owner }),
		2 => owner().prop_map(|owner| Step::RequestExport { owner }),
		2 => owner().prop_map(|owner| Step::AnswerExport { owner }),
		1 => owner().prop_map(|owner| Step::ClearExport { owner }),
		1 => owner().prop_map(|owner| Step::Erase { owner }),
		1 => prop::bool::weighted(0.7).prop_map(|on| Step::SetPlatform { on }),
		3 => (1..6u32).prop_map(|blocks| Step::Wait { blocks }),
	]
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
	let step = prop_oneof![5 => linking(), 4 => turning(), 4 => other()];
	prop::collection::vec(step, 1..80)
}

/// Whether it succeeds.
fn take(step: &Step) -> bool {
	match *step {
		Step::Request { owner, ends } => request_until(owner, ends).is_ok(),
		Step::Confirm { id, nullifier } => confirm(LinkId(id), nullifier).is_ok(),
		Step::Refuse { id } => refuse(LinkId(id)).is_ok(),
		Step::Unlink { owner, id } => unlink(owner, LinkId(id)).is_ok(),
		Step::Publish { owner, device, ends } => publish_until(owner, device, ends).is_ok(),
		Step::UnlinkAs { device, id } => unlink_as(device, LinkId(id)).is_ok(),
		Step::Shield { owner, id } => shield(owner, LinkId(id)).is_ok(),
		Step::Reveal { owner, id } => reveal(owner, LinkId(id)).is_ok(),
		Step::ConfirmReveal { id, device } => confirm_reveal(LinkId(id), device).is_ok(),
		Step::Move { from, to } => move_links(from, to).is_ok(),
		Step::ForgetMove { owner } => send(owner, Call::forget_move {}).is_ok(),
		Step::RequestExport { owner } => request_export(owner).is_ok(),
		Step::AnswerExport { owner } => answer_export(owner).is_ok(),
		Step::ClearExport { owner } => send(owner, Call::clear_export {}).is_ok(),
		Step::Erase { owner } => send(owner, Call::erase {}).is_ok(),
		Step::SetPlatform { on } => {
			IdentityLinker::set_platform(RawOrigin::Root.into(), Platform::Device, on).is_ok()
		}
		Step::Wait { blocks } => {
			run_to(System::block_number() + blocks);
			true
		}
	}
}

proptest! {
	#[test]
	fn the_state_is_sound_after_any_calls(steps in steps()) {
		ExtBuilder.build().execute_with(|| {
			for step in steps {
				take(&step);
				IdentityLinker::check_state().unwrap();
			}
		});
	}

	#[test]
	fn the_events_alone_tell_the_state(steps in steps()) {
		ExtBuilder.build().execute_with(|| {
			let mut rebuilt = Rebuilt::stored();
			for step in steps.into_iter().flat_map(block_by_block) {
				take(&step);
				let now = System::block_number();
				events().into_iter().for_each(|event| rebuilt.hear(event, now));
				prop_assert_eq!(&rebuilt, &Rebuilt::stored());
			}
			Ok(())
		})?;
	}

	#[test]
	fn no_token_is_lost_in_the_end(steps in steps()) {
		ExtBuilder.build().execute_with(|| {
			for step in &steps {
				take(step);
			}
			run_to(System::block_number() + LIFETIME);
			for owner in OWNERS {
				take(&Step::Erase { owner });
				take(&Step::ForgetMove { owner });
			}
			let free = OWNERS.map(|owner| Balances::free_balance(who(owner)));
			let held = OWNERS.map(|owner| Balances::reserved_balance(who(owner)));
			prop_assert_eq!(held, [0; 4]);
			prop_assert_eq!(free.iter().sum::<u128>(), 4 * BALANCE);
			Ok(())
		})?;
	}
}

/// Events of several blocks are read one block at a time.
fn block_by_block(step: Step) -> Vec<Step> {
	match step {
		Step::Wait { blocks } => vec![Step::Wait { blocks: 1 }; blocks as usize],
		step => vec![step],
	}
}
