//! What a computing request says, and what can come of it.
//!
//! - [`ComputingRequest`]: what an account asks, sealed to the workers in one size
//! - [`Outcome`]: a certified score, or why there is none
//!
//! ```
//! use litentry_computing_request::{ComputingRequest, Disclosure, SEALED_REQUEST_LENGTH};
//! use litentry_sealing::{Context, Purpose, SecretKey};
//! use litentry_vocabulary::{Account, GenesisHash, KeyEpoch, LinkId};
//!
//! let (workers, requester) = (SecretKey::from_seed([1; 32]), SecretKey::from_seed([2; 32]));
//! let context = Context {
//!     genesis: GenesisHash([7; 32]),
//!     purpose: Purpose::ComputingRequest,
//!     epoch: KeyEpoch(0),
//!     account: Account([3; 32]),
//! };
//! let request = ComputingRequest {
//!     links: vec![LinkId(4)].try_into().unwrap_or_default(),
//!     disclosure: Disclosure::Score,
//!     reply_to: requester.public_key(),
//! };
//! let sealed = request.seal(&workers.public_key(), &context, &mut rand::rng())?;
//! assert_eq!(sealed.len(), SEALED_REQUEST_LENGTH);
//! assert_eq!(ComputingRequest::open(&workers, &context, &sealed)?, request);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod outcome;
mod request;

#[cfg(test)]
mod tests;

pub use outcome::{MAX_AGREED, MAX_SEALED_CREDENTIAL, Outcome, Undetermined};
pub use request::{
	ComputingRequest, Disclosure, MAX_LINKS, RequestUnreadable, SEALED_REQUEST_LENGTH,
};
