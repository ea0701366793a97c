//! A chain in memory, made of the real pallets, and endpoints of it that misbehave.

mod fake_chain;
mod fake_node;
mod notebook;
mod runtime;

pub(super) use fake_chain::{FEE, FakeChain, REGISTRAR_SEED, registrar};
pub(super) use fake_node::{FakeEndpoints, Mood};
pub(super) use notebook::{Note, Notebook};
pub(super) use runtime::{ProxyType, RuntimeCall, RuntimeOrigin, Test, info};
