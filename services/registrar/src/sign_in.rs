//! How people show which account is theirs: they sign a text with it, as wallets do; or, where the
//! account has no key of its own, have it make a remark of that text on its chain.
//!
//! Nothing is kept of a sign-in before it is completed, so nobody can fill the memory by starting some:
//! everything about it is in its token. What was completed is remembered until it expires, so that
//! each works once, and no token outlives the program that wrote it.

mod attempt;
mod signature;
mod used;

use std::{
	fmt,
	sync::{Arc, Mutex, PoisonError},
	time::Duration,
};

use litentry_vocabulary::{Account, blake2_256};
use rand::{Rng, rngs::StdRng};

use self::{
	attempt::{Attempt, AttemptClaims},
	signature::is_signed,
	used::Used,
};
use crate::{
	chains::Chains,
	engine::Clock,
	remarks::Remarks,
	request::ChainId,
	token::{InvalidToken, Tokens},
};

/// How long a sign-in may take: a multisig needs several people.
const LIFETIME: Duration = Duration::from_hours(1);

/// A sign-in that has begun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Begun {
	/// What [`SignIns::finish`] is given; for whoever began alone.
	pub token: String,
	/// What the account is to sign, or to remark.
	pub text: String,
}

/// Why somebody is not signed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NotSignedIn {
	/// The sign-in was not begun here, or too long ago.
	#[error("this sign-in cannot be completed any more; begin again")]
	Token(#[from] InvalidToken),
	/// The signature is not this account's, or is of another text.
	#[error("this is not a signature of the text by this account")]
	OtherSignature,
	/// The account has not made the remark, or not in a finalized block yet.
	#[error("no finalized block holds a remark of the text by this account yet")]
	NoRemark,
	/// It was completed before.
	#[error("this sign-in was completed before; begin again")]
	Used,
	/// More people have signed in than can be remembered.
	#[error("too many people sign in right now; try again later")]
	Busy,
}

/// Where people sign in.
pub struct SignIns {
	sessions: Arc<Tokens>,
	/// Of a key that ends with this program.
	attempts: Tokens,
	chains: Chains,
	remarks: Arc<Remarks>,
	clock: Arc<dyn Clock>,
	rng: Mutex<StdRng>,
	used: Used,
}

impl SignIns {
	/// Signs people in on these chains; who has signed in gets one of these tokens.
	pub fn new(
		sessions: Arc<Tokens>,
		chains: Chains,
		remarks: Arc<Remarks>,
		clock: Arc<dyn Clock>,
		mut rng: StdRng,
	) -> Self {
		let mut key = [0; 32];
		rng.fill_bytes(&mut key);
		Self {
			attempts: Tokens::new(key, sessions.audience()),
			sessions,
			chains,
			remarks,
			clock,
			rng: Mutex::new(rng),
			used: Used::default(),
		}
	}

	/// Begins to sign in with an account.
	pub fn begin(&self, chain: ChainId, account: Account) -> Begun {
		let attempt = Attempt::new(chain, account, self.nonce(), self.clock.now());
		let token = self.attempts.write(&attempt.claims(self.attempts.audience()));
		Begun { token, text: self.text(&attempt) }
	}

	/// Ends it: with the signature as the wallet returns it, in hexadecimal; or with none when the
	/// account has made the remark. Returns the token of the session.
	///
	/// # Errors
	///
	/// Tells why nobody is signed in. Whoever waits for a remark may try again.
	pub fn finish(&self, token: &str, signature: Option<&str>) -> Result<String, NotSignedIn> {
		let now = self.clock.now();
		let claims: AttemptClaims = self.attempts.read(token, now)?;
		let attempt = Attempt::try_from(claims)?;
		let Attempt { chain, account, .. } = attempt;
		let text = self.text(&attempt);
		match signature {
			Some(signature) if is_signed(&text, &account, signature) => {}
			Some(_) => return Err(NotSignedIn::OtherSignature),
			None if self.has_remarked(&attempt, &text) => {}
			None => return Err(NotSignedIn::NoRemark),
		}
		self.used.take(attempt.nonce, attempt.expires, now)?;
		Ok(self.sessions.session(chain, account, now))
	}

	fn has_remarked(&self, attempt: &Attempt, text: &str) -> bool {
		let (hash, now) = (blake2_256(text.as_bytes()), self.clock.now());
		self.remarks.contains(attempt.chain, attempt.account, hash, now)
	}

	fn text(&self, attempt: &Attempt) -> String {
		attempt.text(self.sessions.audience(), &self.chains)
	}

	fn nonce(&self) -> [u8; 16] {
		let mut nonce = [0; 16];
		self.rng.lock().unwrap_or_else(PoisonError::into_inner).fill_bytes(&mut nonce);
		nonce
	}
}

impl fmt::Debug for SignIns {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		f.debug_struct("SignIns").field("sessions", &self.sessions).finish_non_exhaustive()
	}
}

#[cfg(test)]
mod tests;
