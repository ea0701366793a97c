//! Identities of persons and devices: what the registry keeps of one, and how a device proves which
//! it is.
//!
//! - [`Identity`], [`Kind`], [`Status`]: an entry of the registry
//! - [`device_identity`], [`registered_identity`]: how an entry gets its id
//! - [`DeviceChallenge`], [`verify_device`]: the proof that a device's key agrees
//! - [`DataPointer`]: where the identity's data is, and how to know that it is unchanged
//! - [`Rights`]: what an owner lets a delegate do

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod data_pointer;
mod device;
mod id;
mod identity;
mod rights;

pub use data_pointer::{Cid, DataPointer, DataVersion, MAX_CID_LENGTH, MAX_SCHEMA_LENGTH, Schema};
pub use device::{
	DeviceChallenge, DeviceProof, DeviceRefused, MAX_CHALLENGE_LIFETIME, verify_device,
};
pub use id::{device_identity, registered_identity};
pub use identity::{Identity, Kind, Status};
pub use rights::Rights;
