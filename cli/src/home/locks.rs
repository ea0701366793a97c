//! The doors that this computer plays.

use std::path::PathBuf;

use litentry_vocabulary::IdentityId;

use super::Home;
use crate::{
	Failure,
	lock::{LockFailure, LockFolder, names},
};

impl Home {
	/// The folder of an identity's lock, whether there is one or not.
	pub(crate) fn lock_folder(&self, identity: &IdentityId) -> LockFolder {
		LockFolder::new(self.locks().join(identity.to_string()))
	}

	/// An identity's lock, or the only one that there is.
	pub(crate) fn lock(&self, identity: Option<IdentityId>) -> Result<LockFolder, Failure> {
		if let Some(identity) = identity {
			let folder = self.lock_folder(&identity);
			let missing = LockFailure::NotFound { identity };
			return if folder.exists() { Ok(folder) } else { Err(missing.into()) };
		}
		match &names(&self.locks())?[..] {
			[name] => Ok(LockFolder::new(self.locks().join(name))),
			[] => Err(LockFailure::NoLock.into()),
			several => Err(LockFailure::WhichLock { count: several.len() }.into()),
		}
	}

	fn locks(&self) -> PathBuf {
		self.0.join("locks")
	}
}
