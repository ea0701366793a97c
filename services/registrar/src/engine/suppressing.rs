//! What codes are about, and addresses whose owners want no messages.

use tracing::info;

use super::Engine;
use crate::{
	answer::NotAccepted,
	challenge::Code,
	desk::Asked,
	log::field_name,
	store::{
		StoreFailed,
		challenges::{self, Kept, State},
		suppressions,
	},
};

impl Engine {
	pub(super) async fn find_asked(&self, code: &Code) -> Result<Option<Asked>, StoreFailed> {
		let mut db = self.store.read().await?;
		let seal = self.store.seal();
		let kept = challenges::find(&mut db, seal, &code.secret().hash()).await?;
		let open = kept.filter(|kept| kept.state == State::Open);
		let asked = |it: Kept| Asked { request: it.key, field: it.field, channel: it.channel };
		Ok(open.filter(|kept| self.now() < kept.challenge.expires).map(asked))
	}

	pub(super) async fn suppress(&self, code: &Code) -> Result<(), NotAccepted> {
		let mut change = self.store.change().await?;
		let seal = self.store.seal();
		let kept = challenges::find(&mut change, seal, &code.secret().hash()).await?;
		let kept = kept.ok_or(NotAccepted::UnknownCode)?;
		let case = self.case(&mut change, &kept.key).await?;
		let claim = case.and_then(|case| case.claim(&kept.field, kept.channel));
		let claim = claim.filter(|claim| claim.digest() == kept.challenge.claim);
		let claim = claim.ok_or(NotAccepted::Outdated)?;
		let verifier = self.verifiers.get(&kept.field).ok_or(NotAccepted::Outdated)?;
		let address = verifier.address(&claim.value).map_err(|_| NotAccepted::Outdated)?;
		let place = (&kept.field, &*address);
		suppressions::keep(&mut change, seal, place, self.now()).await?;
		challenges::void_field(&mut change, &kept.key, &kept.field).await?;
		change.commit().await.map_err(StoreFailed::from)?;
		info!(request = %kept.key, field = field_name(&kept.field), "no messages are wanted there");
		self.announce(kept.key);
		Ok(())
	}
}
