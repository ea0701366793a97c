//! A judgement that was decided, and how far its submission has come.

use litentry_vocabulary::{BlockNumber, Moment, hash_type};

use crate::{
	identity::{InfoHash, Judgement, RegistrarIndex, Registration},
	request::RequestKey,
};

hash_type! {
	/// The hash by which a chain names a transaction.
	TransactionHash
}

/// Which intent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IntentId(pub u64);

/// What a registrar's entry of an identity says, whatever the fee: the index of its judgement, or
/// nothing when there is no entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Said(pub Option<u8>);

impl Said {
	/// What it says in this registration.
	pub fn of(registration: &Registration, registrar: RegistrarIndex) -> Self {
		Self(registration.judgements.get(&registrar).map(|judgement| judgement.index()))
	}

	/// That it says this.
	pub const fn judgement(judgement: Judgement) -> Self {
		Self(Some(judgement.index()))
	}
}

/// A judgement that was decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Intent {
	/// Which.
	pub id: IntentId,
	/// Whose identity on which chain, and who judges.
	pub key: RequestKey,
	/// The identity that was verified: what the judgement names.
	pub info: InfoHash,
	/// The judgement.
	pub judgement: Judgement,
	/// What the registrar's entry said when this was decided.
	pub over: Said,
	/// How many transactions were made for it, without those that expired before they landed but
	/// for the newest.
	pub attempts: u32,
	/// The newest of them.
	pub signed: Option<Signed>,
}

impl Intent {
	/// Whether it says something good of somebody.
	pub const fn is_good(&self) -> bool {
		matches!(self.judgement, Judgement::Reasonable | Judgement::KnownGood)
	}
}

/// A transaction that was signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signed {
	/// It.
	pub bytes: Vec<u8>,
	/// Its hash.
	pub hash: TransactionHash,
	/// Its nonce.
	pub nonce: u64,
	/// The first block that can no longer hold it.
	pub dies_at: BlockNumber,
}

/// An intent with its history, as the operator sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dispatch {
	/// It.
	pub intent: Intent,
	/// When it was decided.
	pub planned: Moment,
	/// How it ended, if it has.
	pub outcome: Option<Outcome>,
}

/// How an intent ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
	/// The chain holds the judgement.
	Judged,
	/// The registrar's entry says something else now, without this: somebody judged by hand, or the
	/// request was taken back.
	Overtaken,
	/// The identity is another one now.
	Superseded,
	/// Before it was signed, the operator has banned its account, or has decided something else.
	Withdrawn,
	/// The chain refuses it again and again: the operator has to look.
	Failed,
}

impl Outcome {
	/// Every one.
	pub const ALL: [Self; 5] =
		[Self::Judged, Self::Overtaken, Self::Superseded, Self::Withdrawn, Self::Failed];

	/// Its name in the database and in logs.
	pub const fn name(self) -> &'static str {
		match self {
			Self::Judged => "judged",
			Self::Overtaken => "overtaken",
			Self::Superseded => "superseded",
			Self::Withdrawn => "withdrawn",
			Self::Failed => "failed",
		}
	}
}
