//! What the workers decide about a link request.

#![allow(clippy::unwrap_used)]

use litentry_external_account::{EvmChain, ExternalAccount};
use litentry_link_proof::{Challenge, EvmKey, InvalidProof, LinkProof, MAX_CHALLENGE_LIFETIME};
use litentry_link_record::{LinkRequest, Refusal, RequestFacts, examine};
use litentry_sealing::{PUBLIC_KEY_LENGTH, PublicKey};
use litentry_vocabulary::{Account, BlockNumber, GenesisHash};

const FACTS: RequestFacts = RequestFacts {
	genesis: GenesisHash([1; 32]),
	account: Account([2; 32]),
	nonce: 3,
	included_at: 100,
	ends: None,
};

fn wallet() -> EvmKey {
	EvmKey::from_bytes(&[4; 32]).unwrap()
}

/// A request whose wallet signed for these facts.
fn signed_for(facts: &RequestFacts, expires: BlockNumber) -> LinkRequest {
	let external = ExternalAccount::Evm { chain: EvmChain(1), address: wallet().address() };
	let challenge = Challenge {
		external,
		account: facts.account,
		genesis: facts.genesis,
		nonce: facts.nonce,
		expires,
		ends: facts.ends,
	};
	LinkRequest {
		external,
		nonce: facts.nonce,
		expires,
		proof: wallet().sign(&challenge).unwrap(),
		reply_to: PublicKey([0; PUBLIC_KEY_LENGTH]),
	}
}

fn wrong_signer(result: Result<(), Refusal>) -> bool {
	matches!(result, Err(Refusal::Proof(InvalidProof::WrongSigner { recovered })) if recovered != wallet().address())
}

#[test]
fn a_signed_request_passes_up_to_its_last_block() {
	for expires in [100, 100 + MAX_CHALLENGE_LIFETIME] {
		assert_eq!(examine(&signed_for(&FACTS, expires), &FACTS), Ok(()));
	}
}

#[test]
fn a_proof_for_another_nonce_is_refused() {
	let facts = RequestFacts { nonce: 4, ..FACTS };
	let refusal = Refusal::NonceMismatch { expected: 3, got: 4 };
	assert_eq!(examine(&signed_for(&facts, 100), &FACTS), Err(refusal));
}

#[test]
fn an_expired_proof_is_refused() {
	let refusal = Refusal::Expired { expired: 99 };
	assert_eq!(examine(&signed_for(&FACTS, 99), &FACTS), Err(refusal));
}

#[test]
fn a_proof_that_lives_too_long_is_refused() {
	let latest = 100 + MAX_CHALLENGE_LIFETIME;
	let refusal = Refusal::ExpiresTooLate { expires: latest + 1, latest };
	assert_eq!(examine(&signed_for(&FACTS, latest + 1), &FACTS), Err(refusal));
}

#[test]
fn a_proof_for_another_account_is_refused() {
	let facts = RequestFacts { account: Account([9; 32]), ..FACTS };
	assert!(wrong_signer(examine(&signed_for(&facts, 100), &FACTS)));
}

#[test]
fn a_proof_for_another_chain_is_refused() {
	let facts = RequestFacts { genesis: GenesisHash([9; 32]), ..FACTS };
	assert!(wrong_signer(examine(&signed_for(&facts, 100), &FACTS)));
}

#[test]
fn a_proof_of_another_external_account_is_refused() {
	let address = EvmKey::from_bytes(&[5; 32]).unwrap().address();
	let external = ExternalAccount::Evm { chain: EvmChain(1), address };
	let request = LinkRequest { external, ..signed_for(&FACTS, 100) };
	assert!(matches!(
		examine(&request, &FACTS),
		Err(Refusal::Proof(InvalidProof::WrongSigner { .. }))
	));
}

#[test]
fn a_nonce_or_expiry_that_was_not_signed_is_refused() {
	let renamed = LinkRequest { nonce: 3, ..signed_for(&RequestFacts { nonce: 4, ..FACTS }, 100) };
	assert!(wrong_signer(examine(&renamed, &FACTS)));
	let prolonged = LinkRequest { expires: 101, ..signed_for(&FACTS, 100) };
	assert!(wrong_signer(examine(&prolonged, &FACTS)));
}

#[test]
fn another_end_of_the_link_than_was_signed_is_refused() {
	let facts = RequestFacts { ends: Some(1_000), ..FACTS };
	assert_eq!(examine(&signed_for(&facts, 100), &facts), Ok(()));
	assert!(wrong_signer(examine(&signed_for(&facts, 100), &FACTS)));
}

#[test]
fn a_malformed_signature_is_refused() {
	let proof = LinkProof::Eip191([0xff; 65]);
	let request = LinkRequest { proof, ..signed_for(&FACTS, 100) };
	assert_eq!(
		examine(&request, &FACTS),
		Err(Refusal::Proof(InvalidProof::BadRecoveryId { got: 0xff }))
	);
}

#[test]
fn a_contract_wallet_s_word_is_for_analyzers_to_hear() {
	let proof = LinkProof::Erc1271(vec![1; 65].try_into().unwrap());
	let request = LinkRequest { proof, ..signed_for(&FACTS, 100) };
	assert_eq!(examine(&request, &FACTS), Err(Refusal::Proof(InvalidProof::NeedsAnalyzers)));
}
