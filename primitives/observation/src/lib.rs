//! Tasks, signed observations, committees, and the rule that decides among answers.
//!
//! - [`Task`], [`SignedTask`]: what a worker asks
//! - [`Question`], [`Order`]: what the task is about, and for whose sake it is asked
//! - [`Observation`], [`Answer`]: what an analyzer answers
//! - [`PossessionProof`]: that an analyzer's key is its own
//! - [`committee`], [`request_seed`], [`link_seed`]: which analyzers are asked, drawn by lot
//! - [`CommitteeSize`]: how many they are, and how many of them may lie
//! - [`decide`]: what their answers come to
//! - [`SignedTask::seal`], [`Observation::seal`]: how the two travel
//! - [`observations_root`], [`InclusionProof`]: one hash for all of them
//!
//! All of it is pure: the same answers give the same decision to whoever computes it.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod committee;
mod committee_size;
mod decision;
mod observation;
mod possession;
mod question;
mod root;
mod sealed;
mod task;

#[cfg(test)]
mod tests;

pub use committee::{committee, link_seed, request_seed};
pub use committee_size::{CommitteeSize, InvalidCommitteeSize};
pub use decision::{Decision, Rule, decide};
pub use observation::{Answer, Observation, ObservationInvalid, SourceBlock};
pub use possession::{NotPossessed, PossessionProof};
pub use question::{Order, Question};
pub use root::{InclusionProof, observations_root};
pub use sealed::{SEALED_OBSERVATION_LENGTH, SEALED_TASK_LENGTH, Unreadable};
pub use task::{SignedTask, Task, TaskHash, TaskNotSigned};
