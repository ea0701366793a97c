//! The workers refuse every bad proof of the shared table for the reason that it names.

#![allow(clippy::unwrap_used)]

use litentry_link_proof::Challenge;
use litentry_link_proof_cases::{Case, Signed, cases};
use litentry_link_record::{LinkRequest, Refusal, RequestFacts, examine};
use litentry_sealing::{PUBLIC_KEY_LENGTH, PublicKey};

fn examined(case: &Case, challenge: &Challenge) -> Result<(), Refusal> {
	let Challenge { external, account, genesis, nonce, expires, ends } = *challenge;
	let reply_to = PublicKey([0; PUBLIC_KEY_LENGTH]);
	let request = LinkRequest { external, nonce, expires, proof: case.proof.clone(), reply_to };
	examine(&request, &RequestFacts { genesis, account, nonce, included_at: expires, ends })
}

#[test]
fn every_proof_has_its_verdict() {
	for case in cases().unwrap() {
		let Signed::Link(challenge) = &case.consent else { continue };
		let verdict = examined(&case, challenge).map_err(|refusal| match refusal {
			Refusal::Proof(invalid) => invalid,
			other => panic!("{}: {other:?}", case.name),
		});
		assert!(case.expects(&verdict), "{}: {verdict:?} instead of {}", case.name, case.result);
	}
}
