//! The calls of the identity registry.

use litentry_identity::{DataPointer, DeviceProof, Kind, Rights};
use litentry_vocabulary::{Account, Description, IdentityId};
use parity_scale_codec::Encode;

/// A call of the identity registry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IdentityCall {
	/// Registers an identity of the signer's under an id that the chain makes.
	Register {
		/// A person's or a device's.
		kind: Kind,
		/// What people are told about it.
		description: Description,
	},
	/// Registers a device of the signer's under its own id.
	RegisterDevice {
		/// The device's id.
		id: IdentityId,
		/// Its consent.
		proof: DeviceProof,
		/// What people are told about it.
		description: Description,
	},
	/// Changes what people are told about an identity of the signer's.
	Describe {
		/// The identity.
		id: IdentityId,
		/// What they are told from now on.
		description: Description,
	},
	/// Says where the data of an identity of the signer's is from now on.
	PublishData {
		/// The identity.
		id: IdentityId,
		/// Where its data is.
		pointer: DataPointer,
	},
	/// Deletes a data pointer of a retired identity of the signer's.
	ForgetData {
		/// The identity.
		id: IdentityId,
		/// Which version.
		version: u32,
	},
	/// Offers an identity of the signer's to another account.
	Offer {
		/// The identity.
		id: IdentityId,
		/// Who may accept it.
		to: Account,
	},
	/// Takes an offer of the signer's back.
	WithdrawOffer {
		/// The identity.
		id: IdentityId,
	},
	/// Takes an identity over that is offered to the signer.
	Accept {
		/// The identity.
		id: IdentityId,
	},
	/// Takes an identity of the signer's out of use for good.
	Retire {
		/// The identity.
		id: IdentityId,
	},
	/// Lets an account act for an identity of the signer's.
	NameDelegate {
		/// The identity.
		id: IdentityId,
		/// Who.
		delegate: Account,
		/// What it may do.
		rights: Rights,
	},
	/// Lets an account no longer act for an identity of the signer's.
	DismissDelegate {
		/// The identity.
		id: IdentityId,
		/// Who.
		delegate: Account,
	},
}

impl IdentityCall {
	/// The call as `Pallet.call`.
	pub const fn name(&self) -> &'static str {
		match self {
			Self::Register { .. } => "IdentityRegistry.register_identity",
			Self::RegisterDevice { .. } => "IdentityRegistry.register_identity_with_id",
			Self::Describe { .. } => "IdentityRegistry.describe",
			Self::PublishData { .. } => "IdentityRegistry.publish_data",
			Self::ForgetData { .. } => "IdentityRegistry.forget_data",
			Self::Offer { .. } => "IdentityRegistry.offer",
			Self::WithdrawOffer { .. } => "IdentityRegistry.withdraw_offer",
			Self::Accept { .. } => "IdentityRegistry.accept",
			Self::Retire { .. } => "IdentityRegistry.retire",
			Self::NameDelegate { .. } => "IdentityRegistry.name_delegate",
			Self::DismissDelegate { .. } => "IdentityRegistry.dismiss_delegate",
		}
	}

	/// The SCALE encoding of each argument, in the order of the pallet's call.
	pub(super) fn arguments(&self) -> Vec<Vec<u8>> {
		match self {
			Self::Register { kind, description } => vec![kind.encode(), description.encode()],
			Self::RegisterDevice { id, proof, description } => {
				vec![id.encode(), proof.encode(), description.encode()]
			}
			Self::Describe { id, description } => vec![id.encode(), description.encode()],
			Self::PublishData { id, pointer } => vec![id.encode(), pointer.encode()],
			Self::ForgetData { id, version } => vec![id.encode(), version.encode()],
			Self::Offer { id, to } => vec![id.encode(), to.encode()],
			Self::WithdrawOffer { id } | Self::Accept { id } | Self::Retire { id } => {
				vec![id.encode()]
			}
			Self::NameDelegate { id, delegate, rights } => {
				vec![id.encode(), delegate.encode(), rights.encode()]
			}
			Self::DismissDelegate { id, delegate } => vec![id.encode(), delegate.encode()],
		}
	}
}
