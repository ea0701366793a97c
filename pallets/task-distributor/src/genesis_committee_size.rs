//! The size of committees in the genesis: a number, refused unless it is 3f + 1.

use litentry_observation::CommitteeSize;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

pub(crate) fn serialize<S: Serializer>(
	size: &CommitteeSize,
	serializer: S,
) -> Result<S::Ok, S::Error> {
	u32::from(*size).serialize(serializer)
}

pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
	deserializer: D,
) -> Result<CommitteeSize, D::Error> {
	CommitteeSize::new(u32::deserialize(deserializer)?).map_err(D::Error::custom)
}
