//! How often, and how long.

use std::time::Duration;

use serde::Deserialize;

use crate::{
	engine::Terms,
	rate::{Limit, Limits},
};

const HOUR: Duration = Duration::from_hours(1);

/// How long things last.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct TermsConfig {
	/// Hours in which a challenge may be answered.
	pub challenge_hours: u32,
	/// How many wrong answers a challenge bears.
	pub attempts: u32,
	/// Hours for which personal data is kept after a request has ended.
	pub retention_hours: u32,
}

impl Default for TermsConfig {
	fn default() -> Self {
		Self { challenge_hours: 24, attempts: 5, retention_hours: 0 }
	}
}

/// How often things may be done in an hour.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct LimitsConfig {
	/// For one account.
	pub account: u32,
	/// By whoever comes from one network address.
	pub client: u32,
	/// Messages to one mail address or account that fields name.
	pub target: u32,
	/// Of those, for one account.
	pub target_share: u32,
	/// Looks at one website that fields name.
	pub source: u32,
	/// Of those, for one account.
	pub source_share: u32,
	/// By one sender of answers.
	pub sender: u32,
}

impl Default for LimitsConfig {
	fn default() -> Self {
		let Limits { account, client, target, target_share, source, source_share, sender } =
			Limits::default();
		Self {
			account: account.count,
			client: client.count,
			target: target.count,
			target_share: target_share.count,
			source: source.count,
			source_share: source_share.count,
			sender: sender.count,
		}
	}
}

impl LimitsConfig {
	fn limits(&self) -> Limits {
		let hourly = |count| Limit { count, per: HOUR };
		Limits {
			account: hourly(self.account),
			client: hourly(self.client),
			target: hourly(self.target),
			target_share: hourly(self.target_share),
			source: hourly(self.source),
			source_share: hourly(self.source_share),
			sender: hourly(self.sender),
		}
	}
}

impl TermsConfig {
	/// The terms, with these limits.
	pub fn terms(&self, limits: &LimitsConfig) -> Terms {
		Terms {
			challenge: HOUR.saturating_mul(self.challenge_hours),
			attempts: self.attempts,
			retention: HOUR.saturating_mul(self.retention_hours),
			limits: limits.limits(),
		}
	}
}
