//! A worker on a chain and with analyzers that do what the test says.

#![allow(clippy::unwrap_used)]

mod committees;
mod contract_wallets;
mod enrolling;
mod exports;
mod fake_analyzers;
mod fake_chain;
mod http;
mod ledger;
mod links;
mod log;
mod planning;
mod requests;
mod restarts;
mod turns;
mod undetermined;
mod world;
