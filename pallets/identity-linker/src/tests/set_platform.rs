use litentry_external_account::Platform;
use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok, dispatch::RawOrigin},
	sp_runtime::DispatchError,
};

use crate::{Event, Links, mock::*};

fn set(platform: Platform, on: bool) {
	assert_ok!(IdentityLinker::set_platform(RawOrigin::Root.into(), platform, on));
}

#[test]
fn a_platform_is_switched_on_and_off() {
	ExtBuilder.build_and_check(|| {
		set(Platform::Solana, true);
		set(Platform::Evm, false);
		assert_eq!(IdentityLinker::platforms(), vec![Platform::Solana, Platform::Device]);
		let on = Event::PlatformSet { platform: Platform::Solana, on: true };
		let off = Event::PlatformSet { platform: Platform::Evm, on: false };
		assert_eq!(events(), vec![on, off]);
	});
}

#[test]
fn links_of_a_platform_that_is_off_stay_and_can_be_ended() {
	ExtBuilder.build_and_check(|| {
		let (first, second) = (publish(1, 5).unwrap(), publish(1, 6).unwrap());
		set(Platform::Device, false);
		assert!(Links::<Test>::contains_key(first));
		assert_ok!(unlink_as(5, first));
		assert_ok!(shield(1, second));
	});
}

#[test]
fn only_governance_switches_platforms() {
	ExtBuilder.build_and_check(|| {
		let origin = RawOrigin::Signed(account(1)).into();
		let result = IdentityLinker::set_platform(origin, Platform::Evm, false);
		assert_noop!(result, DispatchError::BadOrigin);
	});
}
