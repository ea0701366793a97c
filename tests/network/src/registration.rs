//! Algorithms with their events, registered without the command line.

use std::path::Path;

use futures::future::try_join_all;
use litentry_chain_client::{Call, ChainClient};
use litentry_external_account::Network;
use litentry_knowledge::{AlgorithmId, IdentificationEvent, Method};

use crate::{Fault, alice};

/// What is registered of an algorithm.
pub(crate) struct Registration<'a> {
	/// What people call it.
	pub(crate) name: &'a str,
	/// What the score means.
	pub(crate) description: &'a str,
	/// The project that it and its events are about.
	pub(crate) project: &'a str,
	/// Its events: what people call each, its registry and its method.
	pub(crate) events: &'a [(&'a str, Network, Method)],
	/// The file of its code.
	pub(crate) code: &'a Path,
}

impl Registration<'_> {
	/// Registers the algorithm with all of its events in Alice's name.
	pub(crate) async fn submit(&self, chain: &ChainClient) -> Result<AlgorithmId, Fault> {
		let events = self.events()?;
		let algorithm = Call::RegisterAlgorithm {
			name: self.name.parse()?,
			description: self.description.parse()?,
			project: self.project.parse()?,
			events: events.iter().map(IdentificationEvent::id).collect(),
			code: std::fs::read(self.code).map_err(Fault::file(self.code))?,
		};
		let events = events.into_iter().map(|event| Call::RegisterEvent { event });
		let calls: Vec<_> = events.chain([algorithm]).collect();
		let alice = alice()?;
		// Transactions of one account take effect in the order in which they are sent.
		let included = try_join_all(calls.iter().map(|call| chain.submit(&alice, call))).await?;
		let id =
			included.iter().find_map(|it| it.first_field("KnowledgeBase", "AlgorithmRegistered"));
		id.ok_or(Fault::NoEvent { name: "AlgorithmRegistered" })
	}

	fn events(&self) -> Result<Vec<IdentificationEvent>, Fault> {
		let event = |(name, registry, method): &(&str, Network, Method)| {
			Ok(IdentificationEvent {
				name: name.parse()?,
				description: "A question of the local network.".parse()?,
				project: self.project.parse()?,
				registry: *registry,
				method: *method,
			})
		};
		self.events.iter().map(event).collect()
	}
}
