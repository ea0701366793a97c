//! On which terms the registrar works.

use std::time::Duration;

use litentry_vocabulary::{Account, Balance, Moment};

use crate::{
	identity::RegistrarIndex,
	policy::Policy,
	rate::{Limits, milliseconds},
	request::{ChainId, RequestKey},
};

/// The terms for one chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Serving {
	/// Which.
	pub chain: ChainId,
	/// Its name.
	pub name: String,
	/// The prefix of its addresses.
	pub ss58_prefix: u16,
	/// Which registrar this is there.
	pub registrar: RegistrarIndex,
	/// What a judgement costs, until the chain has been asked.
	pub fee: Balance,
	/// What is verified, and how long that is good for.
	pub policy: Policy,
	/// Whether names are compared with those of other chains, and those with them; else only within the
	/// chain.
	pub names_count: bool,
}

impl Serving {
	/// The request of an account.
	pub const fn key(&self, account: Account) -> RequestKey {
		RequestKey { chain: self.chain, registrar: self.registrar, account }
	}

	/// Whether names of this chain are compared with those of that one.
	pub(super) fn compares_with(&self, other: &Self) -> bool {
		self.chain == other.chain || (self.names_count && other.names_count)
	}

	/// When what is verified now has to be verified again.
	pub(super) fn renewal(&self, now: Moment) -> Moment {
		now.saturating_add(milliseconds(self.policy.renewal))
	}

	/// The last end of a judgement's time of which its owner is told now.
	pub(super) fn notice(&self, now: Moment) -> Moment {
		now.saturating_add(milliseconds(self.policy.notice))
	}
}

/// The terms that are the same for all chains.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Terms {
	/// How long a challenge may be answered.
	pub challenge: Duration,
	/// How many wrong answers a challenge bears.
	pub attempts: u32,
	/// How long personal data is kept after a request has ended.
	pub retention: Duration,
	/// How often things may be done.
	pub limits: Limits,
}

/// A day to answer, five wrong answers, and nothing kept after the end.
impl Default for Terms {
	fn default() -> Self {
		Self {
			challenge: Duration::from_hours(24),
			attempts: 5,
			retention: Duration::ZERO,
			limits: Limits::default(),
		}
	}
}
