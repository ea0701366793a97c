//! What a block holds of an identity.

use litentry_vocabulary::{Account, Balance, blake2_256};
use parity_scale_codec::Decode;
use subxt::dynamic::{self, Value};
use subxt::utils::AccountId32;

use super::IdentityChain;
use super::chain::{AtBlock, asked};
use crate::Fault;

/// What a registrar says of an identity, as the pallet keeps it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Decode)]
pub enum Judgement {
	/// Nothing.
	Unknown,
	/// Nothing yet; its fee was paid.
	FeePaid(Balance),
	/// All seems to be right.
	Reasonable,
	/// All is right.
	KnownGood,
	/// It was right.
	OutOfDate,
	/// It is of low quality.
	LowQuality,
	/// It is wrong, perhaps on purpose.
	Erroneous,
}

/// An identity, and what is said of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
	/// The hash of what it says.
	pub info: [u8; 32],
	/// What each registrar says of it.
	pub judgements: Vec<(u32, Judgement)>,
}

impl Standing {
	/// What this registrar says.
	pub fn by(&self, registrar: u32) -> Option<Judgement> {
		let said = self.judgements.iter().find(|(index, _)| *index == registrar);
		said.map(|(_, judgement)| *judgement)
	}

	/// What a block holds of an account's.
	pub(super) async fn at(block: &AtBlock, account: Account) -> Result<Option<Self>, Fault> {
		let entry = dynamic::storage::<(AccountId32,), Value>("Identity", "IdentityOf");
		let entry = block.storage().entry(entry).map_err(asked)?;
		let value = entry.try_fetch((AccountId32(account.0),)).await.map_err(asked)?;
		value.map(|value| Self::read(value.bytes()).map_err(asked)).transpose()
	}

	/// The judgements and the deposit come first; the rest is what is judged.
	fn read(mut bytes: &[u8]) -> Result<Self, parity_scale_codec::Error> {
		let judgements = Decode::decode(&mut bytes)?;
		Balance::decode(&mut bytes)?;
		Ok(Self { info: blake2_256(bytes), judgements })
	}
}

impl IdentityChain {
	/// What the newest finalized block holds of an account's identity.
	pub async fn standing(&self, account: Account) -> Result<Option<Standing>, Fault> {
		Standing::at(&self.now().await?, account).await
	}

	/// What the best block holds of it, which may not be final yet.
	pub async fn best_standing(&self, account: Account) -> Result<Option<Standing>, Fault> {
		match self.best().await? {
			Some(block) => Standing::at(&block, account).await,
			None => Ok(None),
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn what_is_judged_follows_the_deposit() {
		let judgements = [&[4, 7, 0, 0, 0, 2][..], &[9; 16], b"info"].concat();
		let judged = vec![(7, Judgement::Reasonable)];
		let expected = Standing { info: blake2_256(b"info"), judgements: judged };
		assert_eq!(Standing::read(&judgements).unwrap(), expected);
		assert_eq!((expected.by(7), expected.by(8)), (Some(Judgement::Reasonable), None));
	}
}
