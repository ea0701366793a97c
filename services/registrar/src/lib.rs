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
//! - [`rate`]: how often something may be done
//! - [`audit`]: the record of what was verified and judged, as hashes alone
//! - [`outbox`]: exactly one judgement for each request, whatever crashes
//! - [`sign_in`]: how people show which account is theirs
//! - [`api`]: what programs ask, over HTTP and WebSocket
//! - [`token`]: what the registrar says to itself through the hands of others
//! - [`store`]: everything that is kept, in SQLite or PostgreSQL
//! - [`engine`]: where all of this comes together
//! - [`metrics`]: what can be measured
//! - [`log`]: what the operator is told as it happens
//! - [`operator`]: the operator's commands
//! - [`links`]: the links that are given out
//! - [`mail`]: electronic mail, sent and received
//! - [`oauth`]: signing in with a platform
//! - [`matrix`]: the registrar's own account on Matrix
//! - [`remarks`]: what accounts without keys sign with
//! - [`account_text`]: accounts as people write them
//! - [`chains`]: what people call the chains
//! - [`chain_names`]: the names that chains show
//! - [`config`], [`keys`]: what the operator writes
//! - [`run`]: all of it at work
//! - [`web`]: the pages
//! - [`chain`]: a chain seen through several endpoints, and judgements sent to it

pub mod account_text;
pub mod answer;
pub mod api;
pub mod audit;
pub mod chain;
pub mod chain_names;
pub mod chains;
pub mod challenge;
pub mod config;
pub mod desk;
pub mod engine;
pub mod identity;
pub mod keys;
pub mod links;
pub mod log;
pub mod mail;
pub mod matrix;
pub mod metrics;
mod moments;
pub mod oauth;
pub mod operator;
pub mod outbox;
pub mod policy;
pub mod rate;
pub mod remarks;
pub mod request;
pub mod run;
pub mod sign_in;
pub mod store;
pub mod token;
pub mod verifier;
pub mod verifiers;
pub mod web;
