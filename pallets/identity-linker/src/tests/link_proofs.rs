//! The chain gives every line of the shared tables the verdict that it names.

use litentry_external_account::Platform;
use litentry_link_proof::Challenge;
use litentry_link_proof_cases::{Case, Change, RequestCase, Signed, cases, request_cases};
use litentry_vocabulary::{Account, LinkId};
use polkadot_sdk::{
	frame_support::traits::fungible::Mutate,
	frame_system,
	sp_core::H256,
	sp_runtime::{AccountId32, DispatchError},
};

use crate::{
	Call, Link, LinkState, MAX_SKIPPED_NONCES, NextLinkId, NextNonce, Pallet, Platforms, mock::*,
};

/// Makes this the chain that the case names, at a block at which its proof and link are in time.
fn enter(genesis: [u8; 32], account: Account, expires: u32, ends: Option<u32>) -> AccountId32 {
	frame_system::BlockHash::<Test>::insert(0, H256(genesis));
	System::set_block_number(ends.map_or(expires, |ends| expires.min(ends - 1)));
	Platform::ALL.into_iter().for_each(|platform| Platforms::<Test>::insert(platform, ()));
	let account = AccountId32::new(account.0);
	Balances::set_balance(&account, BALANCE);
	account
}

fn link(challenge: &Challenge, case: &Case, account: AccountId32) -> Sent {
	let Challenge { external, nonce, expires, ends, .. } = *challenge;
	let proof = case.proof.clone();
	send_as(account, Call::link_public { external, nonce, expires, ends, proof })
}

fn verdict(case: &Case) -> Sent {
	match &case.consent {
		Signed::Link(challenge) => {
			let Challenge { account, genesis, nonce, expires, ends, .. } = *challenge;
			let account = enter(genesis.0, account, expires, ends);
			NextNonce::<Test>::insert(&account, nonce.saturating_sub(MAX_SKIPPED_NONCES));
			link(challenge, case, account)
		}
		Signed::Unlink(challenge) => {
			let owner = enter(challenge.genesis.0, challenge.account, challenge.expires, None);
			let (id, expires, since) = (challenge.id, challenge.expires, System::block_number());
			NextLinkId::<Test>::put(id);
			let state = LinkState::Public { external: challenge.external, since };
			let (epoch, nonce, deposit, ends) = (EPOCH, 0, DEPOSIT, None);
			let requested_at = since;
			Pallet::<Test>::create(Link {
				owner,
				epoch,
				nonce,
				requested_at,
				deposit,
				ends,
				state,
			})
			.unwrap();
			let proof = case.proof.clone();
			send(1, Call::unlink_by_proof { id, expires, proof })
		}
	}
}

/// The name of what is wrong, as the table has it without its details.
fn word(verdict: &Sent) -> &'static str {
	match verdict {
		Ok(_) => "accepted",
		Err(error) => match error.error {
			DispatchError::Module(module) => module.message.unwrap(),
			_ => "another pallet's",
		},
	}
}

/// What the chain makes of the table's word: another key's signature has one error whatever is known of
/// the key, and after the last nonce there is none.
fn expected(case: &Case) -> &str {
	let is_last = |challenge: &Challenge| challenge.nonce == u32::MAX;
	match (&case.consent, case.result.split(' ').next().unwrap()) {
		(Signed::Link(challenge), "accepted") if is_last(challenge) => "NonceExhausted",
		(_, "Mismatch") => "WrongSigner",
		(_, word) => word,
	}
}

#[test]
fn every_proof_has_its_verdict() {
	for case in cases().unwrap() {
		ExtBuilder.build().execute_with(|| {
			assert_eq!(word(&verdict(&case)), expected(&case), "{}", case.name);
		});
	}
}

fn changed(case: &RequestCase) -> Sent {
	let Signed::Link(challenge) = &case.good.consent else { panic!("no link") };
	let Challenge { account, genesis, expires, ends, nonce, external } = *challenge;
	let mut challenge = *challenge;
	let owner = enter(genesis.0, account, expires, ends);
	NextNonce::<Test>::insert(&owner, nonce);
	match case.change {
		Change::Block(block) => System::set_block_number(block),
		Change::NextNonce(nonce) => NextNonce::<Test>::insert(&owner, nonce),
		Change::LinkedByAnother => {
			let state = LinkState::Public { external, since: 1 };
			let (owner, deposit) = (crate::mock::account(2), DEPOSIT);
			let (epoch, nonce, requested_at, ends) = (EPOCH, 0, 1, None);
			let link = Link { owner, epoch, nonce, requested_at, deposit, ends, state };
			Pallet::<Test>::create(link).map(|_: LinkId| ()).unwrap();
		}
		Change::FullAccount => crate::LinkCount::<Test>::insert(&owner, MAX_LINKS),
		Change::PlatformOff => Platforms::<Test>::remove(external.platform()),
		Change::Expires(block) => challenge.expires = block,
		Change::OpenedFor(_) | Change::OpenedIn(_) => {}
	}
	link(&challenge, &case.good, owner)
}

#[test]
fn every_request_has_its_verdict() {
	for case in request_cases().unwrap() {
		ExtBuilder.build().execute_with(|| {
			assert_eq!(word(&changed(&case)), case.chain, "{}", case.name);
		});
	}
}
