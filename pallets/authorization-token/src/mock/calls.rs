//! Calls, sent as people would.

use litentry_token::{Definition, Terms, Transfer, Update, Uses};
use litentry_vocabulary::{DefinitionId, IdentityId, TokenId};
use polkadot_sdk::{
	frame_support::dispatch::{DispatchResult, RawOrigin},
	sp_runtime::{DispatchError, traits::Dispatchable},
};

use super::{
	COST, DOOR, GUEST, HOUR, LOCK, OFFICE, OWNER, PRICE, RuntimeCall, STRANGER, Test, account,
	issuer, latest,
};
use crate::Call;

/// Nothing to change.
pub(crate) const UNCHANGED: Update = Update { expires: None, hours: None, data: None };

/// Sends a call as a transaction would: when it fails, it changes nothing.
pub(crate) fn send(signer: u8, call: Call<Test>) -> DispatchResult {
	let sent = RuntimeCall::from(call).dispatch(RawOrigin::Signed(account(signer)).into());
	sent.map(|_| ()).map_err(|failed| failed.error)
}

/// Three hours, three times, for a price, to be handed on for a cost.
pub(crate) fn pass() -> Definition {
	Definition {
		description: "3-hour meeting room pass".parse().unwrap(),
		duration: Some(3 * HOUR),
		price: PRICE,
		terms: Terms {
			uses: Uses::Left(3),
			hours: None,
			transfer: Transfer::For(COST),
			requires: None,
			data: Default::default(),
			data_type: 0,
		},
	}
}

/// A pass for holders of a token of the citizens' office.
pub(crate) fn pass_for_adults() -> Definition {
	let pass = pass();
	Definition { terms: Terms { requires: Some(OFFICE), ..pass.terms }, ..pass }
}

pub(crate) fn define(by: u8, definition: Definition) -> Result<DefinitionId, DispatchError> {
	let id = issuer(LOCK).next_definition;
	send(by, Call::define { identity: LOCK, definition }).map(|()| id)
}

/// Has the lock's owner offer something.
pub(crate) fn offer(definition: Definition) -> DefinitionId {
	define(OWNER, definition).unwrap()
}

/// Issues a token of an identity, which lasts for ever and costs [`COST`] to hand on.
pub(crate) fn issue(by: u8, identity: IdentityId, to: u8) -> Result<TokenId, DispatchError> {
	let (to, data) = (account(to), Default::default());
	let call = Call::issue_token { to, identity, cost: COST, data, data_type: 0, expires: None };
	send(by, call).map(|()| latest(identity))
}

/// Has the lock's owner give somebody a pass.
pub(crate) fn grant(to: u8, definition: DefinitionId) -> TokenId {
	let call = Call::grant { to: account(to), identity: LOCK, definition, starts: None };
	send(OWNER, call).map(|()| latest(LOCK)).unwrap()
}

/// Has the lock's owner offer something, and give it to the guest.
pub(crate) fn granted(definition: Definition) -> TokenId {
	grant(GUEST, offer(definition))
}

/// Buys something of the lock.
pub(crate) fn buy(by: u8, definition: DefinitionId, to: u8) -> Result<TokenId, DispatchError> {
	let call = Call::buy { identity: LOCK, definition, holder: account(to), starts: None };
	send(by, call).map(|()| latest(LOCK))
}

pub(crate) fn transfer(from: u8, token: TokenId, to: u8) -> DispatchResult {
	send(from, Call::transfer_token { token, to: account(to) })
}

pub(crate) fn recall(by: u8, token: TokenId) -> DispatchResult {
	send(by, Call::recall_token { token })
}

pub(crate) fn recall_all(by: u8) -> DispatchResult {
	send(by, Call::recall_all { identity: LOCK })
}

pub(crate) fn update(by: u8, token: TokenId, update: Update) -> DispatchResult {
	send(by, Call::update_token { token, update })
}

pub(crate) fn update_all(by: u8, update: Update) -> DispatchResult {
	send(by, Call::update_all { identity: LOCK, update })
}

/// Uses a token in front of the door.
pub(crate) fn redeem(by: u8, token: TokenId) -> DispatchResult {
	redeem_with(by, token, None)
}

pub(crate) fn redeem_with(by: u8, token: TokenId, supporting: Option<TokenId>) -> DispatchResult {
	send(by, Call::redeem { token, verifier: account(DOOR), supporting })
}

pub(crate) fn forget(token: TokenId) -> DispatchResult {
	send(STRANGER, Call::forget_token { token })
}

pub(crate) fn name_guardian(by: u8, of: u8, guardian: Option<u8>) -> DispatchResult {
	send(by, Call::name_guardian { account: account(of), guardian: guardian.map(account) })
}

pub(crate) fn freeze(by: u8, whom: u8) -> DispatchResult {
	send(by, Call::freeze { account: account(whom) })
}

pub(crate) fn unfreeze(by: u8, whom: u8) -> DispatchResult {
	send(by, Call::unfreeze { account: account(whom) })
}
