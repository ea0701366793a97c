//! Wallets' own libraries, run by Node.js, and ours accept each other's signatures and refuse the same ones.
//!
//! Keys and challenges are drawn anew in each run; a failure names the seed that they were drawn from.

#![allow(clippy::unwrap_used)]

mod ask;
mod bitcoin;
mod challenge;
mod cosmos;
mod device;
mod evm;
mod passkey;
mod solana;
mod substrate;
