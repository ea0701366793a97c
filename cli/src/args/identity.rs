//! `litentry identity …`

mod change;
mod device;

pub use change::{ChangeIdentity, PublishData, RightsWord};
pub use device::{ChallengeDevice, DeviceKeyCommand, NewDeviceKey, RegisterDevice, SchemeWord};

use clap::{Args, Subcommand};
use litentry_vocabulary::{Account, Description, IdentityId};

/// What to do with identities.
#[derive(Debug, Subcommand)]
pub enum IdentityCommand {
	/// Register an identity of yours: a person, or with --device a device without a key of its own
	Register(RegisterIdentity),
	/// Print the text that a device signs to be registered
	Challenge(ChallengeDevice),
	/// Register a device under the id that its key gives it, with that key's consent
	RegisterDevice(RegisterDevice),
	/// Make and look at files with a device's key
	#[command(subcommand)]
	DeviceKey(DeviceKeyCommand),
	/// Show an identity
	Show {
		/// The id of the identity
		identity: IdentityId,
	},
	/// List the identities of an account
	List {
		/// The address of the account [default: your own]
		address: Option<Account>,
	},
	/// Show where an identity's data is
	Data(ShowData),
	/// Let other accounts act for an identity of yours
	#[command(subcommand)]
	Delegate(DelegateCommand),
	/// What changes an identity.
	#[command(flatten)]
	Change(ChangeIdentity),
}

/// `litentry identity register`
#[derive(Clone, Debug, Args)]
pub struct RegisterIdentity {
	/// It is a device, or a service
	#[arg(long)]
	pub device: bool,
	/// What people are told about it
	#[arg(long, value_name = "TEXT", default_value = "")]
	pub description: Description,
}

/// `litentry identity data`
#[derive(Clone, Copy, Debug, Args)]
pub struct ShowData {
	/// The id of the identity
	pub identity: IdentityId,
	/// Show this version [default: the latest]
	#[arg(long, value_name = "NUMBER")]
	pub version: Option<u32>,
	/// List all versions, superseded ones included
	#[arg(long, conflicts_with = "version")]
	pub all: bool,
}

/// What to do with delegates.
#[derive(Clone, Copy, Debug, Subcommand)]
pub enum DelegateCommand {
	/// Let an account act for an identity of yours, or change what it may do
	Name {
		/// The id of the identity
		identity: IdentityId,
		/// The address of the account
		delegate: Account,
		/// What it may do: define, issue, update and recall tokens; verify them; or both
		#[arg(long, value_enum)]
		rights: RightsWord,
	},
	/// Let an account no longer act for an identity of yours
	Dismiss {
		/// The id of the identity
		identity: IdentityId,
		/// The address of the account
		delegate: Account,
	},
	/// List who may act for an identity
	List {
		/// The id of the identity
		identity: IdentityId,
	},
}
