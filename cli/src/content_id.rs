//! Content identifiers as people write them.

use std::{fmt, str::FromStr};

use litentry_identity::{Cid, MAX_CID_LENGTH};
use serde::{Serialize, Serializer};

/// A content identifier (multiformats CID), as text in base32. One of version 0, which starts with
/// `Qm`, is read as the same one of version 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContentId(pub Cid);

/// The text is no content identifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected a content identifier (CID) such as bafkrei…, of at most {MAX_CID_LENGTH} bytes")]
pub struct InvalidContentId;

impl FromStr for ContentId {
	type Err = InvalidContentId;

	fn from_str(text: &str) -> Result<Self, InvalidContentId> {
		let cid = cid::Cid::try_from(text).map_err(|_| InvalidContentId)?;
		// Writing it again catches what the parser passes over: a path before it, bytes after it.
		if cid.to_string() != text {
			return Err(InvalidContentId);
		}
		let bytes = cid.into_v1().map_err(|_| InvalidContentId)?.to_bytes();
		bytes.try_into().map(Self).map_err(|_| InvalidContentId)
	}
}

impl fmt::Display for ContentId {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		match cid::Cid::try_from(self.0.as_slice()) {
			Ok(cid) => f.write_str(&cid.to_string()),
			Err(_) => write!(f, "0x{}", hex::encode(&self.0)),
		}
	}
}

impl Serialize for ContentId {
	fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
		serializer.collect_str(self)
	}
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use super::*;

	/// The raw block `hello world` with SHA-256.
	const TEXT: &str = "bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e";
	const BYTES: &str = "01551220b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9";

	#[test]
	fn an_identifier_is_kept_in_binary_form() {
		let id: ContentId = TEXT.parse().unwrap();
		assert_eq!(hex::encode(&id.0), BYTES);
		assert_eq!(id.to_string(), TEXT);
	}

	#[test]
	fn one_of_version_0_is_kept_as_version_1() {
		let id: ContentId = "QmdfTbBqBPQ7VNxZEYEj14VmRuZBkqFbiwReogJgS1zR1n".parse().unwrap();
		assert!(id.to_string().starts_with("bafybei"), "{id}");
	}

	#[test]
	fn what_is_no_identifier_is_refused() {
		let (cut, folder) = (&TEXT[..TEXT.len() - 2], format!("/ipfs/{TEXT}"));
		for text in ["", "b", "hello", cut, &folder, &format!("{TEXT}aa")] {
			assert_eq!(text.parse::<ContentId>(), Err(InvalidContentId), "{text}");
		}
	}
}
