//! The platforms in the genesis, by their names.

use alloc::{
	string::{String, ToString},
	vec::Vec,
};

use litentry_external_account::Platform;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

pub(crate) fn serialize<S: Serializer>(
	platforms: &[Platform],
	serializer: S,
) -> Result<S::Ok, S::Error> {
	let names: Vec<_> = platforms.iter().map(ToString::to_string).collect();
	names.serialize(serializer)
}

pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
	deserializer: D,
) -> Result<Vec<Platform>, D::Error> {
	let names = Vec::<String>::deserialize(deserializer)?;
	names.iter().map(|name| name.parse().map_err(D::Error::custom)).collect()
}
