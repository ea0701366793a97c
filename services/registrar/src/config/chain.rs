//! One chain, and what is judged there.

use std::{collections::BTreeMap, path::PathBuf, str::FromStr, time::Duration};

use serde::{Deserialize, Deserializer, de::Error as _};

use crate::{
	account_text::AccountText,
	chain::{ChainSettings, Pace},
	engine::Serving,
	identity::{Field, RegistrarIndex},
	policy::{Policy, Rule},
	request::ChainId,
};

const DAY: Duration = Duration::from_hours(24);

/// The fields by which somebody can be reached.
const CONTACTS: [Field; 5] =
	[Field::Matrix, Field::Email, Field::Twitter, Field::Github, Field::Discord];

/// One chain.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChainConfig {
	/// What it is called on pages and in commands: lower-case letters, digits and hyphens.
	pub name: String,
	/// The hash of its first block: endpoints of other chains are not used.
	#[serde(deserialize_with = "genesis")]
	pub genesis: ChainId,
	/// WebSocket URLs of endpoints, the best first.
	pub endpoints: Vec<String>,
	/// The prefix of its addresses.
	pub ss58_prefix: u16,
	/// What its token is called.
	pub symbol: String,
	/// How many decimal places its token has.
	pub decimals: u8,
	/// Which registrar this is there.
	pub registrar: u32,
	/// The file with the seed of the sr25519 key that signs judgements.
	pub signer_file: PathBuf,
	/// The registrar's account, when the key is only a proxy of it.
	pub acts_for: Option<AccountText>,
	/// What is judged.
	#[serde(default)]
	pub policy: PolicyConfig,
	/// Whether names that are judged good there, by whatever registrar, cannot be taken on other chains
	/// that have this set, and those not there. Not so, as befits test networks, names are compared
	/// only within the chain.
	#[serde(default = "yes")]
	pub names_count: bool,
	/// Seconds between two looks for a new finalized block.
	#[serde(default)]
	pub look_every_seconds: Option<u64>,
	/// Seconds without a new finalized block after which another endpoint is asked.
	#[serde(default)]
	pub stall_after_seconds: Option<u64>,
	/// Seconds that an endpoint has for an answer.
	#[serde(default)]
	pub answer_within_seconds: Option<u64>,
}

/// What is judged, and how long that is good for.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct PolicyConfig {
	/// The fields that this program verifies; without it, all that it can.
	pub verified: Option<Vec<FieldName>>,
	/// The fields that the operator looks at. All others are refused.
	pub by_operator: Vec<FieldName>,
	/// The fields of which an identity needs one; without it, all by which somebody can be reached.
	pub contacts: Option<Vec<FieldName>>,
	/// Days after which what is verified has to be verified again.
	pub renewal_days: u32,
	/// Days before that on which people are told.
	pub notice_days: u32,
}

impl Default for PolicyConfig {
	fn default() -> Self {
		Self {
			verified: None,
			by_operator: Vec::new(),
			contacts: None,
			renewal_days: 365,
			notice_days: 30,
		}
	}
}

impl PolicyConfig {
	/// The policy, where these fields can be verified by this program.
	pub fn policy(&self, verifiable: &[Field]) -> Policy {
		let verified = self.verified.as_deref().map_or_else(|| verifiable.to_vec(), fields);
		let by_operator = fields(&self.by_operator).into_iter();
		let mut rules: BTreeMap<_, _> = by_operator.map(|it| (it, Rule::ByOperator)).collect();
		rules.extend(verified.into_iter().map(|it| (it, Rule::Verified)));
		let contacts = self.contacts.as_deref().map(fields);
		let reachable = || CONTACTS.into_iter().filter(|it| rules.contains_key(it)).collect();
		Policy {
			contacts: contacts.unwrap_or_else(reachable),
			renewal: DAY.saturating_mul(self.renewal_days),
			notice: DAY.saturating_mul(self.notice_days),
			rules,
		}
	}
}

fn fields(names: &[FieldName]) -> Vec<Field> {
	names.iter().map(|FieldName(field)| field.clone()).collect()
}

/// A field as the policy names it: by the name that chains give it. One that this program has no name
/// for is written `other:NAME`, so that a slip of the pen is noticed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldName(pub Field);

/// The policy names no field.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{name:?} is no field that is known here; another one is written other:NAME")]
pub struct UnknownField {
	/// What it names.
	pub name: String,
}

impl FromStr for FieldName {
	type Err = UnknownField;

	fn from_str(name: &str) -> Result<Self, UnknownField> {
		match (name.strip_prefix("other:"), Field::from(name)) {
			(Some(other), _) if !other.is_empty() => Ok(Self(Field::Other(other.to_owned()))),
			(_, Field::Other(_)) => Err(UnknownField { name: name.to_owned() }),
			(_, known) => Ok(Self(known)),
		}
	}
}

impl<'de> Deserialize<'de> for FieldName {
	fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
		String::deserialize(from)?.parse().map_err(D::Error::custom)
	}
}

impl ChainConfig {
	/// The terms for it, where these fields can be verified by this program.
	pub fn serving(&self, verifiable: &[Field]) -> Serving {
		Serving {
			chain: self.genesis,
			name: self.name.clone(),
			ss58_prefix: self.ss58_prefix,
			registrar: RegistrarIndex(self.registrar),
			fee: 0,
			policy: self.policy.policy(verifiable),
			names_count: self.names_count,
		}
	}

	/// How it is watched.
	pub fn settings(&self) -> ChainSettings {
		let pace = Pace::default();
		let or = |seconds: Option<u64>, other| seconds.map_or(other, Duration::from_secs);
		ChainSettings {
			chain: self.genesis,
			registrar: RegistrarIndex(self.registrar),
			endpoints: self.endpoints.clone(),
			pace: Pace {
				look_every: or(self.look_every_seconds, pace.look_every),
				stall_after: or(self.stall_after_seconds, pace.stall_after),
				answer_within: or(self.answer_within_seconds, pace.answer_within),
				..pace
			},
		}
	}
}

const fn yes() -> bool {
	true
}

fn genesis<'de, D: Deserializer<'de>>(from: D) -> Result<ChainId, D::Error> {
	String::deserialize(from)?.parse().map_err(D::Error::custom)
}
