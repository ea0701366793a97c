//! 32 bytes as `0x` and 64 hexadecimal digits, in text and in JSON.

macro_rules! hexadecimal_text {
	($name:ident) => {
		impl core::fmt::Display for $name {
			fn fmt(&self, f: &mut core::fmt::Formatter) -> core::fmt::Result {
				litentry_vocabulary::write_hash(&self.0, f)
			}
		}

		impl core::fmt::Debug for $name {
			fn fmt(&self, f: &mut core::fmt::Formatter) -> core::fmt::Result {
				core::fmt::Display::fmt(self, f)
			}
		}

		impl core::str::FromStr for $name {
			type Err = litentry_vocabulary::InvalidHash;

			fn from_str(text: &str) -> Result<Self, Self::Err> {
				litentry_vocabulary::read_hash(text).map(Self)
			}
		}

		#[cfg(feature = "serde")]
		impl serde::Serialize for $name {
			fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
				serializer.collect_str(self)
			}
		}

		#[cfg(feature = "serde")]
		impl<'de> serde::Deserialize<'de> for $name {
			fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
				let text =
					<alloc::string::String as serde::Deserialize>::deserialize(deserializer)?;
				text.parse().map_err(serde::de::Error::custom)
			}
		}
	};
}

pub(crate) use hexadecimal_text;
