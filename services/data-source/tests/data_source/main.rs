//! The data source as its users see it, on a chain in memory and on HTTP servers of this machine.

#![allow(clippy::unwrap_used)]

mod bitcoin_balance;
mod contract_wallets;
mod ethereum_balance;
mod fake_chain;
mod fake_esplora;
mod fake_server;
mod fake_substrate;
mod holds_erc20;
mod http_rpc;
mod moments;
mod reorganisations;
mod scanning;
mod standing_in;
mod substrate_balance;
mod transactions_to;
mod world;
