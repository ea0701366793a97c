//! The workers refuse a good proof in other circumstances for the reason that the shared table names.

#![allow(clippy::unwrap_used)]

use litentry_link_proof::Challenge;
use litentry_link_proof_cases::{Change, RequestCase, Signed, request_cases};
use litentry_link_record::{LinkRequest, Refusal, RequestFacts, examine};
use litentry_sealing::{Context, Purpose, SecretKey};
use litentry_vocabulary::{Account, KeyEpoch};
use rand::{SeedableRng, rngs::StdRng};

const EPOCH: KeyEpoch = KeyEpoch(2);

fn verdict(case: &RequestCase) -> Result<(), Refusal> {
	let Signed::Link(challenge) = &case.good.consent else { panic!("no link") };
	let Challenge { external, account, genesis, nonce, expires, ends } = *challenge;
	let mut facts = RequestFacts { genesis, account, nonce, included_at: expires, ends };
	let mut opened = Context { genesis, purpose: Purpose::LinkRequest, epoch: EPOCH, account };
	let workers = SecretKey::from_seed([1; 32]);
	let proof = case.good.proof.clone();
	let expires = match case.change {
		Change::Expires(block) => block,
		_ => expires,
	};
	let request = LinkRequest { external, nonce, expires, proof, reply_to: workers.public_key() };
	let mut rng = StdRng::seed_from_u64(1);
	let sealed = request.seal(&workers.public_key(), &opened, &mut rng).unwrap();
	match case.change {
		Change::Block(block) => facts.included_at = block,
		Change::NextNonce(nonce) => facts.nonce = nonce,
		Change::OpenedFor(account) => opened.account = Account([account; 32]),
		Change::OpenedIn(epoch) => opened.epoch = KeyEpoch(epoch),
		Change::Expires(_)
		| Change::LinkedByAnother
		| Change::FullAccount
		| Change::PlatformOff => {}
	}
	examine(&LinkRequest::open(&workers, &opened, &sealed)?, &facts)
}

#[test]
fn every_request_has_its_verdict() {
	for case in request_cases().unwrap() {
		let Some(expected) = &case.workers else { continue };
		let verdict = verdict(&case);
		let said = verdict.map_or_else(|refusal| format!("{refusal:?}"), |()| "accepted".into());
		assert_eq!(&said, expected, "{}", case.name);
	}
}
