//! Whole networks of real processes: one test per network, in a module of its own.
//!
//! - [`main_job`]: scores, many at once, and link requests that are refused
//! - [`faults`]: data sources that lie, are silent or down
//! - [`restart`]: the worker and the chain's node killed at any moment
//! - [`finality`]: one of four validators down
//! - [`net_worth`]: one score over accounts of several chains
//! - [`book`]: the commands of the book
//! - [`clients`]: programs that others wrote; a lock that believes them
//!
//! What they are told with:
//!
//! - [`world`]: a network with the algorithm, and people with funds and wallets
//! - [`person`]: who links and asks
//! - [`scenario`]: stories told side by side, each with its own result
//! - [`proxy`]: an Ethereum node that lies or is silent about some accounts
//! - [`worker_log`]: how far the worker has come

#![allow(clippy::unwrap_used)]

mod book;
mod clients;
mod faults;
mod finality;
mod main_job;
mod net_worth;
mod person;
mod proxy;
mod restart;
mod scenario;
mod worker_log;
mod world;
