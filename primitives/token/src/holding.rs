//! What a wallet keeps to show a token.

use litentry_verifying_key::VerifyingKey;
use litentry_vocabulary::{GenesisHash, Moment, TokenId};
use parity_scale_codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use crate::{Giving, Handover, Handovers, Question, Showing};

/// What a wallet keeps to show a token, or to hand it over: without handovers, the holder's wallet;
/// with some, that of whom the last one names. Who gives a permission sends the receiver this.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Holding {
	/// The chain that the token is on.
	pub genesis: GenesisHash,
	/// The token.
	pub token: TokenId,
	/// The key of the token's holder.
	pub holder: VerifyingKey,
	/// The holder's token of the identity that the token requires one of.
	pub supporting: Option<TokenId>,
	/// How the permission came here.
	pub handovers: Handovers,
}

impl Holding {
	/// What to sign for a verifier that asks, with [`Showing::message`].
	pub fn showing(&self, question: &Question, issued: Moment, lifetime: u32) -> Showing {
		Showing {
			answers: question.hint(),
			token: self.token,
			holder: self.holder,
			data_hash: None,
			supporting: self.supporting,
			handovers: self.handovers.clone(),
			issued,
			lifetime,
		}
	}

	/// What to sign a permission with, with [`Permission::message`](crate::Permission::message).
	pub fn giving(&self) -> Giving {
		let Self { genesis, token, holder, .. } = *self;
		self.handovers.giving(Giving { genesis, token, giver: holder, after: None })
	}

	/// What the receiver of a further handover keeps; `None` when there are as many as there may be.
	pub fn given(&self, handover: Handover) -> Option<Self> {
		let handovers = self.handovers.with(handover)?;
		Some(Self { handovers, ..self.clone() })
	}
}
