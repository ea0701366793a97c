//! What a chain says of its addresses and tokens.

use subxt::{Metadata, rpcs::methods::legacy::SystemProperties};

use super::{ChainFault, decode::Typed};

/// What a chain says of its addresses and tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Properties {
	/// The prefix of its addresses.
	pub ss58_prefix: Option<u16>,
	/// What its token is called.
	pub symbol: Option<String>,
	/// How many decimal places its token has.
	pub decimals: Option<u8>,
}

impl Properties {
	/// The runtime's own constant says what the prefix is; the rest is only in the endpoint's word, where
	/// chains with several tokens name their own first.
	pub(super) fn read(metadata: &Metadata, told: &SystemProperties) -> Result<Self, ChainFault> {
		let first = |name| match told.get(name)?.as_array() {
			Some(several) => several.first(),
			None => told.get(name),
		};
		let number = |name| first(name).and_then(|value| value.as_u64());
		let told_prefix = number("ss58Format").and_then(|it| u16::try_from(it).ok());
		Ok(Self {
			ss58_prefix: constant(metadata)?.or(told_prefix),
			symbol: first("tokenSymbol").and_then(|it| it.as_str()).map(str::to_owned),
			decimals: number("tokenDecimals").and_then(|it| u8::try_from(it).ok()),
		})
	}
}

fn constant(metadata: &Metadata) -> Result<Option<u16>, ChainFault> {
	let system = metadata.pallet_by_name("System");
	let Some(constant) = system.as_ref().and_then(|it| it.constant_by_name("SS58Prefix")) else {
		return Ok(None);
	};
	let value = Typed::whole(metadata.types(), constant.ty(), constant.value());
	let prefix = value.and_then(|value| value.read());
	prefix.map(Some).map_err(ChainFault::reading("System.SS58Prefix"))
}
