//! Where an identity's data is.

use std::fmt;

use litentry_identity::{DataPointer, DataVersion};
use litentry_vocabulary::IdentityId;
use serde::Serialize;

use super::IdentityFailure;
use crate::{Chain, ContentId, Failure, Report, table::fields};

/// One version of an identity's data.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DataReport {
	/// Which: 1 is the first.
	pub version: u32,
	/// What to fetch.
	pub cid: ContentId,
	/// How to read it.
	pub schema: String,
	/// Its size in bytes, as stored.
	pub size: u64,
	/// The BLAKE2b-256 hash of the key that it is encrypted with, in hexadecimal.
	pub key_commitment: Option<String>,
	/// Whether there is a later one.
	pub superseded: bool,
}

impl From<DataVersion> for DataReport {
	fn from(DataVersion { version, pointer, superseded }: DataVersion) -> Self {
		let DataPointer { cid, schema, size, key_commitment } = pointer;
		// The chain has checked it, but a chain of another release may check otherwise.
		let visible = |c: char| if c.is_control() { char::REPLACEMENT_CHARACTER } else { c };
		Self {
			version,
			cid: ContentId(cid),
			schema: String::from_utf8_lossy(&schema).chars().map(visible).collect(),
			size,
			key_commitment: key_commitment.map(|hash| format!("0x{}", hex::encode(hash))),
			superseded,
		}
	}
}

impl Report for DataReport {}

impl fmt::Display for DataReport {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		let state = if self.superseded { "superseded" } else { "latest" };
		let encrypted = self.key_commitment.as_ref();
		fields(
			f,
			&[
				("version", format!("{}, {state}", self.version)),
				("content", self.cid.to_string()),
				("schema", self.schema.clone()),
				("size", format!("{} bytes", self.size)),
				("key commitment", encrypted.map_or_else(|| "not encrypted".into(), Clone::clone)),
			],
		)
	}
}

/// The versions of an identity's data.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub struct DataList(Vec<DataReport>);

impl Report for DataList {}

impl fmt::Display for DataList {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		if self.0.is_empty() {
			return f.write_str("No data. Say where it is with `litentry identity publish`.");
		}
		for (index, version) in self.0.iter().enumerate() {
			let end = if index + 1 < self.0.len() { "\n\n" } else { "" };
			write!(f, "{version}{end}")?;
		}
		Ok(())
	}
}

/// One version of an identity's data, the latest if none is named.
pub async fn data(
	chain: &impl Chain,
	identity: IdentityId,
	version: Option<u32>,
) -> Result<DataReport, Failure> {
	let found = chain.identity_data(identity, version).await?;
	Ok(found.map(DataReport::from).ok_or(IdentityFailure::NoData { identity })?)
}

/// All versions of an identity's data, the latest first.
pub async fn data_versions(chain: &impl Chain, identity: IdentityId) -> Result<DataList, Failure> {
	let mut versions = chain.identity_data_versions(identity).await?;
	versions.sort_by_key(|found| std::cmp::Reverse(found.version));
	Ok(DataList(versions.into_iter().map(DataReport::from).collect()))
}
