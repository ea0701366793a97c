//! An analyzer makes itself known, and stays up to date.

use std::{
	sync::{
		Mutex,
		atomic::{AtomicU32, Ordering},
	},
	time::Duration,
};

use litentry_analyzer::{Enrolment, Profile, Registration, Standing, enrol, enrol_patiently};

use crate::world::{Down, GENESIS, identity};

struct Registry {
	standing: Mutex<Standing>,
	faults: AtomicU32,
}

impl Registry {
	fn holding(standing: Standing) -> Self {
		Self { standing: Mutex::new(standing), faults: AtomicU32::new(0) }
	}

	fn held(&self) -> Standing {
		self.standing.lock().unwrap().clone()
	}

	fn hold(&self, profile: &Profile) {
		*self.standing.lock().unwrap() = active(profile.clone());
	}
}

impl Registration for Registry {
	type Fault = Down;

	async fn standing(&self) -> Result<Standing, Down> {
		let faulty = |left: u32| left.checked_sub(1);
		match self.faults.fetch_update(Ordering::SeqCst, Ordering::SeqCst, faulty) {
			Ok(_) => Err(Down),
			Err(_) => Ok(self.held()),
		}
	}

	async fn register(&self, profile: &Profile) -> Result<(), Down> {
		assert_eq!(self.held(), Standing::Unknown);
		self.hold(profile);
		Ok(())
	}

	async fn update(&self, profile: &Profile) -> Result<(), Down> {
		assert!(matches!(self.held(), Standing::Active(_)));
		self.hold(profile);
		Ok(())
	}
}

fn active(profile: Profile) -> Standing {
	Standing::Active(Box::new(profile))
}

fn profile(endpoint: &str) -> Profile {
	Profile::new(&identity(), endpoint)
}

async fn enrolled(before: Standing) -> (Enrolment, Standing) {
	let registry = Registry::holding(before);
	let enrolment = enrol(&registry, &profile("http://new")).await.unwrap();
	(enrolment, registry.held())
}

#[test]
fn it_proves_that_its_observation_key_is_its_own() {
	let (me, key) = (identity().account(), identity().observation_key());
	assert_eq!(identity().possession(&GENESIS).verify(&GENESIS, &me, &key), Ok(()));
}

#[tokio::test]
async fn an_unknown_analyzer_is_registered() {
	let after = active(profile("http://new"));
	assert_eq!(enrolled(Standing::Unknown).await, (Enrolment::Registered, after));
}

#[tokio::test]
async fn a_changed_profile_is_updated() {
	let before = active(profile("http://old"));
	let after = active(profile("http://new"));
	assert_eq!(enrolled(before).await, (Enrolment::Updated, after));
}

#[tokio::test]
async fn a_known_profile_stays() {
	let known = active(profile("http://new"));
	assert_eq!(enrolled(known.clone()).await, (Enrolment::Unchanged, known));
}

#[tokio::test]
async fn who_is_leaving_leaves() {
	assert_eq!(enrolled(Standing::Leaving).await, (Enrolment::Leaving, Standing::Leaving));
}

#[tokio::test(start_paused = true)]
async fn a_fault_delays_but_does_not_prevent() {
	let registry = Registry::holding(Standing::Unknown);
	registry.faults.store(3, Ordering::SeqCst);
	let profile = profile("http://new");
	assert_eq!(enrol(&registry, &profile).await, Err(Down));
	let enrolment = enrol_patiently(&registry, &profile, Duration::from_secs(6));
	assert_eq!(enrolment.await, Enrolment::Registered);
}
