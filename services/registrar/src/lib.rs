//! Verifies on-chain identities, and judges them without a human in the loop.
//!
//! - [`identity`]: an identity as a chain keeps it, and the hash that a judgement names
//! - [`policy`]: which fields are verified, and what stands in the way of a judgement
//! - [`request`]: a request for a judgement, from the block that holds it to its end
//! - [`challenge`]: single-use secrets, bound to what they are to show
//! - [`answer`]: what comes back on any channel, in one form
//! - [`verifier`]: what verifies one field
//! - [`verifiers`]: the verifiers themselves
//! - [`desk`]: what the registrar does for people, wallets and its operator

pub mod answer;
pub mod challenge;
pub mod desk;
pub mod identity;
pub mod policy;
pub mod request;
pub mod verifier;
pub mod verifiers;
