//! The real chain's registry of analyzers.

use litentry_chain_client::{
	Analyzer as Registered, AnalyzerStatus, Call, ChainClient, NotIncluded, Signer,
};
use litentry_observation::PossessionProof;

use crate::{Profile, Registration, Standing};

/// The real chain's registry, as the analyzer with this signer uses it.
#[derive(Clone, Debug)]
pub struct LiveRegistration {
	client: ChainClient,
	signer: Signer,
	possession: PossessionProof,
}

impl LiveRegistration {
	/// The registry of this chain, for the analyzer with this account, whose observation key made
	/// this proof.
	pub const fn new(client: ChainClient, signer: Signer, possession: PossessionProof) -> Self {
		Self { client, signer, possession }
	}

	async fn submit(&self, call: Call) -> Result<(), NotIncluded> {
		self.client.submit(&self.signer, &call).await.map(drop)
	}
}

impl Registration for LiveRegistration {
	type Fault = NotIncluded;

	async fn standing(&self) -> Result<Standing, NotIncluded> {
		let state = self.client.finalized().await?;
		Ok(standing(state.analyzer(self.signer.account()).await?))
	}

	async fn register(&self, profile: &Profile) -> Result<(), NotIncluded> {
		let (possession, profile) = (self.possession, profile.clone());
		let Profile { endpoint, observation_key, sealing_key } = profile;
		let call = Call::RegisterAnalyzer { endpoint, observation_key, possession, sealing_key };
		self.submit(call).await
	}

	async fn update(&self, profile: &Profile) -> Result<(), NotIncluded> {
		let (possession, profile) = (self.possession, profile.clone());
		let Profile { endpoint, observation_key, sealing_key } = profile;
		let call = Call::UpdateAnalyzer { endpoint, observation_key, possession, sealing_key };
		self.submit(call).await
	}
}

fn standing(registered: Option<Registered>) -> Standing {
	match registered {
		None => Standing::Unknown,
		Some(Registered { status: AnalyzerStatus::Unbonding { .. }, .. }) => Standing::Leaving,
		Some(Registered { endpoint, observation_key, sealing_key, .. }) => {
			let endpoint = String::from_utf8_lossy(&endpoint).into_owned();
			Standing::Active(Box::new(Profile { endpoint, observation_key, sealing_key }))
		}
	}
}

#[cfg(test)]
mod tests {
	use litentry_sealing::{PUBLIC_KEY_LENGTH, PublicKey};

	use super::*;

	fn registered(status: AnalyzerStatus) -> Registered {
		Registered {
			endpoint: b"http://a".to_vec(),
			observation_key: [1; 32],
			sealing_key: PublicKey([2; PUBLIC_KEY_LENGTH]),
			bond: 5,
			status,
		}
	}

	#[test]
	fn what_is_stored_says_how_the_analyzer_stands() {
		assert_eq!(standing(None), Standing::Unknown);
		let leaving = registered(AnalyzerStatus::Unbonding { until: 9 });
		assert_eq!(standing(Some(leaving)), Standing::Leaving);
		let profile = Profile {
			endpoint: "http://a".into(),
			observation_key: [1; 32],
			sealing_key: PublicKey([2; PUBLIC_KEY_LENGTH]),
		};
		let active = standing(Some(registered(AnalyzerStatus::Active { eligible_from: 9 })));
		assert_eq!(active, Standing::Active(Box::new(profile)));
	}
}
