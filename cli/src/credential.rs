//! Opening, showing and checking credentials.

mod check;
mod open;
mod show;
mod verify;

pub use check::{Check, CheckName, CheckResult};
pub(crate) use open::open_answer;
pub use open::{Opened, OpenedText, open, save};
pub use show::{CredentialShown, show};
pub use verify::{Verification, verify, verify_offline};

use std::path::Path;

use litentry_credential::MAX_LENGTH;
use zeroize::Zeroizing;

use crate::{Failure, bounded_file};

/// The text of a credential in a file.
pub fn read(file: &Path) -> Result<Zeroizing<Vec<u8>>, Failure> {
	bounded_file::read(file, MAX_LENGTH as u64)
}
