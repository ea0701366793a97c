//! The outcome as a W3C Verifiable Credential 2.0 secured with eddsa-jcs-2022.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;
