//! A chain with registrars, and people who ask them for judgements.
//!
//! - [`RegistrarNetwork`]: a node, a mail server and any number of registrars
//! - [`Office`], [`Registrar`], [`Surroundings`]: a registrar as the chain knows it, and the program that
//!   does its work
//! - [`IdentityChain`], [`calls`]: what is sent to the chain
//! - [`JudgementLog`], [`Judged`], [`Standing`]: what its finalized blocks hold, seen by no registrar
//! - [`Foreigner`], [`Guest`]: people who use libraries that others wrote
//! - [`Visitor`]: people's side of a registrar
//! - [`Mailbox`]: where the registrar's mail arrives
//! - [`walk`]: one identity before somebody's eyes
//! - [`Endpoint`], [`Ill`]: an endpoint of the chain that fails and lies

pub mod calls;
mod chain;
mod conversation;
mod endpoint;
mod foreigner;
mod identity;
mod judgements;
mod key;
mod mailbox;
mod network;
mod office;
mod service;
mod settings;
mod standing;
mod visitor;
mod walk;

pub use chain::IdentityChain;
pub use endpoint::{Endpoint, Ill};
pub use foreigner::{Foreigner, Guest, Library, Way};
pub use identity::Identity;
pub use judgements::{Judged, JudgementLog};
pub use key::Key;
pub use mailbox::{Mail, Mailbox, MailedFile};
pub use network::RegistrarNetwork;
pub use office::{FEE, Office, SignedBy};
pub use service::Registrar;
pub use settings::Surroundings;
pub use standing::{Judgement, Standing};
pub use visitor::{SignIn, Visitor};
pub use walk::{Waiting, Walked, leave_waiting, open_registrar, walk};
