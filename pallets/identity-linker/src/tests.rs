//! One file per call, and the properties that hold whatever is called.

#![allow(clippy::unwrap_used)]

mod answer_export;
mod clear_export;
mod confirm_link;
mod confirm_reveal;
mod erase;
mod expiry;
mod forget_move;
mod genesis;
mod link_proofs;
mod link_public;
mod move_links;
mod proof_errors;
mod properties;
mod queries;
mod rebuilt;
mod refuse_link;
mod request_export;
mod request_link;
mod reveal;
mod set_platform;
mod shield;
mod sizes;
mod unlink;
mod unlink_by_proof;
