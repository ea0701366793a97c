//! Matrix.

use std::sync::Arc;

use super::Ground;
use crate::{
	answer::Answers,
	chains::Chains,
	engine::Clock,
	matrix::{Bot, Client, DirectRooms, MatrixNotices, Positions},
	run::CannotStart,
	verifier::Verifier,
	verifiers::matrix::MatrixVerifier,
};

/// The registrar's own account on Matrix.
pub(super) struct MatrixWay {
	client: Arc<Client>,
	rooms: Arc<DirectRooms>,
	chains: Chains,
}

impl MatrixWay {
	pub(super) fn new(ground: Ground) -> Result<Option<Self>, CannotStart> {
		let Some(settings) = &ground.config.matrix else {
			return Ok(None);
		};
		let client = Arc::new(Client::new(settings)?);
		let rooms = DirectRooms::new(Arc::clone(&client));
		Ok(Some(Self { client, rooms, chains: Chains::of(ground.servings) }))
	}

	pub(super) fn verifier(&self, Ground { links, .. }: Ground) -> Arc<dyn Verifier> {
		let (rooms, chains) = (Arc::clone(&self.rooms), self.chains.clone());
		Arc::new(MatrixVerifier::new(rooms, chains, Arc::clone(links)))
	}

	pub(super) fn notices(&self, Ground { links, .. }: Ground) -> MatrixNotices {
		let (rooms, chains) = (Arc::clone(&self.rooms), self.chains.clone());
		MatrixNotices::new(rooms, chains, Arc::clone(links))
	}

	pub(super) fn bot(
		&self,
		clock: &Arc<dyn Clock>,
		answers: &Arc<dyn Answers>,
		positions: &Arc<dyn Positions>,
	) -> Bot {
		let (client, rooms) = (Arc::clone(&self.client), Arc::clone(&self.rooms));
		let (answers, positions) = (Arc::clone(answers), Arc::clone(positions));
		Bot::new(client, rooms, answers, positions, Arc::clone(clock), self.chains.clone())
	}
}
