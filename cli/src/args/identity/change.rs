//! What changes an identity.

use clap::{Args, Subcommand, ValueEnum};
use litentry_identity::{DataPointer, Rights, Schema};
use litentry_vocabulary::{Account, Description, IdentityId, Name, read_hash};

use crate::{ContentId, chain::IdentityCall};

/// What changes an identity, and needs nothing but the call.
#[derive(Debug, Subcommand)]
pub enum ChangeIdentity {
	/// Change what people are told about an identity of yours
	Describe {
		/// The id of the identity
		identity: IdentityId,
		/// What they are told from now on
		description: Description,
	},
	/// Say where an identity's data is; what you said before stays readable as superseded
	Publish(PublishData),
	/// Forget where a retired identity's data was, and take back the deposit
	ForgetData {
		/// The id of the identity
		identity: IdentityId,
		/// The number of the version
		version: u32,
	},
	/// Offer an identity of yours to another account
	Offer {
		/// The id of the identity
		identity: IdentityId,
		/// The address of the account
		to: Account,
	},
	/// Take an offer back
	WithdrawOffer {
		/// The id of the identity
		identity: IdentityId,
	},
	/// Take over an identity that is offered to you, and its deposit
	Accept {
		/// The id of the identity
		identity: IdentityId,
	},
	/// Take an identity of yours out of use for good: none of its tokens is good any more
	Retire {
		/// The id of the identity
		identity: IdentityId,
	},
}

/// `litentry identity publish`
#[derive(Clone, Debug, Args)]
pub struct PublishData {
	/// The id of the identity
	pub identity: IdentityId,
	/// What to fetch: the data's content identifier
	pub cid: ContentId,
	/// How to read it: a schema's name, such as a media type
	#[arg(long, value_name = "NAME")]
	pub schema: Name,
	/// How many bytes it has, as stored
	#[arg(long, value_name = "BYTES")]
	pub size: u64,
	/// The BLAKE2b-256 hash of the key that it is encrypted with [default: it is not encrypted]
	#[arg(long, value_name = "HASH", value_parser = read_hash)]
	pub key_commitment: Option<[u8; 32]>,
}

impl ChangeIdentity {
	/// The identity, and the call.
	pub fn call(self) -> (IdentityId, IdentityCall) {
		match self {
			Self::Describe { identity: id, description } => {
				(id, IdentityCall::Describe { id, description })
			}
			Self::Publish(publish) => {
				let id = publish.identity;
				(id, IdentityCall::PublishData { id, pointer: publish.into() })
			}
			Self::ForgetData { identity: id, version } => {
				(id, IdentityCall::ForgetData { id, version })
			}
			Self::Offer { identity: id, to } => (id, IdentityCall::Offer { id, to }),
			Self::WithdrawOffer { identity: id } => (id, IdentityCall::WithdrawOffer { id }),
			Self::Accept { identity: id } => (id, IdentityCall::Accept { id }),
			Self::Retire { identity: id } => (id, IdentityCall::Retire { id }),
		}
	}
}

impl From<PublishData> for DataPointer {
	fn from(publish: PublishData) -> Self {
		let PublishData { cid, schema, size, key_commitment, .. } = publish;
		// A name is never longer than a schema may be.
		let schema = Schema::truncate_from(schema.as_bytes().to_vec());
		Self { cid: cid.0, schema, size, key_commitment }
	}
}

/// What a delegate may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum RightsWord {
	/// Define, issue, update and recall tokens
	Issue,
	/// Verify tokens
	Verify,
	/// Both
	Both,
}

impl From<RightsWord> for Rights {
	fn from(word: RightsWord) -> Self {
		match word {
			RightsWord::Issue => Self::Issue,
			RightsWord::Verify => Self::Verify,
			RightsWord::Both => Self::IssueAndVerify,
		}
	}
}
