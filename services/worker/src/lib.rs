//! Opens sealed requests, collects observations, runs algorithms and certifies outcomes.
//!
//! At each finalized block a worker looks up which requests wait for an answer, and starts a job for
//! each that it is not doing already. A job ends when a finalized block holds its answer, or gives up
//! and is started again at a later block. Nothing is kept between the two: every value comes from the
//! chain and from the worker's keys, so a worker that was killed finishes what it had begun.
//!
//! - [`Worker`]: the loop, and the jobs that it starts
//! - [`Chain`], [`Analyzers`], [`Attestant`]: what it needs of the world
//! - [`decide_link`]: whether a link is confirmed
//! - [`wallet_inquiry`], [`wallet_verdict`]: what analyzers are asked about contract wallets, and say
//! - [`decide_shielding`], [`decide_revealing`]: whether a public link becomes shielded, and the reverse
//! - [`export()`]: all records of an owner
//! - [`linked_accounts`], [`plan`], [`decide_all`], [`score()`], [`Scored`]: from a computing request
//!   to its outcome, step by step
//! - [`Standing`]: when a worker has to bring evidence
//! - [`Duty`], [`Step`]: what is being done, and how far it has come, as the log tells it
//! - [`NodeChain`], [`HttpAnalyzers`], [`Config`], [`JsonLines`]: what `main.rs` puts it together from
//!
//! A certificate needs a quorum of the workers. This worker signs alone, which suffices as long as no
//! other is registered.

mod ask_failed;
mod attestant;
mod certify;
mod chain;
mod claims;
mod collect;
mod config;
mod connections;
mod contract_wallet;
mod duty;
mod export;
mod findings;
mod http;
mod identity;
mod jobs;
mod json_log;
mod lease;
mod link;
mod linked_accounts;
mod node;
mod plan;
mod pseudonyms;
mod record;
mod schedule;
mod score;
mod turn;
mod worker;

pub use ask_failed::AskFailed;
pub use attestant::Attestant;
pub use certify::{CannotCertify, Scored};
pub use chain::{
	AnalyzerContact, Chain, ChainState, Claim, Draw, Fate, Heads, OpenExport, OpenLink,
	OpenRequest, ProvenLink, Registered, RequestedLink, RevealingLink, ScoringAlgorithm,
	ShieldingLink, StoredRecord, Visibility,
};
pub use claims::Claims;
pub use collect::{Analyzers, Patience};
pub use config::{AttestationMode, Config, ConfigFault, LogFormat};
pub use contract_wallet::{Verdict, wallet_inquiry, wallet_verdict};
pub use duty::{Duty, Step};
pub use export::{CannotExport, export, open_export};
pub use findings::{Findings, decide_all};
pub use http::{Asking, CannotBuildClient, HttpAnalyzers, MAX_BODY};
pub use identity::Identity;
pub use json_log::JsonLines;
pub use lease::Standing;
pub use link::{LinkDecision, OpenedLink, decide_link, open_link};
pub use linked_accounts::{NamedLink, linked_accounts};
pub use litentry_public_internet::Addresses;
pub use node::{NodeChain, NodeHeads, NodeState};
pub use plan::{Inquiry, Plan, plan};
pub use record::Shielded;
pub use score::{NoScore, score};
pub use turn::{RevealingDecision, ShieldingDecision, decide_revealing, decide_shielding};
pub use worker::{Limits, Worker};
