//! The decision about an answer to a challenge.

use litentry_vocabulary::Moment;

use super::{Claim, Secret};

/// What is kept of a challenge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Challenge {
	/// What it is to show, by [`Claim::digest`].
	pub claim: [u8; 32],
	/// The hash of its secret.
	pub secret: [u8; 32],
	/// The first moment at which it is no longer accepted.
	pub expires: Moment,
	/// How many wrong answers may still come.
	pub attempts_left: u32,
	/// Whether it was answered already.
	pub is_used: bool,
}

/// Why an answer is not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
	/// It was answered before: each challenge works once.
	#[error("this code was used before")]
	Used,
	/// It is too old.
	#[error("this code has expired; ask for a new one")]
	Expired,
	/// Too many wrong answers came.
	#[error("too many wrong codes were given; ask for a new one")]
	Exhausted,
	/// It was made for something else: another field, value, way, account, chain or identity.
	#[error("this code was made for something else")]
	OtherClaim,
	/// It is not the secret.
	#[error("this is not the code")]
	WrongSecret,
}

impl Challenge {
	/// Whether this answer shows the claim, which the caller builds from what the chain and the channel
	/// say *now*.
	///
	/// # Errors
	///
	/// Tells the first thing that is wrong.
	pub fn check(&self, claim: &Claim, answer: &Secret, now: Moment) -> Result<(), Refused> {
		if self.is_used {
			return Err(Refused::Used);
		}
		if now >= self.expires {
			return Err(Refused::Expired);
		}
		if self.attempts_left == 0 {
			return Err(Refused::Exhausted);
		}
		if claim.digest() != self.claim {
			return Err(Refused::OtherClaim);
		}
		if answer.is_of(&self.secret) { Ok(()) } else { Err(Refused::WrongSecret) }
	}
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use litentry_vocabulary::{Account, GenesisHash};
	use rand::{SeedableRng, rngs::StdRng};

	use super::*;
	use crate::{
		challenge::Channel,
		identity::{Field, InfoHash, RegistrarIndex},
		request::RequestKey,
	};

	fn claim() -> Claim {
		let (chain, registrar) = (GenesisHash([1; 32]), RegistrarIndex(2));
		Claim {
			request: RequestKey { chain, registrar, account: Account([3; 32]) },
			info: InfoHash([4; 32]),
			field: Field::Email,
			value: "alice@example.org".into(),
			channel: Channel::MailLink,
		}
	}

	fn secret(seed: u64) -> Secret {
		Secret::draw(&mut StdRng::seed_from_u64(seed))
	}

	fn challenge() -> Challenge {
		let (claim, secret) = (claim().digest(), secret(1).hash());
		Challenge { claim, secret, expires: 100, attempts_left: 3, is_used: false }
	}

	#[test]
	fn the_secret_shows_the_claim_until_it_expires() {
		assert_eq!(challenge().check(&claim(), &secret(1), 99), Ok(()));
		assert_eq!(challenge().check(&claim(), &secret(1), 100), Err(Refused::Expired));
		assert_eq!(challenge().check(&claim(), &secret(2), 99), Err(Refused::WrongSecret));
	}

	#[test]
	fn it_works_once_and_after_few_wrong_answers_not_at_all() {
		let used = Challenge { is_used: true, ..challenge() };
		assert_eq!(used.check(&claim(), &secret(1), 0), Err(Refused::Used));
		let exhausted = Challenge { attempts_left: 0, ..challenge() };
		assert_eq!(exhausted.check(&claim(), &secret(1), 0), Err(Refused::Exhausted));
	}

	#[test]
	fn it_shows_nothing_but_its_own_claim() {
		let key = claim().request;
		let elsewhere = [
			Claim { request: RequestKey { chain: GenesisHash([9; 32]), ..key }, ..claim() },
			Claim { request: RequestKey { registrar: RegistrarIndex(9), ..key }, ..claim() },
			Claim { request: RequestKey { account: Account([9; 32]), ..key }, ..claim() },
			Claim { info: InfoHash([9; 32]), ..claim() },
			Claim { field: Field::Matrix, ..claim() },
			Claim { value: "mallory@example.org".into(), ..claim() },
			Claim { channel: Channel::MailReply, ..claim() },
		];
		for claim in elsewhere {
			assert_eq!(challenge().check(&claim, &secret(1), 0), Err(Refused::OtherClaim));
		}
	}
}
