//! Answers tasks from data sources.
//!
//! A worker sends `POST /task` with a sealed, signed task. The analyzer opens it, checks that a
//! registered worker asks, that the request is open and drawn on the finalized chain, that the task
//! fits the request and that the lot fell on this analyzer; then it reads its data source, signs what
//! it read and seals the observation to the workers. The same task always gets the same answer.
//!
//! - [`Analyzer`]: from a sealed task to a sealed observation
//! - [`Chain`], [`Registration`]: what it asks of the chain, and how it becomes known there
//! - [`LiveChain`], [`LiveRegistration`]: the same of the real chain, through a node
//! - [`Refusal`]: why a task gets no observation, with its code and HTTP status
//! - [`AnswerBook`]: the answers that were signed, through restarts
//! - [`router`]: the HTTP interface
//! - [`Config`], [`Source`], [`Sources`]: what `main.rs` puts it together from

mod analyzer;
mod answer_book;
mod arrivals;
mod assignment;
mod chain;
mod config;
mod duty;
mod http;
mod live_chain;
mod live_registration;
mod reading;
mod refusal;
mod registration;
mod remembered_draws;
mod sources;

pub use analyzer::{Analyzer, Identity};
pub use answer_book::{AnswerBook, BookFault};
pub use chain::{Chain, ChainState, Draw, OpenLinkRequest, OpenRequest};
pub use config::{Answering, Config, ConfigFault};
pub use http::{HttpLimits, MAX_BODY, router};
pub use live_chain::{LiveChain, LiveState};
pub use live_registration::LiveRegistration;
pub use reading::Patience;
pub use refusal::Refusal;
pub use registration::{Enrolment, Profile, Registration, Standing, enrol, enrol_patiently};
pub use sources::{Source, Sources};
