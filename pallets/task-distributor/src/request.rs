//! A computing request as the chain keeps it, open and closed.

use litentry_certificate::MAX_WORKERS;
use litentry_computing_request::{MAX_AGREED, Outcome, SEALED_REQUEST_LENGTH, Undetermined};
use litentry_knowledge::AlgorithmId;
use litentry_vocabulary::{Account, Balance, KeyEpoch, Moment};
use parity_scale_codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::{frame_support::BoundedVec, sp_core::ConstU32};
use scale_info::TypeInfo;

/// A computing request as its account sealed it to the workers, always of one length.
pub type SealedComputingRequest = BoundedVec<u8, ConstU32<{ SEALED_REQUEST_LENGTH as u32 }>>;

/// The workers that signed a certificate, in ascending order.
pub type Signers = BoundedVec<Account, ConstU32<MAX_WORKERS>>;

/// A request that waits for its outcome.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Request<AccountId, BlockNumber> {
	/// Who asks.
	pub account: AccountId,
	/// What is to be computed.
	pub algorithm: AlgorithmId,
	/// The epoch of the workers' keys that it is sealed to.
	pub epoch: KeyEpoch,
	/// What the account pays, held until the outcome is known.
	pub fee: Balance,
	/// What is held for the request's storage until it is forgotten.
	pub deposit: Balance,
	/// The request.
	pub sealed: SealedComputingRequest,
	/// The timestamp of the block that holds it: all observations are read as of then.
	pub at: Moment,
	/// The block that holds it; a later one draws its committees.
	pub block: BlockNumber,
	/// The first block at which it can no longer be answered.
	pub deadline: BlockNumber,
}

/// A request whose outcome is known.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct ClosedRequest<AccountId, BlockNumber> {
	/// Who asked.
	pub account: AccountId,
	/// What was to be computed.
	pub algorithm: AlgorithmId,
	/// The epoch of the workers' keys: it is needed to open the sealed credential.
	pub epoch: KeyEpoch,
	/// What is held for its storage until it is forgotten.
	pub deposit: Balance,
	/// The timestamp of the block that held the request.
	pub at: Moment,
	/// The block that held the request.
	pub block: BlockNumber,
	/// What came of it.
	pub answer: Answer,
	/// The block at which that was known.
	pub closed_at: BlockNumber,
}

/// What came of a request.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub enum Answer {
	/// The workers answered.
	#[codec(index = 0)]
	Certified {
		/// The outcome.
		outcome: Outcome,
		/// Who certified it.
		by: Signers,
	},
	/// The workers did not answer in time.
	#[codec(index = 1)]
	TimedOut,
}

/// A request, open or closed.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub enum AnyRequest<AccountId, BlockNumber> {
	/// It waits for its outcome.
	#[codec(index = 0)]
	Open(Request<AccountId, BlockNumber>),
	/// Its outcome is known.
	#[codec(index = 1)]
	Closed(ClosedRequest<AccountId, BlockNumber>),
}

/// An outcome without the sealed credential, which [`Closed`](crate::Closed) holds.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum OutcomeSummary {
	/// A score was certified.
	#[codec(index = 0)]
	Scored {
		/// The hash of the credential.
		commitment: [u8; 32],
		/// The root of the observations that it rests on.
		observations_root: [u8; 32],
		/// The analyzers whose answers agreed with what was decided.
		agreed: BoundedVec<Account, ConstU32<MAX_AGREED>>,
	},
	/// No score could be computed.
	#[codec(index = 1)]
	Undetermined(Undetermined),
}

impl<AccountId, BlockNumber> Request<AccountId, BlockNumber> {
	/// The same request once its outcome is known.
	pub fn close(
		self,
		answer: Answer,
		closed_at: BlockNumber,
	) -> ClosedRequest<AccountId, BlockNumber> {
		let Self { account, algorithm, epoch, deposit, at, block, .. } = self;
		ClosedRequest { account, algorithm, epoch, deposit, at, block, answer, closed_at }
	}
}

impl From<&Outcome> for OutcomeSummary {
	fn from(outcome: &Outcome) -> Self {
		match outcome {
			Outcome::Scored { commitment, observations_root, agreed, .. } => Self::Scored {
				commitment: *commitment,
				observations_root: *observations_root,
				agreed: agreed.clone(),
			},
			Outcome::Undetermined(reason) => Self::Undetermined(*reason),
		}
	}
}
