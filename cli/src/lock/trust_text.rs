//! Whom a lock believes, as text that people and other locks read.

use std::{fmt, path::Path};

use litentry_lock_snapshot::{AuthorityKey, SetId, Trust};
use litentry_vocabulary::{BlockNumber, GenesisHash, read_hash};
use serde::{Deserialize, Serialize};

use super::LockFailure;
use crate::{Failure, Report, as_text, bounded_file, table::Table};

/// More than all authorities that there can be.
const MAX_FILE_LENGTH: u64 = 256 * 1024;

/// Whom a lock believes. Its JSON is the file that `--trust` and `--replace` read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TrustText {
	/// The chain.
	#[serde(with = "as_text")]
	genesis: GenesisHash,
	/// The number of the set of authorities.
	set: u64,
	/// The first block that they are believed about.
	from: BlockNumber,
	authorities: Vec<AuthorityText>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct AuthorityText {
	key: String,
	weight: u64,
}

impl From<&Trust> for TrustText {
	fn from(trust: &Trust) -> Self {
		let text = |(key, weight): &(AuthorityKey, u64)| AuthorityText {
			key: key.to_string(),
			weight: *weight,
		};
		Self {
			genesis: trust.genesis,
			set: trust.set.0,
			from: trust.from,
			authorities: trust.authorities.iter().map(text).collect(),
		}
	}
}

impl TrustText {
	fn trust(&self) -> Result<Option<Trust>, LockFailure> {
		let key = |listed: &AuthorityText| {
			Some((AuthorityKey(read_hash(&listed.key).ok()?), listed.weight))
		};
		let Some(listed) = self.authorities.iter().map(key).collect::<Option<Vec<_>>>() else {
			return Ok(None);
		};
		let (genesis, set, from) = (self.genesis, SetId(self.set), self.from);
		Ok(Some(Trust { genesis, set, authorities: listed.try_into()?, from }))
	}
}

/// Whom a file says to believe.
pub(crate) fn read(path: &Path) -> Result<Trust, Failure> {
	let none = || LockFailure::NoTrust { path: path.into() };
	let text = bounded_file::read(path, MAX_FILE_LENGTH)?;
	let text: TrustText = serde_json::from_slice(&text).map_err(|_| none())?;
	Ok(text.trust()?.ok_or_else(none)?)
}

impl Report for TrustText {}

impl fmt::Display for TrustText {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		writeln!(
			f,
			"Set {} of the chain {}, from block {} on:\n",
			self.set, self.genesis, self.from
		)?;
		let cells = |listed: &AuthorityText| [listed.key.clone(), listed.weight.to_string()];
		Table::new(["authority", "weight"]).rows(&self.authorities, cells).fmt(f)
	}
}
