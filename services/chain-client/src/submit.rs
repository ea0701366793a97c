//! Transactions: sent one after the other per account, and followed until they are final.

use std::time::Duration;

use litentry_vocabulary::{Account, BlockNumber};
use parity_scale_codec::{Decode, DecodeAll};
use subxt::{
	config::DefaultExtrinsicParamsBuilder,
	error::{DispatchError, TransactionEventsError},
	transactions::{TransactionInBlock, TransactionProgress, TransactionStatus},
	utils::AccountId32,
};
use tokio::sync::Mutex;

use crate::{Call, ChainClient, ChainFault, NotIncluded, Signer, Snapshot};

/// How long a transaction is waited for before it counts as dropped.
const PATIENCE: Duration = Duration::from_secs(240);

/// For how many blocks a transaction is valid: one that is dropped can never come back later.
const MORTALITY: u64 = 32;

type AtBlock = subxt::client::OnlineClientAtBlockImpl<subxt::SubstrateConfig>;
type Progress = TransactionProgress<subxt::SubstrateConfig, AtBlock>;
type InBlock = TransactionInBlock<subxt::SubstrateConfig, AtBlock>;

/// The nonce that an account's next transaction takes, as far as is known here. The lock is held
/// from choosing a nonce until the pool has the transaction, so that two never take the same.
#[derive(Debug, Default)]
pub(crate) struct NonceLane(Mutex<u64>);

/// A transaction that is part of the finalized chain and did what it should.
#[derive(Clone, Debug)]
pub struct Included {
	/// The block that holds it.
	pub block: BlockNumber,
	/// That block's hash.
	pub block_hash: [u8; 32],
	/// The events that it raised, in order.
	pub events: Vec<RaisedEvent>,
}

/// An event that a transaction raised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RaisedEvent {
	/// The pallet that raised it.
	pub pallet: String,
	/// Its name.
	pub name: String,
	/// Its fields, SCALE-encoded one after the other.
	pub fields: Vec<u8>,
}

impl Included {
	/// The first field of the first event of this name.
	pub fn first_field<T: Decode>(&self, pallet: &str, name: &str) -> Option<T> {
		let event =
			self.events.iter().find(|event| event.pallet == pallet && event.name == name)?;
		T::decode(&mut event.fields.as_slice()).ok()
	}

	/// All fields, as a tuple, of the first event of this name.
	pub fn fields<T: Decode>(&self, pallet: &str, name: &str) -> Option<T> {
		let event =
			self.events.iter().find(|event| event.pallet == pallet && event.name == name)?;
		T::decode_all(&mut event.fields.as_slice()).ok()
	}
}

impl ChainClient {
	/// Sends a call and follows it until a finalized block holds it.
	///
	/// # Errors
	///
	/// Says whether the chain refused the call, or did not take the transaction, or was not there.
	pub async fn submit(&self, signer: &Signer, call: &Call) -> Result<Included, NotIncluded> {
		let progress = self.send(signer, call).await?;
		match tokio::time::timeout(PATIENCE, self.follow(progress, call)).await {
			Ok(Ok(included)) => Ok(included),
			Ok(Err(not_included)) => {
				self.forget_nonce(signer.account(), &not_included).await;
				Err(not_included)
			}
			Err(_) => {
				let dropped = NotIncluded::Dropped {
					call: call.name(),
					cause: "it was not final in time".into(),
				};
				self.forget_nonce(signer.account(), &dropped).await;
				Err(dropped)
			}
		}
	}

	async fn send(&self, signer: &Signer, call: &Call) -> Result<Progress, NotIncluded> {
		let account = signer.account();
		let lane = self.lane(account);
		let mut next = lane.0.lock().await;
		let pooled = self
			.rpc
			.system_account_next_index(&AccountId32(account.0))
			.await
			.map_err(ChainFault::from)?;
		let nonce = pooled.max(*next);
		let params = DefaultExtrinsicParamsBuilder::new().nonce(nonce).mortal(MORTALITY).build();
		let at = self.api.at_current_block().await.map_err(ChainFault::from)?;
		let sent =
			at.transactions().sign_and_submit_then_watch(&call.payload(), &signer.0, params).await;
		// A nonce that the pool did not take is free again.
		*next = if sent.is_ok() { nonce.saturating_add(1) } else { 0 };
		sent.map_err(|error| NotIncluded::Rejected {
			call: call.name(),
			cause: error.to_string().into(),
		})
	}

	/// After a transaction was lost the pool alone knows which nonce comes next.
	async fn forget_nonce(&self, account: Account, lost: &NotIncluded) {
		if matches!(lost, NotIncluded::Dropped { .. } | NotIncluded::Chain(_)) {
			*self.lane(account).0.lock().await = 0;
		}
	}

	async fn follow(&self, mut progress: Progress, call: &Call) -> Result<Included, NotIncluded> {
		let dropped =
			|cause: String| NotIncluded::Dropped { call: call.name(), cause: cause.into() };
		while let Some(status) = progress.next().await {
			match status.map_err(|error| dropped(error.to_string()))? {
				TransactionStatus::InFinalizedBlock(block) => {
					return self.included(&block, call).await;
				}
				TransactionStatus::Error { message }
				| TransactionStatus::Invalid { message }
				| TransactionStatus::Dropped { message } => return Err(dropped(message)),
				_ => {}
			}
		}
		Err(dropped("the node stopped reporting".to_owned()))
	}

	async fn included(&self, block: &InBlock, call: &Call) -> Result<Included, NotIncluded> {
		let at = Snapshot::new(block.at().await.map_err(ChainFault::from)?);
		let events = block.wait_for_success().await.map_err(|error| refused(call, error))?;
		let events = events
			.iter()
			.map(|event| {
				let event = event.map_err(ChainFault::from)?;
				Ok(RaisedEvent {
					pallet: event.pallet_name().to_owned(),
					name: event.event_name().to_owned(),
					fields: event.field_bytes().to_vec(),
				})
			})
			.collect::<Result<_, ChainFault>>()?;
		Ok(Included { block: at.number(), block_hash: at.hash(), events })
	}
}

fn refused(call: &Call, error: TransactionEventsError) -> NotIncluded {
	let call = call.name();
	match error {
		TransactionEventsError::ExtrinsicFailed(DispatchError::Module(error)) => {
			match error.details() {
				Ok(details) => NotIncluded::Refused {
					call,
					pallet: details.pallet.name().into(),
					error: details.variant.name.as_str().into(),
				},
				Err(unknown) => NotIncluded::Failed { call, cause: unknown.to_string().into() },
			}
		}
		TransactionEventsError::ExtrinsicFailed(error) => {
			NotIncluded::Failed { call, cause: error.to_string().into() }
		}
		other => NotIncluded::Chain(other.into()),
	}
}
