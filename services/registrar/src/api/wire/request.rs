//! One request.

use litentry_vocabulary::ss58;
use serde::Serialize;
use utoipa::ToSchema;

use super::{Amount, Field, Hex, Obstacle, Time};
use crate::{
	desk::{self, RequestView},
	identity, request,
};

/// One request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub(in crate::api) struct Request {
	/// The hash of the chain's first block.
	chain: Hex,
	/// The number of this registrar there.
	registrar: u32,
	/// The account's address with the chain's prefix.
	address: String,
	/// The account's bytes.
	account: Hex,
	/// The hash of the identity that it is about: what a judgement names.
	identity: Hex,
	/// The fee that the chain holds for it.
	fee: Amount,
	/// When it was first seen.
	since: Time,
	/// How far it has come.
	stage: Stage,
	/// Every field that is set.
	fields: Vec<Field>,
	/// What stands in the way; none when it is ready.
	obstacles: Vec<Obstacle>,
	/// Until when the judgement stands, if it grows old: unless every field is verified anew before, it
	/// becomes out of date. No fee is due for that.
	#[serde(skip_serializing_if = "Option::is_none")]
	renewal: Option<Time>,
	/// Until when nothing is done for the account, if it is banned; shown to the owner alone.
	#[serde(skip_serializing_if = "Option::is_none")]
	banned: Option<Time>,
}

impl Request {
	/// With what is the owner's alone, or without.
	pub(in crate::api) fn new(view: RequestView, ss58_prefix: u16, is_owners: bool) -> Self {
		let fields = view.fields.into_iter();
		Self {
			chain: Hex(view.key.chain.0),
			registrar: view.key.registrar.0,
			address: ss58::encode(ss58_prefix, view.key.account.as_bytes()),
			account: Hex(view.key.account.0),
			identity: Hex(view.info.0),
			fee: Amount(view.fee),
			since: Time(view.since),
			stage: view.stage.into(),
			fields: fields.map(|field| Field::new(field, is_owners)).collect(),
			obstacles: view.obstacles.into_iter().map(Into::into).collect(),
			renewal: view.renewal.map(Time),
			banned: view.banned.filter(|_| is_owners).map(Time),
		}
	}
}

/// How far a request has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(tag = "type", rename_all = "kebab-case")]
enum Stage {
	/// It waits for its owner, or for the operator.
	Waiting,
	/// Everything is verified; the judgement is on its way to the chain.
	Submitting,
	/// The chain has refused the judgement. The registrar's operator has to act; its owner need do
	/// nothing.
	Failed,
	/// It was judged.
	Judged {
		/// How.
		judgement: Judgement,
		/// When that was seen.
		at: Time,
	},
	/// Its owner took it back.
	Cancelled {
		/// When that was seen.
		at: Time,
	},
	/// The identity is gone.
	Cleared {
		/// When that was seen.
		at: Time,
	},
}

impl From<desk::Stage> for Stage {
	fn from(stage: desk::Stage) -> Self {
		use request::End;
		match stage {
			desk::Stage::Waiting => Self::Waiting,
			desk::Stage::Submitting => Self::Submitting,
			desk::Stage::Failed => Self::Failed,
			desk::Stage::Ended { end, at } => {
				let at = Time(at);
				match end {
					End::Judged(judgement) => Self::Judged { judgement: judgement.into(), at },
					End::Cancelled => Self::Cancelled { at },
					End::Cleared => Self::Cleared { at },
				}
			}
		}
	}
}

/// What a registrar says of an identity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Judgement {
	/// Nothing.
	Unknown,
	/// Nothing yet: a fee is held.
	FeePaid,
	/// It appears to be right.
	Reasonable,
	/// It is certified to be right.
	KnownGood,
	/// It used to be right.
	OutOfDate,
	/// It is poor, and can be mended.
	LowQuality,
	/// It is wrong, perhaps on purpose.
	Erroneous,
}

impl Judgement {
	const ALL: [Self; 7] = [
		Self::Unknown,
		Self::FeePaid,
		Self::Reasonable,
		Self::KnownGood,
		Self::OutOfDate,
		Self::LowQuality,
		Self::Erroneous,
	];

	/// The one with this number in the pallet.
	pub(super) fn of_index(index: u8) -> Option<Self> {
		Self::ALL.get(usize::from(index)).copied()
	}
}

impl From<identity::Judgement> for Judgement {
	fn from(judgement: identity::Judgement) -> Self {
		Self::of_index(judgement.index()).unwrap_or(Self::Unknown)
	}
}
