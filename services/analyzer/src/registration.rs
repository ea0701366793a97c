//! Becoming an analyzer of the chain, and staying up to date there.

use std::time::Duration;

use litentry_sealing::PublicKey;

use crate::Identity;

/// What workers need to know to ask an analyzer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
	/// The URL under which workers reach it.
	pub endpoint: String,
	/// The key by which its observations are checked.
	pub observation_key: [u8; 32],
	/// The key that tasks for it are sealed to.
	pub sealing_key: PublicKey,
}

impl Profile {
	/// The profile of an analyzer that is reached under a URL.
	pub fn new(identity: &Identity, endpoint: impl Into<String>) -> Self {
		Self {
			endpoint: endpoint.into(),
			observation_key: identity.observation_key(),
			sealing_key: identity.sealing_key(),
		}
	}
}

/// What the chain holds about an analyzer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
	/// Nothing.
	Unknown,
	/// It is active with this profile.
	Active(Box<Profile>),
	/// It is on its way out, and gets no tasks.
	Leaving,
}

/// The registry of analyzers, as one of them uses it.
pub trait Registration: Send + Sync {
	/// Why the registry could not be read or written.
	type Fault: std::error::Error + Send + Sync + 'static;

	/// What the chain holds about this analyzer.
	fn standing(&self) -> impl Future<Output = Result<Standing, Self::Fault>> + Send;

	/// Registers this analyzer, which takes its bond; returns when it is final.
	fn register(&self, profile: &Profile) -> impl Future<Output = Result<(), Self::Fault>> + Send;

	/// Changes this analyzer's profile; returns when it is final.
	fn update(&self, profile: &Profile) -> impl Future<Output = Result<(), Self::Fault>> + Send;
}

/// What enrolling came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Enrolment {
	/// The analyzer was active with this profile already.
	Unchanged,
	/// It is registered now.
	Registered,
	/// Its profile is changed now.
	Updated,
	/// It is leaving: its owner must withdraw the bond before it can be registered again.
	Leaving,
}

/// Makes the chain know this profile.
///
/// # Errors
///
/// The registry could not be read or written, for example for lack of funds for the bond.
pub async fn enrol<G: Registration>(
	registration: &G,
	profile: &Profile,
) -> Result<Enrolment, G::Fault> {
	match registration.standing().await? {
		Standing::Leaving => Ok(Enrolment::Leaving),
		Standing::Active(known) if *known == *profile => Ok(Enrolment::Unchanged),
		Standing::Active(_) => registration.update(profile).await.map(|()| Enrolment::Updated),
		Standing::Unknown => registration.register(profile).await.map(|()| Enrolment::Registered),
	}
}

/// Enrols, trying again after each fault for as long as it takes, and logs what comes of it.
pub async fn enrol_patiently<G: Registration>(
	registration: &G,
	profile: &Profile,
	pause: Duration,
) -> Enrolment {
	loop {
		match enrol(registration, profile).await {
			Ok(Enrolment::Leaving) => {
				tracing::error!("this analyzer is leaving: withdraw its bond, then start it again");
				return Enrolment::Leaving;
			}
			Ok(enrolment) => {
				tracing::info!(?enrolment, "the chain knows this analyzer");
				return enrolment;
			}
			Err(fault) => {
				tracing::warn!(%fault, "not enrolled yet: does the account hold the bond?")
			}
		}
		tokio::time::sleep(pause).await;
	}
}
