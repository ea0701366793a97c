//! The worker: it opens what is sealed to it, with the code that real workers use.

use litentry_cli::chain::{Answer, Request, RequestState};
use litentry_computing_request::{ComputingRequest, Disclosure, Outcome};
use litentry_credential::{
	AlgorithmReference, Attestation, CertificateReference, Credential, CredentialId, DateTime,
	DisclosedValue, Validity, commitment, seal_credential,
};
use litentry_knowledge::Value;
use litentry_sealing::{Context, Purpose};
use litentry_vocabulary::Account;
use rand::{SeedableRng, rngs::StdRng};

use super::{EPOCH, GENESIS, State, WORKER, issuer, shielding};

fn context(account: Account) -> Context {
	Context { genesis: GENESIS, purpose: Purpose::LinkRequest, epoch: EPOCH, account }
}

impl State {
	/// The next block, in which the worker answers everything.
	pub(super) fn next_block(&mut self) {
		self.block += 1;
		if self.worker_answers {
			self.book_of_links.answer(self.block);
			self.answer_requests();
		}
		let block = self.block;
		self.book_of_links.expire(block);
		for (request, _) in self.requests.values_mut() {
			if matches!(request.state, RequestState::Open { deadline, .. } if deadline <= block) {
				request.state = RequestState::Closed { answer: Answer::TimedOut, since: block };
			}
		}
	}

	fn answer_requests(&mut self) {
		let since = self.block;
		let (undetermined, claim) = (self.undetermined, self.claim);
		for (request, sealed) in self.requests.values_mut() {
			if matches!(request.state, RequestState::Open { .. }) {
				let outcome = match undetermined {
					Some(reason) => Outcome::Undetermined(reason),
					None => score(request, sealed, claim),
				};
				let answer = Answer::Certified { outcome, by: vec![WORKER] };
				request.state = RequestState::Closed { answer, since };
			}
		}
	}
}

fn score(request: &Request, sealed: &[u8], claim: Attestation) -> Outcome {
	let context = context(request.account);
	let asked = ComputingRequest::open(&shielding(), &context, sealed).unwrap();
	let credential = Credential { attestation: claim, ..credential(request, &asked) };
	let text = credential.issue(&issuer()).unwrap();
	let rng = &mut StdRng::from_seed([2; 32]);
	let sealed_credential = seal_credential(&text, &asked.reply_to, &context, rng).unwrap();
	Outcome::Scored {
		commitment: commitment(text.as_bytes()).unwrap(),
		observations_root: credential.observations_root,
		sealed_credential: sealed_credential.try_into().unwrap(),
		agreed: vec![Account([1; 32])].try_into().unwrap(),
	}
}

fn credential(request: &Request, asked: &ComputingRequest) -> Credential {
	let from = DateTime::from_moment(request.at).unwrap();
	let event = super::holds_unisocks().id();
	let value = |position| DisclosedValue { position, event, value: Some(Value::Flag(true)) };
	let values = || (0..).take(asked.links.len()).map(value).collect();
	Credential {
		id: CredentialId::from_random([0x1d; 16]),
		issuer: issuer().verifying_key(),
		subject: request.account,
		score: 130,
		algorithm: AlgorithmReference {
			id: request.algorithm,
			name: "Uniswap loyal user".parse().unwrap(),
		},
		values: (asked.disclosure == Disclosure::Values).then(values),
		observations_root: [4; 32],
		certificate: CertificateReference { genesis: GENESIS, request: request.id },
		attestation: Attestation::Development,
		validity: Validity::new(from, from.plus_seconds(90 * 24 * 3600).unwrap()).unwrap(),
	}
}
