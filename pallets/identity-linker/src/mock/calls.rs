//! Calls as persons, workers and passers-by send them.

use litentry_certificate::Statement;
use litentry_external_account::ExternalAccount;
use litentry_link_proof::{
	Challenge, Consent, LinkProof, MovingChallenge, SubstrateForm, SubstrateProof,
	SubstrateSignature, UnlinkChallenge,
};
use litentry_link_record::{
	EncryptedRecord, Nullifier, RECORD_LENGTH, SEALED_EXPORT_LENGTH, SEALED_EXPORT_REQUEST_LENGTH,
	SEALED_REQUEST_LENGTH,
};
use litentry_verifying_key::{Scheme, SigningKey};
use litentry_vocabulary::{Account, BlockNumber, LinkId};
use polkadot_sdk::{
	frame_support::{
		BoundedVec,
		dispatch::{DispatchErrorWithPostInfo, DispatchResultWithPostInfo, RawOrigin},
	},
	sp_runtime::{AccountId32, traits::Dispatchable},
};

use super::*;
use crate::{
	Call, Exports, Links, NextLinkId, NextNonce, SealedExport, SealedExportRequest,
	SealedLinkRequest, SealedReason,
};

pub(crate) type Sent = DispatchResultWithPostInfo;

/// How many blocks the proofs made here are good for.
pub(crate) const PROOF_LIFETIME: BlockNumber = 5;

/// The numbers of persons whose accounts sign with an sr25519 key that is known here.
pub(crate) const PERSONS: [u8; 3] = [201, 202, 203];

/// The account of one of [`PERSONS`].
pub(crate) fn person(number: u8) -> AccountId32 {
	person_key(number).verifying_key().account().unwrap().0.into()
}

fn person_key(number: u8) -> SigningKey {
	SigningKey::new(Scheme::Sr25519, &[number; 32]).unwrap()
}

/// The account that a number below 200 stands for, or the person.
pub(crate) fn who(number: u8) -> AccountId32 {
	if PERSONS.contains(&number) { person(number) } else { account(number) }
}

pub(crate) fn sealed() -> SealedLinkRequest {
	BoundedVec::truncate_from(vec![7; SEALED_REQUEST_LENGTH])
}

pub(crate) fn record() -> EncryptedRecord {
	EncryptedRecord([3; RECORD_LENGTH])
}

pub(crate) fn reason() -> SealedReason {
	BoundedVec::truncate_from(vec![5; 1200])
}

pub(crate) fn sealed_export_request() -> SealedExportRequest {
	BoundedVec::truncate_from(vec![8; SEALED_EXPORT_REQUEST_LENGTH])
}

pub(crate) fn sealed_export() -> SealedExport {
	BoundedVec::truncate_from(vec![9; SEALED_EXPORT_LENGTH])
}

/// Sends a call as a transaction would: when it fails, it changes nothing.
pub(crate) fn send(signer: u8, call: Call<Test>) -> Sent {
	send_as(who(signer), call)
}

/// Sends a call of any account.
pub(crate) fn send_as(signer: AccountId32, call: Call<Test>) -> Sent {
	RuntimeCall::from(call).dispatch(RawOrigin::Signed(signer).into())
}

/// Requests a link with the owner's next nonce.
pub(crate) fn request(owner: u8) -> Result<LinkId, DispatchErrorWithPostInfo> {
	request_until(owner, None)
}

pub(crate) fn request_until(
	owner: u8,
	ends: Option<BlockNumber>,
) -> Result<LinkId, DispatchErrorWithPostInfo> {
	let (id, nonce) = (NextLinkId::<Test>::get(), NextNonce::<Test>::get(who(owner)));
	let call = Call::request_link { nonce, epoch: EPOCH, ends, sealed: sealed() };
	send(owner, call).map(|_| id)
}

/// The block at which the workers were asked about a link.
fn asked_at(id: LinkId) -> BlockNumber {
	Links::<Test>::get(id).map_or(0, |link| link.requested_at)
}

/// What the workers say when they confirm a link.
pub(crate) fn confirmed(id: LinkId, nullifier: Nullifier) -> Statement {
	Statement::LinkConfirmed { id, requested_at: asked_at(id), record: record(), nullifier }
}

/// What the workers say when they refuse what a link waits for.
pub(crate) fn refused(id: LinkId) -> Statement {
	Statement::link_refused(id, asked_at(id), &reason())
}

/// What the workers say when they reveal a link.
pub(crate) fn revealed(id: LinkId, external: ExternalAccount) -> Statement {
	Statement::LinkRevealed { id, requested_at: asked_at(id), external }
}

/// Confirms a link with a good certificate, brought by somebody without any tokens.
pub(crate) fn confirm(id: LinkId, nullifier: u8) -> Sent {
	let nullifier = Nullifier([nullifier; 32]);
	let certificate = certify(&confirmed(id, nullifier));
	send(99, Call::confirm_link { id, record: record(), nullifier, certificate })
}

/// Refuses a link with a good certificate, brought by somebody without any tokens.
pub(crate) fn refuse(id: LinkId) -> Sent {
	let certificate = certify(&refused(id));
	send(99, Call::refuse_link { id, sealed_reason: reason(), certificate })
}

/// A confirmed link.
pub(crate) fn shielded(owner: u8, nullifier: u8) -> LinkId {
	let id = request(owner).unwrap();
	confirm(id, nullifier).unwrap();
	id
}

pub(crate) fn unlink(owner: u8, id: LinkId) -> Sent {
	send(owner, Call::unlink { id })
}

fn device_key(number: u8) -> SigningKey {
	SigningKey::new(Scheme::Ed25519, &[number; 32]).unwrap()
}

/// A device of this number, as an external account.
pub(crate) fn device(number: u8) -> ExternalAccount {
	ExternalAccount::Device(device_key(number).verifying_key())
}

/// The device's signature.
pub(crate) fn sign_as(number: u8, consent: &impl Consent) -> LinkProof {
	LinkProof::Device(device_key(number).sign(consent.to_string().as_bytes()))
}

/// The challenge with which a device can be linked to an account in this block.
pub(crate) fn challenge(owner: u8, number: u8, ends: Option<BlockNumber>) -> Challenge {
	Challenge {
		external: device(number),
		account: Account(who(owner).into()),
		genesis: IdentityLinker::genesis(),
		nonce: NextNonce::<Test>::get(who(owner)),
		expires: System::block_number() + PROOF_LIFETIME,
		ends,
	}
}

pub(crate) fn link_with(owner: u8, challenge: &Challenge, proof: LinkProof) -> Sent {
	let Challenge { external, nonce, expires, ends, .. } = *challenge;
	send(owner, Call::link_public { external, nonce, expires, ends, proof })
}

/// Links a device publicly.
pub(crate) fn publish(owner: u8, number: u8) -> Result<LinkId, DispatchErrorWithPostInfo> {
	publish_until(owner, number, None)
}

pub(crate) fn publish_until(
	owner: u8,
	number: u8,
	ends: Option<BlockNumber>,
) -> Result<LinkId, DispatchErrorWithPostInfo> {
	let (id, challenge) = (NextLinkId::<Test>::get(), challenge(owner, number, ends));
	link_with(owner, &challenge, sign_as(number, &challenge)).map(|_| id)
}

/// Removes a link as the device of this number wants, sent by somebody without any tokens.
pub(crate) fn unlink_as(number: u8, id: LinkId) -> Sent {
	let owner = Links::<Test>::get(id).map_or(account(0), |link| link.owner);
	let challenge = UnlinkChallenge {
		external: device(number),
		account: Account(owner.into()),
		genesis: IdentityLinker::genesis(),
		id,
		expires: System::block_number() + PROOF_LIFETIME,
	};
	let proof = sign_as(number, &challenge);
	send(99, Call::unlink_by_proof { id, expires: challenge.expires, proof })
}

pub(crate) fn shield(owner: u8, id: LinkId) -> Sent {
	send(owner, Call::shield { id })
}

pub(crate) fn reveal(owner: u8, id: LinkId) -> Sent {
	send(owner, Call::reveal { id })
}

/// Reveals a link with a good certificate, brought by somebody without any tokens.
pub(crate) fn confirm_reveal(id: LinkId, number: u8) -> Sent {
	let external = device(number);
	let certificate = certify(&revealed(id, external));
	send(99, Call::confirm_reveal { id, external, certificate })
}

/// The challenge with which a person can take over an account's links in this block.
pub(crate) fn moving(from: u8, to: u8) -> MovingChallenge {
	MovingChallenge {
		from: Account(who(from).into()),
		to: Account(who(to).into()),
		genesis: IdentityLinker::genesis(),
		nonce: NextNonce::<Test>::get(who(from)),
		expires: System::block_number() + PROOF_LIFETIME,
	}
}

/// The person's signature.
pub(crate) fn agree(number: u8, challenge: &MovingChallenge) -> SubstrateProof {
	let signature = person_key(number).sign(challenge.to_string().as_bytes());
	SubstrateProof { form: SubstrateForm::Raw, signature: SubstrateSignature::Sr25519(signature.0) }
}

pub(crate) fn move_with(from: u8, to: u8, challenge: &MovingChallenge, by: u8) -> Sent {
	let (to, MovingChallenge { nonce, expires, .. }) = (who(to), *challenge);
	send(from, Call::move_links { to, nonce, expires, consent: agree(by, challenge) })
}

/// Moves an account's links to a person who agrees.
pub(crate) fn move_links(from: u8, to: u8) -> Sent {
	move_with(from, to, &moving(from, to), to)
}

pub(crate) fn request_export(owner: u8) -> Sent {
	send(owner, Call::request_export { epoch: EPOCH, sealed: sealed_export_request() })
}

/// What the workers say when they answer an account's export request.
pub(crate) fn exported(owner: u8) -> Statement {
	let requested_at = Exports::<Test>::get(who(owner)).map_or(0, |export| export.requested_at);
	Statement::exported(Account(who(owner).into()), requested_at, &sealed_export())
}

/// Answers an export with a good certificate, brought by somebody without any tokens.
pub(crate) fn answer_export(owner: u8) -> Sent {
	let (account, sealed_export) = (who(owner), sealed_export());
	let certificate = certify(&exported(owner));
	send(99, Call::answer_export { account, sealed_export, certificate })
}
