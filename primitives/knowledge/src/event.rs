//! Identification events: a declared question about one external account.

use core::fmt;

use litentry_external_account::{EvmAddress, ExternalAccount, Network, Platform};
use litentry_vocabulary::blake2_256;
use parity_scale_codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use crate::{Description, EventId, Name, ValueKind};

/// A declared question about one external account with a typed answer.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct IdentificationEvent {
	/// What people call it.
	pub name: Name,
	/// What it asks, for people.
	pub description: Description,
	/// The project that it is about.
	pub project: Name,
	/// The network whose records answer it.
	pub registry: Network,
	/// How it is answered.
	pub method: Method,
}

/// How an event is answered from its registry.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
#[non_exhaustive]
pub enum Method {
	/// Whether the account holds any of an ERC-20 token: [`ValueKind::Flag`].
	#[codec(index = 0)]
	HoldsErc20 {
		/// The token's contract.
		token: EvmAddress,
	},
	/// How many transactions the account has sent to a contract: [`ValueKind::Count`].
	#[codec(index = 1)]
	TransactionsTo {
		/// The contract.
		contract: EvmAddress,
	},
	/// How much of the network's own coin the account has: [`ValueKind::Amount`].
	#[codec(index = 2)]
	Balance,
}

impl Method {
	/// The type of the answer.
	pub const fn value_kind(&self) -> ValueKind {
		match self {
			Self::HoldsErc20 { .. } => ValueKind::Flag,
			Self::TransactionsTo { .. } => ValueKind::Count,
			Self::Balance => ValueKind::Amount,
		}
	}

	/// Whether the records of networks of this platform answer it.
	///
	/// Only EVM chains have contracts that it could name, and a balance is asked for only where
	/// analyzers can read it as of a past block.
	pub const fn is_answered_by(&self, platform: Platform) -> bool {
		match self {
			Self::HoldsErc20 { .. } | Self::TransactionsTo { .. } => {
				matches!(platform, Platform::Evm)
			}
			Self::Balance => {
				matches!(platform, Platform::Evm | Platform::Bitcoin | Platform::Substrate)
			}
		}
	}
}

/// The event's registry has no records that its method could be answered from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("networks such as {registry} do not tell {method}")]
pub struct MethodNotAnswered {
	/// The network that the event names.
	pub registry: Network,
	/// The method that it names.
	pub method: Method,
}

impl fmt::Display for Method {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		match self {
			Self::HoldsErc20 { token } => write!(f, "holds any of the ERC-20 token {token}"),
			Self::TransactionsTo { contract } => {
				write!(f, "number of transactions sent to {contract}")
			}
			Self::Balance => f.write_str("how much of the network's own coin it has"),
		}
	}
}

impl IdentificationEvent {
	/// The hash of the content, by which the chain knows this event.
	pub fn id(&self) -> EventId {
		EventId(blake2_256(&self.encode()))
	}

	/// Checks that the registry's records can answer the method.
	///
	/// # Errors
	///
	/// They cannot.
	pub const fn check_method(&self) -> Result<(), MethodNotAnswered> {
		let Self { registry, method, .. } = self;
		if method.is_answered_by(registry.platform()) {
			Ok(())
		} else {
			Err(MethodNotAnswered { registry: *registry, method: *method })
		}
	}

	/// Whether the question makes sense for this account. The same key controls an address on every
	/// network of its platform, so an event of any of them may ask about it.
	pub fn applies_to(&self, external: &ExternalAccount) -> bool {
		self.registry.platform() == external.platform()
	}
}
