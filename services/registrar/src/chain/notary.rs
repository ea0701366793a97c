//! Judgements, signed and sent.
//!
//! - [`Judging`]: what is to be said of whom
//! - [`Signer`]: the key that signs, and whom it acts for
//! - [`Fate`]: what became of one
//! - [`Notary`]: does it on one chain

mod call;
mod fate;
mod signer;
mod submitting;

use std::collections::BTreeSet;

use litentry_vocabulary::{Account, Balance, BlockNumber};
use subxt::{
	config::{DefaultExtrinsicParamsBuilder, substrate::H256},
	transactions::DynamicPayload,
};

use super::{ChainFault, ClientAt, Head, View, Views};
use crate::{
	identity::Registration,
	outbox::{Signed, TransactionHash},
};

pub use call::Judging;
pub use fate::Fate;
pub use signer::{Signer, SignerUnusable};

/// For how many blocks a transaction lives.
pub const MORTALITY: BlockNumber = 64;

/// Code of an endpoint's answer that it has the transaction already.
const ALREADY_THERE: i32 = 1013;

/// Why a judgement was not signed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum NotSigned {
	/// A fee that was paid is not for registrars to say.
	#[error("a registrar cannot say this")]
	NotAJudgement,
	/// The chain has no such call, or one with other arguments.
	#[error("the chain has no {0} as it is known here")]
	Unsupported(&'static str),
	/// The chain could not be asked.
	#[error(transparent)]
	Chain(#[from] ChainFault),
}

/// Why a transaction was not sent.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum NotSent {
	/// The endpoint does not take it: it is invalid now, or the pool is full.
	#[error("the endpoint does not take the transaction: {words} ({code})")]
	NotAccepted {
		/// The endpoint's code.
		code: i32,
		/// The endpoint's words.
		words: String,
	},
	/// The chain could not be asked.
	#[error(transparent)]
	Chain(#[from] ChainFault),
}

/// What one finalized block shows, all at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
	/// The block.
	pub head: Head,
	/// The identity, with all that is said of it.
	pub registration: Option<Registration>,
	/// How many transactions of the signer's account the chain has taken.
	pub nonce: u64,
}

/// Signs judgements on one chain, sends them, and finds what became of them.
#[derive(Clone, Debug)]
pub struct Notary {
	views: Views,
	signer: Signer,
}

impl Notary {
	/// Signs with this key, for the chain that is seen there.
	pub const fn new(views: Views, signer: Signer) -> Self {
		Self { views, signer }
	}

	/// The account that signs and pays.
	pub fn account(&self) -> Account {
		self.signer.account()
	}

	/// What the account that signs may still spend.
	///
	/// # Errors
	///
	/// The chain cannot be asked.
	pub async fn balance(&self) -> Result<Balance, ChainFault> {
		Ok(self.views.now()?.block().await?.purse(self.account()).await?.free)
	}

	/// What the newest finalized block shows of an identity.
	///
	/// # Errors
	///
	/// The chain cannot be asked.
	pub async fn standing(&self, target: Account) -> Result<Standing, ChainFault> {
		self.standing_in(&self.views.now()?, target).await
	}

	async fn standing_in(&self, view: &View, target: Account) -> Result<Standing, ChainFault> {
		let block = view.block().await?;
		let registration = block.registration(target).await?;
		let nonce = block.purse(self.account()).await?.nonce;
		Ok(Standing { head: block.head(), registration, nonce })
	}

	/// Makes a transaction and sends nothing. Its nonce is the lowest that the finalized chain has not
	/// seen used and that is not `taken` by others that may still land.
	///
	/// # Errors
	///
	/// The chain cannot be asked, or has no such call.
	pub async fn sign(
		&self,
		judging: &Judging,
		taken: &BTreeSet<u64>,
	) -> Result<Signed, NotSigned> {
		let view = self.views.now()?;
		let used = view.block().await?.purse(self.account()).await?.nonce;
		let nonce = (used..=u64::MAX).find(|nonce| !taken.contains(nonce)).unwrap_or(used);
		let at = view.node.at(view.head).await?;
		let call = self.signer.call(judging, at.metadata_ref())?;
		Ok(self.signed(&view, &at, &call, nonce)?)
	}

	fn signed(
		&self,
		view: &View,
		at: &ClientAt,
		call: &DynamicPayload<call::Arguments>,
		nonce: u64,
	) -> Result<Signed, ChainFault> {
		let Head { number, hash } = view.head;
		let params = DefaultExtrinsicParamsBuilder::new()
			.nonce(nonce)
			.mortal_from_unchecked(MORTALITY.into(), number.into(), H256(hash.0))
			.build();
		let mut signable = at.transactions().create_signable_offline(call, params)?;
		let signed = signable.sign(self.signer.keypair())?;
		let hash = TransactionHash(signed.hash().0);
		let dies_at = number.saturating_add(MORTALITY);
		Ok(Signed { bytes: signed.into_encoded(), hash, nonce, dies_at })
	}

	/// Sends a transaction. The same may be sent again and again.
	///
	/// # Errors
	///
	/// The endpoint does not take it, or does not answer.
	pub async fn send(&self, transaction: &[u8]) -> Result<(), NotSent> {
		let node = self.views.now()?.node;
		match node.wait(node.rpc.author_submit_extrinsic(transaction)).await {
			Ok(_) => Ok(()),
			Err(fault) => refused(fault),
		}
	}

	/// What became of a transaction, if a finalized block holds it.
	///
	/// # Errors
	///
	/// The chain cannot be asked.
	pub async fn find(
		&self,
		judging: &Judging,
		transaction: TransactionHash,
		dies_at: BlockNumber,
	) -> Result<Option<(Head, Fate)>, ChainFault> {
		find_in(&self.views.now()?, judging, transaction, dies_at).await
	}
}

async fn find_in(
	View { node, head }: &View,
	judging: &Judging,
	transaction: TransactionHash,
	dies_at: BlockNumber,
) -> Result<Option<(Head, Fate)>, ChainFault> {
	let born = dies_at.saturating_sub(MORTALITY);
	let last = dies_at.saturating_sub(1).min(head.number);
	let found = node.find(transaction, born.saturating_add(1), last).await?;
	let Some((head, position)) = found else {
		return Ok(None);
	};
	let events = match node.block(head).await {
		Ok(block) => block.events().await,
		Err(fault) => Err(fault),
	};
	match events {
		Ok(events) => Ok(Some((head, fate::fate(&events, position, judging)))),
		Err(fault) if fault.is_forgotten() => Ok(Some((head, Fate::Forgotten))),
		Err(fault) => Err(fault),
	}
}

fn refused(fault: ChainFault) -> Result<(), NotSent> {
	let ChainFault::Failed(cause) = fault else {
		return Err(fault.into());
	};
	match *cause {
		subxt::Error::OtherRpcClientError(subxt::rpcs::Error::User(refusal)) => {
			if refusal.code == ALREADY_THERE {
				return Ok(());
			}
			let subxt::rpcs::UserError { code, message: words, .. } = refusal;
			Err(NotSent::NotAccepted { code, words })
		}
		other => Err(ChainFault::Failed(Box::new(other)).into()),
	}
}

#[cfg(test)]
mod tests;
