//! Looking whether a field is shown where that is for the registrar to look.

use super::Engine;
use crate::{
	answer::{Accepted, Answer, NotAccepted},
	challenge::{Channel, Claim, Code},
	desk::Declined,
	identity::Field,
	rate::Subject,
	request::RequestKey,
	store::StoreFailed,
	verifier::Verifier,
};

impl Engine {
	pub(super) async fn look_at(
		&self,
		key: RequestKey,
		field: &Field,
		submitted: Option<&str>,
	) -> Result<Accepted, Declined> {
		let (verifier, claim, code) = self.looked_for(&key, field).await?;
		let finding = verifier.look(&claim, code, submitted).await;
		let finding = finding.map_err(|hint| self.hinted(key, field, hint))?;
		let (channel, from, platform_id) = (claim.channel, finding.from, finding.platform_id);
		Ok(self.accept(&Answer { channel, from, code, platform_id }).await?)
	}

	/// What to look for: that of which the newest challenge is.
	async fn looked_for(
		&self,
		key: &RequestKey,
		field: &Field,
	) -> Result<(&dyn Verifier, Claim, Code), Declined> {
		let mut change = self.store.change().await?;
		let (serving, case) = self.active_case(&mut change, key).await?;
		let verifier = self.verifier(serving, field)?;
		let challenge = case.challenge(field).ok_or(NotAccepted::UnknownCode)?;
		let code = challenge.code.ok_or(NotAccepted::UnknownCode)?;
		let claim = case.claim(field, challenge.channel).ok_or(NotAccepted::Outdated)?;
		if claim.channel != Channel::Name {
			self.count(&mut change, &Subject::Account(key.account)).await?;
		}
		if let (Channel::Dns | Channel::WellKnown, Ok(address)) =
			(claim.channel, verifier.address(&claim.value))
		{
			let share = Subject::SourceShare(key.account, field.clone(), address.clone());
			self.count(&mut change, &share).await?;
			self.count(&mut change, &Subject::Source(field.clone(), address)).await?;
		}
		change.commit().await.map_err(StoreFailed::from)?;
		Ok((verifier, claim, code))
	}
}
