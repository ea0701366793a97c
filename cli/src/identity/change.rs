//! Changing an identity.

use std::fmt;

use litentry_identity::Kind;
use litentry_vocabulary::{BlockNumber, Description, IdentityId};
use serde::Serialize;

use crate::{
	AccountKey, Chain, Failure, Report, Submission,
	chain::{IdentityCall, Made},
	report::text,
};

/// An identity was changed.
#[derive(Debug, Serialize)]
pub struct IdentityChanged {
	/// Which.
	#[serde(serialize_with = "text")]
	pub identity: IdentityId,
	/// What was done.
	pub done: IdentityDone,
	/// The block that holds the transaction.
	pub block: BlockNumber,
}

/// What was done with an identity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum IdentityDone {
	/// It came to be.
	Registered,
	/// People are told something else about it.
	Described,
	/// Its data is somewhere else.
	DataPublished,
	/// It is forgotten where a version of its data was.
	DataForgotten,
	/// It is offered to an account.
	Offered,
	/// It is offered to nobody any more.
	OfferWithdrawn,
	/// The signer has taken it over.
	Accepted,
	/// It is out of use.
	Retired,
	/// An account may act for it.
	DelegateNamed,
	/// An account may no longer act for it.
	DelegateDismissed,
}

impl From<&IdentityCall> for IdentityDone {
	fn from(call: &IdentityCall) -> Self {
		match call {
			IdentityCall::Register { .. } | IdentityCall::RegisterDevice { .. } => Self::Registered,
			IdentityCall::Describe { .. } => Self::Described,
			IdentityCall::PublishData { .. } => Self::DataPublished,
			IdentityCall::ForgetData { .. } => Self::DataForgotten,
			IdentityCall::Offer { .. } => Self::Offered,
			IdentityCall::WithdrawOffer { .. } => Self::OfferWithdrawn,
			IdentityCall::Accept { .. } => Self::Accepted,
			IdentityCall::Retire { .. } => Self::Retired,
			IdentityCall::NameDelegate { .. } => Self::DelegateNamed,
			IdentityCall::DismissDelegate { .. } => Self::DelegateDismissed,
		}
	}
}

impl fmt::Display for IdentityDone {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		f.write_str(match self {
			Self::Registered => "Registered",
			Self::Described => "Described",
			Self::DataPublished => "Published the data of",
			Self::DataForgotten => "Forgot data of",
			Self::Offered => "Offered",
			Self::OfferWithdrawn => "Withdrew the offer of",
			Self::Accepted => "Accepted",
			Self::Retired => "Retired",
			Self::DelegateNamed => "Named a delegate of",
			Self::DelegateDismissed => "Dismissed a delegate of",
		})
	}
}

impl Report for IdentityChanged {}

impl fmt::Display for IdentityChanged {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		write!(f, "{} identity {} in block {}.", self.done, self.identity, self.block)
	}
}

/// Registers an identity under an id that the chain gives out.
pub async fn register(
	chain: &impl Chain,
	key: &AccountKey,
	kind: Kind,
	description: Description,
) -> Result<IdentityChanged, Failure> {
	let Made { id, block } = chain.register_identity(key, kind, description).await?;
	Ok(IdentityChanged { identity: id, done: IdentityDone::Registered, block })
}

/// Makes a call about an identity.
pub async fn change(
	chain: &impl Chain,
	key: &AccountKey,
	identity: IdentityId,
	call: IdentityCall,
) -> Result<IdentityChanged, Failure> {
	let done = IdentityDone::from(&call);
	let block = chain.submit(key, Submission::Identity(call)).await?;
	Ok(IdentityChanged { identity, done, block })
}
