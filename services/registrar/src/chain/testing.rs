//! A chain in memory, made of the real pallets, and endpoints of it that misbehave.

mod fake_chain;
mod fake_node;
mod notebook;
mod runtime;

pub(super) use fake_chain::{FakeChain, REGISTRAR};
pub(super) use fake_node::{FakeEndpoints, Mood};
pub(super) use notebook::{Note, Notebook};
pub(super) use runtime::{ProxyType, RuntimeCall, RuntimeOrigin, info};
