//! Why a command about identities could not be carried out.

use litentry_identity::DeviceRefused;
use litentry_vocabulary::IdentityId;

/// Why a command about identities could not be carried out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum IdentityFailure {
	/// There is no such identity.
	#[error("there is no identity {identity}")]
	NotFound {
		/// The id that was looked for.
		identity: IdentityId,
	},
	/// The identity has no such data.
	#[error("identity {identity} has no such data")]
	NoData {
		/// The identity.
		identity: IdentityId,
	},
	/// Neither a signature nor a key to sign with was named.
	#[error("what the device signed is missing")]
	NoProof,
	/// The device's proof would be refused.
	#[error(transparent)]
	DeviceRefused(#[from] DeviceRefused),
}

impl IdentityFailure {
	/// What a person can do about it.
	pub const fn advice(&self) -> Option<&'static str> {
		Some(match self {
			Self::NotFound { .. } => {
				"ids are 0x and 64 hexadecimal digits: see `litentry identity list`"
			}
			Self::NoData { .. } => "see `litentry identity data IDENTITY --all`",
			Self::NoProof => "name --key, --expires and --signature, or a file with --device-key",
			Self::DeviceRefused(DeviceRefused::Signature(_)) => {
				"let the device sign the whole text of `litentry identity challenge`, made with this account and for this chain, and name the block at which it expires"
			}
			Self::DeviceRefused(_) => {
				"let the device sign a new text: `litentry identity challenge`"
			}
		})
	}
}
