//! What a task asks, and what it belongs to.

use core::fmt;

use bounded_collections::{BoundedVec, ConstU32};
use litentry_external_account::MAX_CONTRACT_SIGNATURE;
use litentry_knowledge::EventId;
use litentry_vocabulary::{LinkId, RequestId};
use parity_scale_codec::{Decode, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// What is asked about an external account.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub enum Question {
	/// An event's value, within a computing request.
	#[codec(index = 0)]
	Event {
		/// The request.
		request: RequestId,
		/// Which of the request's links this is, counted from 0: it selects the committee.
		position: u8,
		/// The event.
		event: EventId,
	},
	/// Whether the external account, a contract wallet, accepts a signature (ERC-1271), or would
	/// once it is deployed (ERC-6492). The answer is a flag.
	#[codec(index = 1)]
	ContractSignature {
		/// The link that is asked for.
		link: LinkId,
		/// The hash that is signed.
		hash: [u8; 32],
		/// The signature, wrapped as ERC-6492 says or not.
		signature: BoundedVec<u8, ConstU32<MAX_CONTRACT_SIGNATURE>>,
	},
}

impl Question {
	/// What the question belongs to.
	pub const fn order(&self) -> Order {
		match self {
			Self::Event { request, .. } => Order::Request(*request),
			Self::ContractSignature { link, .. } => Order::Link(*link),
		}
	}
}

/// What an account asked for on the chain, for which analyzers are asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Order {
	/// A computing request.
	Request(RequestId),
	/// A link.
	Link(LinkId),
}

impl fmt::Display for Order {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		match self {
			Self::Request(id) => write!(f, "request {id}"),
			Self::Link(id) => write!(f, "link {id}"),
		}
	}
}
