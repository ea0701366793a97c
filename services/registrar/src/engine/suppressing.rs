//! Addresses whose owners want no messages.

use super::{Engine, case::Case};
use crate::{
	answer::NotAccepted,
	challenge::Code,
	store::{StoreFailed, challenges, suppressions},
};

impl Engine {
	/// Whoever got this code has nothing to do with it: no message is sent to that address again, and
	/// the code is void.
	///
	/// # Errors
	///
	/// The code is not known, or no longer says to whom it was sent.
	pub async fn suppress(&self, code: &Code) -> Result<(), NotAccepted> {
		let mut change = self.store.change().await?;
		let seal = self.store.seal();
		let kept = challenges::find(&mut change, seal, &code.secret().hash()).await?;
		let kept = kept.ok_or(NotAccepted::UnknownCode)?;
		let case = Case::load(&mut change, seal, &kept.key, self.now()).await?;
		let claim = case.and_then(|case| case.claim(&kept.field, kept.channel));
		let claim = claim.filter(|claim| claim.digest() == kept.challenge.claim);
		let claim = claim.ok_or(NotAccepted::Outdated)?;
		let verifier = self.verifiers.get(&kept.field).ok_or(NotAccepted::Outdated)?;
		let address = verifier.address(&claim.value).map_err(|_| NotAccepted::Outdated)?;
		let place = (&kept.field, &*address);
		suppressions::keep(&mut change, seal, place, self.now()).await?;
		challenges::void_field(&mut change, &kept.key, &kept.field).await?;
		change.commit().await.map_err(StoreFailed::from)?;
		self.announce(kept.key);
		Ok(())
	}
}
