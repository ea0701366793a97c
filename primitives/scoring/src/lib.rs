//! The ABI, the validator and the metered run of scoring algorithms.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;
