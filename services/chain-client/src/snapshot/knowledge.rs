//! Registered events and algorithms.

use litentry_knowledge::{Algorithm, AlgorithmId, EventId, IdentificationEvent};
use litentry_vocabulary::{Account, Balance, BlockNumber};
use parity_scale_codec::Decode;

use super::{Snapshot, read::key};
use crate::ChainFault;

/// An event as it is registered.
#[derive(Clone, Debug, PartialEq, Eq, Decode)]
pub struct RegisteredEvent {
	/// The event.
	pub event: IdentificationEvent,
	/// Who registered it.
	pub owner: Account,
	/// What is held of the owner's tokens.
	pub deposit: Balance,
	/// The block that registered it.
	pub since: BlockNumber,
	/// The block that retired it.
	pub retired: Option<BlockNumber>,
}

/// An algorithm as it is registered.
#[derive(Clone, Debug, PartialEq, Eq, Decode)]
pub struct RegisteredAlgorithm {
	/// The algorithm.
	pub algorithm: Algorithm,
	/// Who registered it.
	pub owner: Account,
	/// What is held of the owner's tokens.
	pub deposit: Balance,
	/// The block that registered it.
	pub since: BlockNumber,
	/// The block that retired it.
	pub retired: Option<BlockNumber>,
}

impl Snapshot {
	/// An event, retired or not.
	pub async fn event(&self, id: EventId) -> Result<Option<RegisteredEvent>, ChainFault> {
		self.get("KnowledgeBase", "Events", (key(id),)).await
	}

	/// All events, retired ones included, in the order of their ids.
	pub async fn events(&self) -> Result<Vec<(EventId, RegisteredEvent)>, ChainFault> {
		self.pages("KnowledgeBaseApi_events", ()).await
	}

	/// An algorithm, retired or not.
	pub async fn algorithm(
		&self,
		id: AlgorithmId,
	) -> Result<Option<RegisteredAlgorithm>, ChainFault> {
		self.get("KnowledgeBase", "Algorithms", (key(id),)).await
	}

	/// All algorithms, retired ones included, in the order of their ids.
	pub async fn algorithms(&self) -> Result<Vec<(AlgorithmId, RegisteredAlgorithm)>, ChainFault> {
		self.pages("KnowledgeBaseApi_algorithms", ()).await
	}

	/// The WASM code of an algorithm.
	pub async fn code(&self, id: AlgorithmId) -> Result<Option<Vec<u8>>, ChainFault> {
		self.get("KnowledgeBase", "Code", (key(id),)).await
	}
}
