//! Identities: registering, showing and changing them, their data and their delegates.

mod change;
mod data;
mod delegates;
mod device;
mod failure;
mod list;
mod show;
mod words;

pub use change::{IdentityChanged, IdentityDone, change, register};
pub use data::{DataList, DataReport, data, data_versions};
pub use delegates::{DelegateList, delegates};
pub use device::{DeviceChallenged, DeviceKeyShown, challenge, consent, register_device};
pub use failure::IdentityFailure;
pub use list::{IdentityList, list};
pub use show::{IdentityShown, show};
